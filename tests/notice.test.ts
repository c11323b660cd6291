/** NOTICE and LICENSE say what is true of what npm brings. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'

const read = (file: string): string => readFileSync(fileURLToPath(new URL(`../${file}`, import.meta.url)), 'utf8')

const Names = z.record(z.string(), z.string()).default({})
const Lock = z.object({
  packages: z.record(z.string(), z.object({ license: z.string().optional(), dev: z.boolean().default(false), devOptional: z.boolean().default(false), dependencies: Names, optionalDependencies: Names })),
})
const { packages } = Lock.parse(JSON.parse(read('package-lock.json')))
const notice = read('NOTICE')
const nameOf = (path: string): string => path.replace(/^.*node_modules\//, '')

test('each package that the product asks for stands in NOTICE with its licence, and none that it does not', () => {
  const root = packages['']
  if (root === undefined) throw new Error('the lockfile has no root')
  const asked = Object.keys({ ...root.dependencies, ...root.optionalDependencies }).map((name) => `${name} ${packages[`node_modules/${name}`]?.license}`)
  const listed = [...notice.matchAll(/^ {2}(\S+) {2,}(\S.*)$/gm)].map(([, name, licence]) => `${name} ${licence}`)
  expect(listed).toEqual(asked.toSorted())
})

test('what those need in turn is under the licences that NOTICE names, or named there', () => {
  const sentence = /all of it under ([\s\S]*?), but for/.exec(notice)?.[1] ?? ''
  const free = sentence.split(/,\s*|\s+or\s+/)
  expect(free.length).toBeGreaterThan(4)
  const others = Object.entries(packages).filter(([path, { license = '?', dev, devOptional }]) => path !== '' && !dev && !devOptional && !free.includes(license))
  const kin = [...notice.matchAll(/(\S+)\*/g)].map(([, start = '']) => start)
  const unnamed = others.map(([path]) => nameOf(path)).filter((name) => !notice.includes(name) && !kin.some((start) => name.startsWith(start)))
  expect(unnamed).toEqual([])
})

test('the licence in package.json is the one in LICENSE', () => {
  expect(z.object({ license: z.literal('MIT') }).safeParse(JSON.parse(read('package.json'))).success).toBe(true)
  expect(read('LICENSE')).toMatch(/^MIT License/)
})
