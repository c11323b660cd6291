import type { ReactNode } from 'react'
import { Navigate } from 'react-router'
import { useLive } from '../live.ts'
import { mayMeet, useMe } from '../me.ts'
import { pagesOf } from '../routes.ts'
import type { Page } from '../pages.ts'
import { Pages, useOpenPage } from '../shell.tsx'
import { signInHref } from '../sign-in.ts'
import { Missing } from '../ui/missing.tsx'
import { OfflineBar } from '../ui/offline-bar.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { SkipLink } from '../ui/skip-link.tsx'
import { Toaster } from '../ui/toast.tsx'
import { TabBar, TopBar } from './tabs.tsx'

const pages = pagesOf('hand')
const allTabs = pages.filter(({ nav }) => nav && nav.tab !== false)

/** A page that is not open to everybody leads a visitor to sign-in, and from there back. */
function Gate({ page, children }: { page: Page | undefined; children: ReactNode }) {
  const { data, error } = useMe()
  if (page === undefined || page.open === true || data || error) return children
  return data === null ? <Navigate to={signInHref()} replace /> : <Skeleton block={96} />
}

/** 掌上: what a phone shows. Tabs are the pages that ask for one. */
export function HandShell() {
  const me = useMe()
  const page = useOpenPage(pages)
  const tabs = allTabs.filter(({ nav }) => mayMeet(nav?.roles, me.data))
  useLive(me.data !== undefined && me.data !== null)
  return (
    <div className="hand-frame">
      <SkipLink />
      <TopBar tabs={tabs} />
      <OfflineBar />
      <main id="main" tabIndex={-1}><Gate page={page}><Pages pages={pages} missing={<Missing home="/" />} /></Gate></main>
      {page && tabs.includes(page) && <TabBar tabs={tabs} />}
      <Toaster />
    </div>
  )
}
