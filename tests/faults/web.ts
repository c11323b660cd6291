/** A web process and its worker, for the tests that need several of them or kill one. Its order comes as JSON in the first argument. */
import { z } from 'zod'
import { startServer } from '#app/server.ts'
import { startWorker } from '#app/worker.ts'
import { channelsOf } from '#kernels/registry/notices/index.ts'
import { testSecrets } from '../secrets.ts'

const order = z.object({ appUrl: z.url(), dataDir: z.string() }).parse(JSON.parse(process.argv[2] ?? ''))

const server = await startServer({
  ...order, host: '127.0.0.1', port: 0, secrets: testSecrets, distDir: `${order.dataDir}/none`, demo: true, outbox: true, level: 'fatal',
})
await startWorker({ ...order, secrets: testSecrets, channels: channelsOf({ gateway: undefined, mailer: undefined, push: undefined, local: true, limits: {}, address: '' }) })
process.stdout.write(`${server.address}\n`)
