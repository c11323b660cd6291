/** What bulletins keep of those who made them. */
import { onePage, type Personal } from '#platform/personal.ts'
import { wearing } from '#platform/wear.ts'
import * as q from './queries.ts'

const columns = ['bulletin.editor', 'bulletin.reviewer', 'bulletin.signer']

export const personal = {
  exports: [{
    kind: 'bulletins', columns, fields: { org: 'text', from: 'day', to: 'day', state: 'word:state.bulletin' },
    // Its makers are read in office; for their own copy the clock's hat reads, and only what names them.
    rows: onePage((cx, person) => wearing(cx, { kind: 'flow' }, () => q.madeBy(cx.tx, person))),
  }],
  erases: [{ columns, because: 'Who answered for a bulletin is kept with it, and a published issue never changes; the record names a pseudonym.' }],
} satisfies Personal
