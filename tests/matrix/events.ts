/** Live events as people hear them while requests live their lives. */
import type { World } from '../world.ts'
import type { Persona } from './scene.ts'

/** What one listener heard, as it came. */
export interface Ear { persona: Persona; text: string }

/** Opens an event stream for each of them; `close` ends all and returns what was heard. */
export async function listen(w: World, personas: readonly Persona[]): Promise<{ close: () => Promise<Ear[]> }> {
  const leaving = new AbortController()
  const ears: Ear[] = personas.map((persona) => ({ persona, text: '' }))
  const hear = async (ear: Ear): Promise<() => Promise<void>> => {
    const { who } = ear.persona
    const reply = await fetch(`${w.server.address}/api/live?hat=${who?.hat ?? 'me'}`, { signal: leaving.signal, ...(who === null ? {} : { headers: { authorization: `Bearer ${who.token}` } }) })
    const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader()
    return async () => {
      for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) ear.text += part.value
    }
  }
  const reading = (await Promise.all(ears.map(hear))).map((read) => read().catch(() => undefined))
  return {
    close: async () => {
      // A notification is on its way for a moment after the commit.
      await new Promise((resolve) => setTimeout(resolve, 500))
      leaving.abort()
      await Promise.all(reading)
      return ears
    },
  }
}

/** The events of a stream. */
export const eventsIn = ({ text }: Ear): Record<string, unknown>[] =>
  text.split('\n').filter((line) => line.startsWith('data: ')).map((line) => JSON.parse(line.slice(6)) as Record<string, unknown>)
