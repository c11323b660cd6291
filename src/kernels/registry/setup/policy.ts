import { add, cans, change, door, everyone, rows, see } from '#platform/policy.ts'

/** The foot of each page is public; set-up writes it, later the admin at the top. */
export const policy = rows('handler', {
  read: see(everyone),
  begin: add(door),
  change: change(door),
})

export const can = cans(policy)

/** A path of one part: an organisation at the top. */
const atTheTop = `current_setting('qq.role', true) = 'admin' and current_setting('qq.lo', true) ~ '^[^/]+/$'`

/** Who runs the installation has no organisation of its own, so the admin at the top is named by the worn path alone. */
export const security: readonly string[] = [
  'grant update on handler to qq_tree',
  `create policy qq_handler_update_top on handler for update to qq_tree using (${atTheTop}) with check (${atTheTop})`,
]
