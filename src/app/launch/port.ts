import { createServer } from 'node:net'
import { CannotStart, codeOf } from './cannot-start.ts'

const sentences: Record<string, (host: string, port: number) => CannotStart> = {
  EADDRINUSE: (host, port) =>
    new CannotStart(
      `端口 ${host}:${port} 已被别的程序占用：停掉它，或换一个，如 PORT=${port + 1} npm start。`,
      `Port ${host}:${port} is taken by another program: stop that one, or choose another, as in PORT=${port + 1} npm start.`,
    ),
  EACCES: (host, port) =>
    new CannotStart(
      `没有权限使用端口 ${host}:${port}：换一个 1024 以上的端口，如 PORT=3000 npm start。`,
      `Port ${host}:${port} is not permitted to this user: choose one above 1024, as in PORT=3000 npm start.`,
    ),
}

function refused(error: unknown, host: string, port: number): CannotStart {
  const code = codeOf(error)
  return (
    sentences[code]?.(host, port) ??
    new CannotStart(
      `不能在 ${host}:${port} 上开门（${code}）：检查 HOST 和 PORT。`,
      `Cannot listen on ${host}:${port} (${code}): check HOST and PORT.`,
    )
  )
}

/**
 * Tries the door before anything slow is started.
 * @throws CannotStart where it is taken or not permitted.
 */
export function checkPort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const door = createServer()
    door.once('error', (error) => reject(refused(error, host, port)))
    door.listen({ host, port }, () => door.close(() => resolve()))
  })
}

/** A port of this machine that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const door = createServer()
    door.once('error', reject)
    door.listen(0, '127.0.0.1', () => {
      const bound = door.address()
      door.close(() => (typeof bound === 'object' && bound ? resolve(bound.port) : reject(new Error('no port is free'))))
    })
  })
}
