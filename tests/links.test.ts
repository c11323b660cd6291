import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

const anchors = (text: string): string[] =>
  [...text.matchAll(/^#+ +(.*)$/gm)].map((row) =>
    (row[1] ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  )

const withoutCode = (text: string): string => text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '')

/** Links of `text` that lead nowhere inside the checkout. */
function dead(text: string, path: string): string[] {
  const targets = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map((row) => row[1] ?? '')
  return targets.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false
    const [file = '', anchor] = decodeURI(target).split('#')
    const at = file === '' ? path : join(dirname(path), file)
    if (file !== '' && !existsSync(at)) return true
    return anchor !== undefined && !anchors(file === '' ? text : readFileSync(at, 'utf8')).includes(anchor)
  })
}

test('every link in the documents leads somewhere', () => {
  const files = globSync('{*.md,{docs,src,db,tests,bench}/**/*.md}', { cwd: root })
  expect(files.length).toBeGreaterThan(0)
  const found = files.flatMap((file) =>
    dead(readFileSync(join(root, file), 'utf8'), join(root, file)).map((target) => `${file}: ${target}`),
  )
  expect(found).toEqual([])
})

test('a dead link, a dead anchor and a link in code are told apart', () => {
  const text = '# One thing\n[a](none.md) [b](#one-thing) [c](#other) `[d](none.md)` [e](https://example.org)'
  expect(dead(text, join(root, 'README.md'))).toEqual(['none.md', '#other'])
})
