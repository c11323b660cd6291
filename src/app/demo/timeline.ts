/** Events on a moved clock: it goes from one time to the next, and what happens at one time happens side by side. */

/** Something that happens at a time. */
export interface Event { at: Date; run: () => Promise<unknown> }

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

/** Lets all events happen, earliest first; events of one time are in no order. */
export async function play(events: readonly Event[], clock: { to: (at: Date) => Promise<void>; done?: (events: number) => void }): Promise<void> {
  const times = Map.groupBy(events, ({ at }) => at.getTime())
  for (const [time, now] of [...times].toSorted(([a], [b]) => a - b)) {
    await clock.to(new Date(time))
    await together(now, ({ run }) => run())
    clock.done?.(now.length)
  }
}
