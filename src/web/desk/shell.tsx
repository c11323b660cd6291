import { Drawer } from 'antd'
import { Menu } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { RefusedError } from '../call.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLive } from '../live.ts'
import { useMe, useOffice, useOffices } from '../me.ts'
import type { Page } from '../pages.ts'
import { pagesOf } from '../routes.ts'
import { Pages, useOpenPage } from '../shell.tsx'
import { DrawnDoor } from '../ui/drawings.tsx'
import { Missing } from '../ui/missing.tsx'
import { OfflineBar } from '../ui/offline-bar.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { SkipLink } from '../ui/skip-link.tsx'
import { Problem, State } from '../ui/states.tsx'
import { Toaster } from '../ui/toast.tsx'
import { Dress } from './dress.tsx'
import { OfficeSwitch } from './office.tsx'
import { Side } from './side.tsx'

const pages = pagesOf('desk')

const inMenu = (page: Page, role: string | undefined) =>
  page.nav !== undefined && (page.nav.roles === undefined || (role !== undefined && page.nav.roles.includes(role)))

function Today() {
  const { date, weekday, now } = useFormat()
  return <span className="desk-date num">{date(now)} {weekday(now)}</span>
}

/** The menu on a phone: the same sider, out of a drawer. */
function PhoneMenu({ lines }: { lines: readonly Page[] }) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const [open, setOpen] = useState(false)
  useEffect(() => setOpen(false), [pathname])
  return (
    <>
      <button type="button" className="desk-menu" aria-label={t('app.menu')} aria-expanded={open} onClick={() => setOpen(true)}><Menu /></button>
      <Drawer open={open} placement="left" size={264} closable={false} onClose={() => setOpen(false)} aria-label={t('app.menu')} styles={{ body: { padding: 0 } }}>
        <Side pages={lines} />
      </Drawer>
    </>
  )
}

const refused = (code: string) => new RefusedError(401, { code, message: '', facts: {}, trace: '' })

/** What stands in the middle: the page, or why there is none for this reader. */
function Work() {
  const { t } = useTranslation()
  const me = useMe()
  const office = useOffice()
  const offices = useOffices()
  const open = useOpenPage(pages)
  const shown = <Pages pages={pages} missing={<Missing home="/desk" />} />
  if (open?.open === true) return shown
  if (me.data === undefined) return me.error ? <Problem fault={me.error} onRetry={() => void me.refetch()} /> : <Skeleton block={96} />
  if (me.data === null) return <Problem fault={refused('may.sign-in')} />
  if (offices.length === 0) {
    return <State drawing={<DrawnDoor />} title={t('desk.noOffice')} note={t('desk.noOfficeNote')} action={<a className="btn btn-primary btn-m" href="/">{t('app.toHand')}</a>} />
  }
  if (!me.data.strong) return <Problem fault={refused('sign-in.second-factor')} />
  // Nothing is asked before the office is on.
  return office ? shown : <Skeleton block={96} />
}

function Frame() {
  const { t } = useTranslation()
  const me = useMe()
  const office = useOffice()
  const lines = pages.filter((page) => inMenu(page, office?.role))
  useLive(me.data?.strong === true && office !== undefined)
  return (
    <div className="desk-frame">
      <SkipLink />
      <Side pages={lines} />
      <header className="desk-top">
        <PhoneMenu lines={lines} />
        <OfficeSwitch />
        <Today />
      </header>
      <div className="desk-work">
        <main id="main" tabIndex={-1}><OfflineBar /><Work /></main>
        <aside id="desk-panel" aria-label={t('desk.side')} />
      </div>
      <Toaster />
    </div>
  )
}

/** 工作台: what an office sees. */
export const DeskShell = () => <Dress><Frame /></Dress>
