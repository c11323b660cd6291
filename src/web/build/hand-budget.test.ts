import { expect, test } from 'vitest'
import { handFaults, type Chunk } from './hand-budget.ts'
import { shellOf } from './shell-of.ts'

const chunk = (file: string, more: Partial<Chunk> = {}): Chunk =>
  ({ file, modules: [], imports: [], dynamicImports: [], facade: null, size: 10, ...more })

const entry = (more: Partial<Chunk>) => chunk('hand.js', { facade: '/x/src/web/hand.html', ...more })

test.each(['antd/es/table', 'echarts/core', 'kysely/dist', 'pg/lib'])('%s in a hand chunk is found, at once and behind a lazy page', (heavy) => {
  const shared = chunk('heavy.js', { modules: [`/x/node_modules/${heavy}/index.js`] })
  expect(handFaults([entry({ imports: ['heavy.js'] }), shared], 100)).toHaveLength(1)
  const page = chunk('order.js', { facade: '/x/web/hand/order.tsx', imports: ['heavy.js'] })
  expect(handFaults([entry({ dynamicImports: ['order.js'] }), page, shared], 100)).toHaveLength(1)
})

test('a desk page that the hand shell never opens may hold it', () => {
  const antd = chunk('antd.js', { modules: ['/x/node_modules/antd/es/table/index.js'] })
  const page = chunk('inbox.js', { facade: '/x/web/desk/inbox.tsx', imports: ['antd.js'] })
  expect(handFaults([entry({ dynamicImports: ['inbox.js'] }), page, antd], 100)).toEqual([])
})

test('what two desk pages share is theirs, as long as nothing of the hand is in it', () => {
  const shared = { file: 'form.js', modules: ['/x/node_modules/antd/es/table/index.js', '/x/web/desk/form.tsx'] }
  const lazily = entry({ dynamicImports: ['form.js'] })
  expect(handFaults([lazily, chunk(shared.file, shared)], 100)).toEqual([])
  expect(handFaults([lazily, chunk(shared.file, { modules: [...shared.modules, '/x/web/hand/order.tsx'] })], 100)).toHaveLength(1)
})

test('the first load is weighed with all that it imports, without lazy pages', () => {
  const parts = [entry({ imports: ['a.js'], dynamicImports: ['b.js'] }), chunk('a.js', { size: 80 }), chunk('b.js', { size: 80 })]
  expect(handFaults(parts, 90)).toEqual([])
  expect(handFaults(parts, 89)).toHaveLength(1)
})

test('addresses belong to one shell', () => {
  expect(['/', '/order', '/desk', '/desk/a', '/desktop', '/wall', '/wall/1'].map(shellOf))
    .toEqual(['hand', 'hand', 'desk', 'desk', 'hand', 'wall', 'wall'])
})
