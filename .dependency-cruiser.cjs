// Who may import whom. Each rule has a fixture in tests/house that it must catch.
const layers = ['src/platform', 'src/kernels/registry', 'src/kernels/ledger', 'src/kernels/marketplace', 'src/kernels/loop', 'src/kernels/scorecard', 'src/kernels/insight', 'src/practices', 'src/app']
const test = '(\\.test\\.tsx?$|\\.fixture\\.tsx?$|^tests/|^bench/)'
const upward = layers.slice(0, -1).map((layer, at) => ({
  name: `upward-from-${layer.split('/').at(-1)}`,
  comment: 'Imports flow downward; upward news travels by hook or tell.',
  severity: 'error',
  from: { path: `^${layer}/`, pathNot: `${test}|/web/` },
  to: { path: `^(${layers.slice(at + 1).join('|')})/` },
}))

module.exports = {
  forbidden: [
    ...upward,
    { name: 'no-cycle', comment: 'A page that is fetched later is no cycle.', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } } },
    {
      name: 'no-orphan', comment: 'A file that nobody imports is no part of the product.', severity: 'error',
      from: { orphan: true, pathNot: `${test}|\\.d\\.ts$|\\.config\\.ts$|\\.cjs$|\\.mjs$|src/web/(hand|desk|wall)/main\\.tsx$` }, to: {},
    },
    {
      name: 'module-by-its-door', comment: 'Enter another module by index, contract, flow, capability, policy-free data or web/pages only.', severity: 'error',
      from: { path: '^src/(kernels|practices|app)/([^/]+/[^/]+)/', pathNot: test },
      to: { path: '^src/(kernels|practices)/([^/]+/[^/]+)/', pathNot: '^src/(kernels|practices)/$2/|/(index|contract|flow|capability)\\.ts$|/web/(pages|words)\\.ts$|^src/kernels/registry/areas/(load|data/.+)\\.ts$|^src/practices/(shape|library/index)\\.ts$|^src/kernels/ledger/' },
    },
    {
      name: 'browser-takes-no-server', comment: 'A page sees contracts, flows and the domain-free, pure part of the platform.', severity: 'error',
      from: { path: '(^src/web/|/web/)', pathNot: `${test}|^src/web/build/` },
      to: { path: '^src/', pathNot: '(^src/web/|/web/|/(contract|flow|capability)\\.ts$|^src/platform/(contract|clock|flow|calendar|quantity|distance|figure/(binding|measure))\\.ts$|^src/practices/shape\\.ts$)' },
    },
    {
      name: 'browser-takes-no-node', severity: 'error',
      from: { path: '(^src/web/|/web/|/contract\\.ts$|/flow\\.ts$)', pathNot: `${test}|^src/web/build/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-app-connects', comment: 'Connections are opened in app/ and in tests.', severity: 'error',
      from: { path: '^src/', pathNot: `${test}|^src/app/|^src/platform/connect\\.ts$` }, to: { path: '^src/platform/connect\\.ts$' },
    },
    {
      name: 'hand-takes-no-desk', comment: 'No antd, no charts and no desk code on the phone.', severity: 'error',
      from: { path: '(^src/web/hand/|/web/hand/)', pathNot: test }, to: { path: '(^src/web/(desk|wall)/|/web/(desk|wall)/|node_modules/(antd|echarts)/)' },
    },
    {
      name: 'replay-sees-contracts-only', comment: 'A replay plays through the public interface.', severity: 'error',
      from: { path: '^tests/replays/[^/]+\\.ts$', pathNot: '\\.test\\.ts$' }, to: { path: '^src/', pathNot: '/(contract|flow)\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
    exclude: { path: '^(dist|\\.cache)' },
  },
}
