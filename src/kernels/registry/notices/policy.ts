import { add, cans, change, flow, office, rows, see, self, type Scope } from '#platform/policy.ts'

const desk = office('staff', { own: true })
const anyOffice: Scope = { hat: 'tree', by: 'anyone' }

/** How a person wants to be told: the person's own, and the worker's to read. */
export const preferencePolicy = rows('notice-preference', {
  read: see(self('person'), flow),
  choose: add(self('person')),
  change: change(self('person')),
}, { table: 'notice_preference' })

/** Codes that prove an address: the person's own, and the worker's to send. */
export const emailCodePolicy = rows('email-code', {
  read: see(self('person'), flow),
  ask: add(self('person')),
  use: change(self('person'), flow),
}, { table: 'email_code' })

/** Devices that may be woken: the person's own; the worker opens them. */
export const devicePolicy = rows('push-device', {
  read: see(self('person'), flow),
  add: add(self('person')),
}, { table: 'push_device' })

/** What is on its way: the worker alone. */
export const deliveryPolicy = rows('delivery', {
  read: see(flow),
  route: add(flow),
  settle: change(flow),
})

/** What a day's messages came to: every office may know, no person stands in it. */
export const dayPolicy = rows('notice-day', {
  read: see(anyOffice, flow),
  begin: add(flow),
  count: change(flow),
}, { table: 'notice_day' })

/** Whom to call: the receiving desk alone, as with the request itself. */
export const callPolicy = rows('notice-call', {
  read: see(desk, flow),
  raise: add(flow),
  done: change(office('staff', { purpose: 'dispatch', own: true }), flow),
}, { table: 'notice_call' })

export const canCall = cans(callPolicy)
export const canCount = cans(dayPolicy)

/** The worker routes each notice once, and sees whether it was seen; what is long settled it takes away. */
export const routing: readonly string[] = [
  'grant select on notice to qq_flow',
  'create policy qq_notice_select_flow on notice for select to qq_flow using (true)',
  'grant update on notice to qq_flow',
  'create policy qq_notice_update_flow on notice for update to qq_flow using (true) with check (true)',
  'grant delete on delivery to qq_flow',
  'create policy qq_delivery_delete_flow on delivery for delete to qq_flow using (outcome is not null)',
  'grant delete on push_device to qq_flow',
  'create policy qq_push_device_delete_flow on push_device for delete to qq_flow using (true)',
  'grant delete on email_code to qq_flow',
  'create policy qq_email_code_delete_flow on email_code for delete to qq_flow using (true)',
]
