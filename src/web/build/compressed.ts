import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const asBrotli = promisify(brotliCompress)
const asGzip = promisify(gzip)

/** Below this a packet carries it anyway. */
const SMALL = 1400
const text = /\.(js|css|svg|json)$/

async function pack(path: string): Promise<void> {
  const source = await readFile(path)
  if (source.length < SMALL) return
  const [br, gz] = await Promise.all([asBrotli(source), asGzip(source, { level: 9 })])
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)])
}

/** Lays a `.br` and a `.gz` beside each built text, so that the server packs nothing while somebody on a slow network waits. */
export function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: (_config, { command, mode }) => command === 'build' && mode === 'production',
    async writeBundle({ dir = '' }, bundle) {
      await Promise.all(Object.keys(bundle).filter((name) => text.test(name)).map((name) => pack(join(dir, name))))
    },
  }
}
