/** Refusals: every code is said in both languages and announced by an endpoint that answers with it. */
import type { Endpoint } from '#platform/contract.ts'
import { source, type Files, type Rule } from './files.ts'

const thrown = (text: string) => [...text.matchAll(/new (?:Refusal|Lost)\(\s*'([a-z][\w.-]*)'|'(may\.[a-z-]+)'/g)].map(([, code, may]) => code ?? may ?? '')

const declared = (text: string) =>
  [...text.matchAll(/refusals\('([\w-]+)',\s*\{([^}]*)\}/g)].flatMap(([, noun, body = '']) =>
    [...body.matchAll(/(?:'([\w-]+)'|\b([a-z][\w]*)):\s*\d{3}/g)].map(([, quoted, bare]) => `${noun}.${quoted ?? bare}`))

const codesIn = (text: string): string[] => [...thrown(text), ...declared(text)]

/** Every refusal code that a source file can throw. */
export function refusalCodes(files: Files): Map<string, string> {
  const read = [...files].filter(([path]) => source(path) && path !== 'src/platform/refuse.ts')
  return new Map(read.flatMap(([path, text]) => codesIn(text).map((code): [string, string] => [code, path])))
}

/** Codes of the platform, the hats and the door: any endpoint may answer with them, so none lists them. */
const isShared = (code: string): boolean => /^(may|input|command|clock|sheet)\.|^(input|absent|conflict|busy|away|fault|sign-in\.second-factor|setup\.filling)$/.test(code)

/** What a caller of an endpoint could not have foreseen: an answer that its contract does not announce. */
export const isAnnounced = (api: Endpoint, code: string): boolean => isShared(code) || api.refuses.includes(code)

/** Codes that contracts announce, by the text of their `refuses`. */
const announced = (files: Files): Set<string> =>
  new Set([...files].filter(([path]) => source(path) && path.endsWith('/contract.ts')).flatMap(([, text]) =>
    [...text.matchAll(/refuses: \[([^\]]*)\]/g)].flatMap(([, list = '']) => [...list.matchAll(/'([\w.-]+)'/g)].map(([, code = '']) => code))))

export const refusalRules: readonly Rule[] = [
  {
    name: 'every refusal of a module is announced by an endpoint',
    find: (files) => {
      const all = announced(files)
      return [...refusalCodes(files)].filter(([code]) => !isShared(code) && !all.has(code)).map(([code, path]) => `${code} of ${path} stands in no contract`)
    },
    sabotage: [
      ['src/kernels/ledger/actions.ts', "throw new Refusal('ledger.unheard-of', 409)"], ['src/kernels/ledger/deep/a.ts', "const fail = refusals('ledger', { 'unheard-of': 409 })"],
      ['src/kernels/ledger/deep/a.ts', "return new Lost('ledger.unheard-of')"],
    ],
  },
]
