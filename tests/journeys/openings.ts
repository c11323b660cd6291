/**
 * What opens over a page or beside it: sheets, questions, forms, panels. Each is checked and shown as a page is. A new one is a line
 * here: the page, who is there, what it is about, and the names of what is pressed, one after another.
 */
import { generatePath } from 'react-router'
import type { Page as Tab } from 'playwright-core'
import type { Words } from '#web/i18n/words.ts'
import type { Page } from '#web/pages.ts'
import { inLanguage } from './everybody.ts'
import type { Cast, DeskRole, Visitor } from './every-page.ts'

/** A record by the state that somebody needs to open something of it. */
type Thing = 'confirmed' | 'finished' | 'working' | 'claimed' | 'open' | 'submitted' | 'issue' | 'draft'
export type Things = Readonly<Partial<Record<Thing, string>>>

/** The key of a word that a button is called by, or what its name is like. */
type Press = string | RegExp

export interface Opening {
  name: string
  /** The name of its page. */
  page: string
  as: 'resident' | 'leader' | DeskRole
  on?: Thing
  presses: readonly Press[]
  /** It is drawn beside the page, where there is room. */
  beside?: true
  /** Only a small screen has it. */
  small?: true
  /** Its words are those of the moment when it was opened. */
  fixed?: true
  /** Chinese that people themselves wrote, which it shows in every language. */
  own?: readonly string[]
}

const request = { page: 'request' } as const
const desk = { page: 'desk-request', as: 'staff' } as const
const row = /^理发|^上门理发/

export const openings: readonly Opening[] = [
  { name: 'communities', page: 'order', as: 'resident', presses: [/社区$/] },
  { name: 'place', page: 'order', as: 'resident', presses: ['order.place.pick'] },
  { name: 'confirm', ...request, as: 'resident', on: 'finished', presses: ['confirm.open'] },
  { name: 'not-solved', ...request, as: 'resident', on: 'finished', presses: ['again.open'] },
  { name: 'withdraw', ...request, as: 'resident', on: 'open', presses: ['withdraw.open'] },
  { name: 'withdraw-reason', ...request, as: 'resident', on: 'claimed', presses: ['withdraw.open'] },
  { name: 'window', ...request, as: 'resident', on: 'open', presses: ['matter.change'] },
  { name: 'claim', page: 'hall', as: 'leader', presses: ['hall.claim'] },
  { name: 'window-asked', ...request, as: 'leader', on: 'claimed', presses: ['matter.change'] },
  { name: 'helpers', ...request, as: 'leader', on: 'claimed', presses: ['helpers.open'] },
  { name: 'release', ...request, as: 'leader', on: 'claimed', presses: ['release.open'] },
  { name: 'finish', ...request, as: 'leader', on: 'working', presses: ['finish.open'] },
  { name: 'add-member', page: 'team-members', as: 'leader', presses: ['team.add'] },
  { name: 'member-out', page: 'team-members', as: 'leader', presses: ['team.out'] },
  { name: 'email', page: 'told', as: 'resident', presses: ['told.emailAdd'] },

  { name: 'menu', page: 'desk-today', as: 'staff', presses: ['app.menu'], small: true },
  { name: 'panel', page: 'desk-requests', as: 'staff', presses: [row], beside: true },
  { name: 'edit', ...desk, on: 'submitted', presses: ['panel.edit'] },
  { name: 'decline', ...desk, on: 'submitted', presses: ['panel.decline'] },
  { name: 'merge', ...desk, on: 'submitted', presses: [/^并单到/] },
  { name: 'explain', ...desk, on: 'open', presses: ['panel.explain'] },
  { name: 'unserved', ...desk, on: 'open', presses: ['panel.unserved'] },
  { name: 'hand-back', ...desk, on: 'working', presses: ['panel.handBack'] },
  { name: 'service', page: 'desk-menu', as: 'staff', presses: [row], beside: true },
  { name: 'service-form', page: 'desk-menu', as: 'staff', presses: [row, 'menu.edit'], own: ['理发'] },
  { name: 'add-below', page: 'desk-orgs', as: 'admin', presses: ['org.add'] },
  { name: 'add-team', page: 'desk-orgs', as: 'admin', presses: ['teams.add'] },
  { name: 'rename', page: 'desk-orgs', as: 'admin', presses: ['org.rename'] },
  { name: 'paste', page: 'desk-premises', as: 'staff', presses: ['premise.paste'] },
  { name: 'place-form', page: 'desk-premises', as: 'staff', presses: [/^修改桂苑/] },
  { name: 'appoint', page: 'desk-people', as: 'admin', presses: ['appointment.add'] },
  { name: 'end', page: 'desk-people', as: 'admin', presses: [/^结束.*工作人员|^End the office.*staff/], fixed: true },
  { name: 'new-draft', page: 'bulletins', as: 'editor', presses: ['bulletin.new'] },
  { name: 'send', page: 'bulletin', as: 'editor', on: 'draft', presses: ['bulletin.do.send'] },
]

/** What its pictures and its test are called. */
export const nameOf = ({ page, name }: Opening): string => `${page} · ${name}`

export const actorOf = ({ as }: Opening, cast: Cast): Visitor => (as === 'resident' || as === 'leader' ? cast[as] : cast.desk[as])

/** Its page's address; undefined where there is no such record. */
export function addressOfOpening({ on }: Opening, page: Page, things: Things): string | undefined {
  const id = on === undefined ? '' : things[on]
  return id === undefined ? undefined : generatePath(page.path, { id, key: 'hangzhou-governance' })
}

/** Presses what opens it, called as in these words, and waits until it stands there. */
export async function openIt(tab: Tab, { presses, beside }: Opening, words: Words['zh']): Promise<void> {
  for (const press of presses) {
    const name = typeof press === 'string' ? (words[press] ?? press) : press
    await tab.getByRole('button', { name, exact: typeof press === 'string' }).first().click({ timeout: 8000 })
  }
  const opened = beside === true ? tab.locator('#desk-panel > *, .ant-drawer-open') : tab.getByRole('dialog')
  await opened.filter({ visible: true }).first().waitFor({ timeout: 8000 })
  await tab.waitForFunction(() => document.querySelector('.bone,.bones,.ant-spin-spinning') === null)
}

/** Turns the page to a language with what was opened in Chinese; what keeps the words of its moment is opened again. */
export async function turnTo(tab: Tab, opening: Opening | undefined, language: 'zh' | 'en', words: Words): Promise<void> {
  if (opening?.fixed === true) await tab.keyboard.press('Escape')
  await inLanguage(tab, language)
  if (opening?.fixed === true) await openIt(tab, opening, words[language])
}
