/** The contact sheet: all pictures on one page for the browser, and one picture a page of the product for whoever has none. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import type { Picture } from './pictures.ts'

const style = `
body{margin:24px;background:#DDE1EA;font:14px/1.4 sans-serif;color:#161B2E}
section{width:1500px;padding:12px 0 20px}
h2{font-size:18px;margin:0 0 8px}
div{display:flex;flex-wrap:wrap;align-items:flex-start;gap:12px;margin-bottom:12px}
figure{margin:0}figcaption{font-size:12px}
img{display:block;box-shadow:0 1px 4px #0003}
.phone img{width:236px}.laptop img,.wall img{width:740px}`

const figure = ({ device, language, care, rows, file }: Picture) =>
  `<figure class="${device}"><figcaption>${care === true ? 'large' : language} · ${rows ? 'rows' : 'none'}</figcaption><a href="${file}"><img src="${file}" alt=""></a></figure>`

const section = (page: string, pictures: readonly Picture[], at: number) => {
  const row = (device: Picture['device']) => pictures.filter((one) => one.device === device).map(figure).join('')
  return `<section id="page-${at}"><h2>${page}</h2><div>${row('phone')}</div><div>${row('laptop')}${row('wall')}</div></section>`
}

/** Writes `index.html` and `sheets/*.png` beside the pictures; returns how many sheets. */
export async function layOut(window: Browser, to: string, pictures: readonly Picture[]): Promise<number> {
  const byPage = Map.groupBy(pictures, ({ page }) => page)
  const body = [...byPage].map(([page, of], at) => section(page, of, at)).join('\n')
  const index = join(to, 'index.html')
  writeFileSync(index, `<!doctype html><meta charset="utf-8"><title>Every page</title><style>${style}</style>\n${body}\n`)
  mkdirSync(join(to, 'sheets'), { recursive: true })
  const tab = await window.newPage({ viewport: { width: 1560, height: 900 } })
  await tab.goto(pathToFileURL(index).href)
  for (const [at, of] of [...byPage.values()].entries()) {
    const name = of[0]?.file.split('-').slice(0, -3).join('-')
    await tab.locator(`#page-${at}`).screenshot({ path: join(to, 'sheets', `${name}.png`) })
  }
  await tab.close()
  return byPage.size
}
