/** What a page owes to everybody: readers of English, people with large text, a keyboard, little room. Looked for on the open page. */
import type { Page } from 'playwright-core'
import { settled } from './visit.ts'

/** Another tab of the same browser chose something; this one follows. */
async function chosen(page: Page, key: string, value: string): Promise<void> {
  await page.evaluate(([name, next]) => dispatchEvent(new StorageEvent('storage', { key: name, newValue: next })), [key, value] as const)
  await settled(page)
}

/** The page in a language, as one press of its switch leaves it. */
export const inLanguage = (page: Page, language: 'zh' | 'en') => chosen(page, 'qq-language', language)
/** The page in the large view, or no more. */
export const inLarge = (page: Page, on: boolean) => chosen(page, 'qq-care', on ? 'on' : 'off')

/** Chinese that an English page shows outside of what says itself to be Chinese, piece by piece. */
export const chineseIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const seen = new Set<string>()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const around = node.parentElement
      if (around === null || around.closest('[lang^=zh],script,style') !== null || around.getClientRects().length === 0) continue
      for (const piece of (node.textContent ?? '').match(/[\p{Script=Han}（）、，。：；？《》“”]+/gu) ?? []) seen.add(piece)
    }
    for (const named of document.querySelectorAll('[aria-label],[placeholder],[title]')) {
      if (named.closest('[lang^=zh]') !== null) continue
      for (const name of ['aria-label', 'placeholder', 'title']) for (const piece of (named.getAttribute(name) ?? '').match(/\p{Script=Han}+/gu) ?? []) seen.add(piece)
    }
    return [...seen]
  })

/** Text that is cut, and what reaches past the right edge, outside of rows that are meant to be swept along. */
const cutNow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const swept = '.choices-pills,.choices-tabs,.when-days,.ant-tabs-nav,.ant-table-thead,.ant-switch,.hidden-text,.skip'
    const where = (found: Element) => `<${found.tagName.toLowerCase()} class="${found.className}"> ${(found.textContent ?? '').trim().slice(0, 40)}`
    const faults: string[] = []
    for (const found of document.querySelectorAll('body *')) {
      const box = found.getBoundingClientRect()
      if (box.width === 0 || box.height === 0 || found.closest(swept) !== null || found.closest('svg') !== null) continue
      const style = getComputedStyle(found)
      if (style.clipPath !== 'none' || style.visibility === 'hidden') continue
      const hides = style.overflowX !== 'visible' && found instanceof HTMLElement && !(found instanceof HTMLInputElement)
      if (hides && found.scrollWidth > found.clientWidth + 1 && (found.textContent ?? '').trim() !== '') faults.push(`wider than its box: ${where(found)}`)
      if (box.right > innerWidth + 1 && found.children.length === 0 && style.position !== 'absolute') faults.push(`past the edge: ${where(found)}`)
    }
    return [...new Set(faults)].slice(0, 4)
  })

/** What is cut at 400 % zoom (320 CSS pixels), and with `text` at 200 % of its size on a phone. The window is as it was afterwards. */
export async function cutIn(page: Page, { text }: { text: boolean }): Promise<string[]> {
  const before = page.viewportSize() ?? { width: 390, height: 844 }
  await page.setViewportSize({ width: 320, height: 640 })
  const zoomed = await cutNow(page)
  await page.setViewportSize(text ? { width: 390, height: 844 } : before)
  if (!text) return zoomed.map((fault) => `at 320 px ${fault}`)
  await page.evaluate(() => void (document.documentElement.style.fontSize = '200%'))
  const enlarged = await cutNow(page)
  await page.evaluate(() => void (document.documentElement.style.fontSize = ''))
  await page.setViewportSize(before)
  return [...zoomed.map((fault) => `at 320 px ${fault}`), ...enlarged.map((fault) => `at 200 % text ${fault}`)]
}

/** What a mouse alone could press, and movement for somebody who asked for none. */
export const deafIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    // The arrow keys do in its field what a number's two small buttons do.
    const reached = 'a[href],button,input,select,textarea,label,summary,[tabindex="0"],[role=tab],.ant-input-number'
    const points = (found: Element | null) => found !== null && getComputedStyle(found).cursor === 'pointer'
    const pressed = [...document.querySelectorAll<HTMLElement>('body *')].filter((found) =>
      points(found) && !points(found.parentElement) && found.getClientRects().length > 0 && found.closest(reached) === null && found.querySelector(reached) === null)
    const moving = document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().duration ?? 0) > 10)
    return [
      ...pressed.slice(0, 3).map((found) => `for a mouse alone: ${found.outerHTML.slice(0, 120)}`),
      ...moving.slice(0, 3).map((one) => `moves though it was asked not to: ${one instanceof CSSAnimation ? one.animationName : one.id}`),
    ]
  })

/** What the large view owes: letters of 20 px, targets of 60 px, reading aloud first and one tap back. */
export const smallIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = []
    const visible = (found: Element) => found.getClientRects().length > 0 && getComputedStyle(found).clipPath === 'none' && found.closest('.hidden-text,.skip') === null
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const around = node.parentElement
      const text = (node.textContent ?? '').trim()
      if (around === null || text === '' || !visible(around) || around.closest('svg,.initials') !== null) continue
      const size = parseFloat(getComputedStyle(around).fontSize)
      if (size < 20) faults.push(`${size} px: ${text.slice(0, 30)}`)
    }
    for (const target of document.querySelectorAll('main button,main a[href],main select,main input:not([type=checkbox]):not([type=radio]),nav a')) {
      const { height } = target.getBoundingClientRect()
      if (visible(target) && getComputedStyle(target).display !== 'inline' && height < 60) faults.push(`${Math.round(height)} px high: ${target.outerHTML.slice(0, 90)}`)
    }
    const [first, second] = document.querySelectorAll('main button')
    if (first?.className !== 'read-aloud') faults.push('reading aloud does not come first')
    if (second?.closest('.care-bar') === null) faults.push('there is no tap back')
    return [...new Set(faults)].slice(0, 6)
  })
