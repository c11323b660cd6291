import { useLive } from '../live.ts'
import { mayMeet, useMe } from '../me.ts'
import { pagesOf } from '../routes.ts'
import { Pages, useOpenPage } from '../shell.tsx'
import { Missing } from '../ui/missing.tsx'
import { OfflineBar } from '../ui/offline-bar.tsx'
import { SkipLink } from '../ui/skip-link.tsx'
import { Toaster } from '../ui/toast.tsx'
import { TabBar, TopBar } from './tabs.tsx'

const pages = pagesOf('hand')
const allTabs = pages.filter(({ nav }) => nav && nav.tab !== false)

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
      <main id="main" tabIndex={-1}><Pages pages={pages} missing={<Missing home="/" />} /></main>
      {page && tabs.includes(page) && <TabBar tabs={tabs} />}
      <Toaster />
    </div>
  )
}
