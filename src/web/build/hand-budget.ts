import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

/** What one built chunk holds and leads to. */
export interface Chunk {
  file: string
  /** Names of the packages and paths of our files inside it. */
  modules: readonly string[]
  imports: readonly string[]
  dynamicImports: readonly string[]
  /** The page or entry that it was made for, if any. */
  facade: string | null
  /** Bytes after gzip, its style sheets included. */
  size: number
}

/** Packages that a phone never downloads. */
const heavy = ['antd', '@ant-design', 'rc-', '@rc-component', 'echarts', 'zrender', 'leaflet', 'kysely', 'pg', 'fastify']

const holds = (path: string) =>
  heavy.find((name) => path.includes(`/node_modules/${name}${name.endsWith('-') ? '' : '/'}`))

const elsewhere = (path: string) => /\/web\/(desk|wall|kiosk)\//.test(path)

/** A chunk of another shell: made for a page of it, or, where it was made for none, holding its files alone. */
function otherShell({ facade, modules }: Chunk): boolean {
  if (facade !== null) return elsewhere(facade)
  const ours = modules.filter((path) => !path.includes('/node_modules/'))
  return ours.length > 0 && ours.every(elsewhere)
}

function reach(chunks: ReadonlyMap<string, Chunk>, from: string, lazily: boolean): Chunk[] {
  const seen = new Map<string, Chunk>()
  const visit = (file: string) => {
    const chunk = chunks.get(file)
    if (!chunk || seen.has(file)) return
    seen.set(file, chunk)
    chunk.imports.forEach(visit)
    if (!lazily) return
    for (const next of chunk.dynamicImports) {
      const target = chunks.get(next)
      if (target && !otherShell(target)) visit(next)
    }
  }
  visit(from)
  return [...seen.values()]
}

/** What is wrong with the hand shell's chunks: first load above `limit` bytes gzipped, or a heavy package in any of them. */
export function handFaults(all: readonly Chunk[], limit: number): string[] {
  const chunks = new Map(all.map((chunk) => [chunk.file, chunk]))
  const entry = all.find((chunk) => chunk.facade?.endsWith('/hand.html'))
  if (!entry) return ['there is no hand entry']
  const faults = reach(chunks, entry.file, true).flatMap((chunk) =>
    chunk.modules.flatMap((path) => {
      const name = holds(path)
      return name ? [`${chunk.file} holds ${name}: ${path}`] : []
    }),
  )
  const first = reach(chunks, entry.file, false).reduce((sum, chunk) => sum + chunk.size, 0)
  if (first > limit) faults.push(`first load is ${first} bytes gzipped, ${limit} are allowed`)
  return faults
}

const sheets = (bundle: Rolldown.OutputBundle, chunk: Rolldown.OutputChunk) =>
  [...(chunk.viteMetadata?.importedCss ?? [])].flatMap((file) => {
    const part = bundle[file]
    return part?.type === 'asset' ? [gzipSync(part.source).length] : []
  })

/** Fails the build when a phone would download what it must not. */
export function handBudget({ limit }: { limit: number }): Plugin {
  return {
    name: 'hand-budget',
    // A build for development holds what warns its makers; no phone downloads it.
    apply: (_config, { mode }) => mode !== 'development',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).flatMap((part) =>
        part.type === 'chunk'
          ? [{
              file: part.fileName,
              modules: part.moduleIds,
              imports: part.imports,
              dynamicImports: part.dynamicImports,
              facade: part.facadeModuleId,
              size: sheets(bundle, part).reduce((sum, size) => sum + size, gzipSync(part.code).length),
            }]
          : [],
      )
      const faults = handFaults(chunks, limit)
      if (faults.length > 0) this.error(faults.slice(0, 8).join('\n'))
    },
  }
}
