/** A line between a browser and the product that is cut at a chosen moment, as in a lift, and stays cut until it is mended. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** When it is cut: as a request sets out, so that it never arrives; or as its answer sets out, so that it was done and nobody hears of it. */
export type Moment = 'request' | 'answer'

export interface Line extends AsyncDisposable {
  /** Where the browser finds the product. */
  address: string
  /** Cuts it once, at a request that begins with this line: `POST /api/requests`. */
  cutAt: (moment: Moment, head: RegExp) => void
  /** Whether it is cut. */
  cut: () => boolean
  mend: () => void
}

/** Opens a line to a server of this machine. */
export async function line(to: string): Promise<Line> {
  const open = new Set<Socket>()
  let cut = false
  let planned: { moment: Moment; head: RegExp } | undefined
  const break_ = () => {
    cut = true
    planned = undefined
    for (const socket of open) socket.destroy()
  }
  const server = createServer((near) => {
    if (cut) return void near.destroy()
    const far = connect(Number(new URL(to).port), '127.0.0.1')
    let last = false
    near.on('data', (bytes) => {
      const meant = planned?.head.test(bytes.toString('latin1', 0, 300)) === true
      if (meant && planned?.moment === 'request') return break_()
      last ||= meant
      far.write(bytes)
    })
    far.on('data', (bytes) => (last ? break_() : near.write(bytes)))
    for (const [socket, other] of [[near, far], [far, near]] as const) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        open.delete(socket)
        other.destroy()
      })
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutAt: (moment, head) => void (planned = { moment, head }),
    cut: () => cut,
    mend: () => void (cut = false),
    [Symbol.asyncDispose]: async () => {
      break_()
      await new Promise((done) => server.close(done))
    },
  }
}
