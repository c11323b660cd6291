import { Drawer } from 'antd'
import { Menu } from 'lucide-react'
import { useState } from 'react'
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
import { Foot } from '../ui/foot.tsx'
import { Missing } from '../ui/missing.tsx'
import { OfflineBar } from '../ui/offline-bar.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { SkipLink } from '../ui/skip-link.tsx'
import { Problem, State } from '../ui/states.tsx'
import { Toaster } from '../ui/toast.tsx'
import { Dress } from './dress.tsx'
import { Help, HelpButton } from './help.tsx'
import { OfficeSwitch } from './office.tsx'
import { Side } from './side.tsx'

const pages = pagesOf('desk')

/** Whoever holds no office is shown the pages that are open to all. */
const inMenu = ({ nav, open = false }: Page, role: string | undefined) =>
  nav !== undefined && (role === undefined ? open && nav.roles === undefined : nav.roles === undefined || nav.roles.includes(role))

function Today() {
  const { dated, now } = useFormat()
  return <span className="desk-date num">{dated(now)}</span>
}

/** The menu on a phone: the same sider, out of a drawer. */
function PhoneMenu({ lines }: { lines: readonly Page[] }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
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
  const me = useMe()
  const open = useOpenPage(pages)
  if (open?.open === true) return <Shown />
  if (me.data === undefined) return me.error ? <Problem alone fault={me.error} onRetry={() => void me.refetch()} /> : <Skeleton block={96} />
  return me.data === null ? <Problem alone fault={refused('may.sign-in')} /> : <AtOffice strong={me.data.strong} />
}

const Shown = () => <Pages pages={pages} missing={<Missing home="/desk" />} />

function AtOffice({ strong }: { strong: boolean }) {
  const { t } = useTranslation()
  const office = useOffice()
  if (useOffices().length === 0) {
    const away = <a className="btn btn-primary btn-m" href="/">{t('app.toHand')}</a>
    return <State alone drawing={<DrawnDoor />} title={t('desk.noOffice')} note={t('desk.noOfficeNote')} action={away} />
  }
  if (!strong) return <Problem alone fault={refused('sign-in.second-factor')} />
  // Nothing is asked before the office is on.
  return office ? <Shown /> : <Skeleton block={96} />
}

function Frame() {
  const { t } = useTranslation()
  const me = useMe()
  const { pathname } = useLocation()
  const office = useOffice()
  const page = useOpenPage(pages)
  // Lines that only an office sees count what waits, which the server tells after the second factor.
  const role = me.data?.strong === true ? office?.role : undefined
  const lines = pages.filter((page) => inMenu(page, role))
  useLive(me.data?.strong === true && office !== undefined)
  return (
    <div className="desk-frame">
      <SkipLink />
      <Side pages={lines} />
      <header className="desk-top">
        <PhoneMenu key={pathname} lines={lines} />
        <OfficeSwitch />
        <Today />
        {role !== undefined && <HelpButton page={page} />}
      </header>
      <div className="desk-work">
        <main id="main" tabIndex={-1}><OfflineBar />{role !== undefined && <Help page={page} />}<Work /><Foot /></main>
        <aside id="desk-panel" aria-label={t('desk.side')} />
      </div>
      <Toaster />
    </div>
  )
}

/** 工作台: what an office sees. */
export const DeskShell = () => <Dress><Frame /></Dress>
