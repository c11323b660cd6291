/** Events on a moved clock: it goes from one time to the next, and what happens at one time happens side by side. */

/** Something that happens at a time. Events of one `story` happen one after another, in their order. */
export interface Event {
  at: Date
  run: () => Promise<unknown>
  story?: object
}

/** As many at once as one machine answers without queueing. */
const AT_ONCE = 6

/** Does `work` for all items, some at a time. */
export async function together<T, R>(items: readonly T[], work: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const waiting = items.entries()
  const results: R[] = Array.from({ length: items.length })
  const lane = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await work(item, index)
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, lane))
  return results
}

/** The clock that events move. `blur` (ms): what lies so close together happens at one time, the last one's. */
export interface Moving {
  to: (at: Date) => Promise<void>
  done?: (events: number) => void
  blur?: number
}

/** Events by the time at which they happen, earliest first. */
function slots(events: readonly Event[], blur: number): Event[][] {
  const found: Event[][] = []
  for (const event of events.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const slot = found.at(-1)
    const first = slot?.[0]
    if (slot !== undefined && first !== undefined && event.at.getTime() - first.at.getTime() <= blur) slot.push(event)
    else found.push([event])
  }
  return found
}

/** Lets all events happen, earliest first; events of one time are in no order, but for those of one story. */
export async function play(events: readonly Event[], clock: Moving): Promise<void> {
  for (const slot of slots(events, clock.blur ?? 0)) {
    const last = slot.at(-1)
    if (last !== undefined) await clock.to(last.at)
    const stories = [...Map.groupBy(slot, (event) => event.story ?? event).values()]
    await together(stories, async (story) => {
      for (const { run } of story) await run()
    })
    clock.done?.(slot.length)
  }
}
