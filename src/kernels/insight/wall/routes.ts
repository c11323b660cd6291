import type { Cx } from '#platform/cx.ts'
import { Refusal } from '#platform/refuse.ts'
import { reads } from '#platform/route.ts'
import { can } from '#kernels/insight/figures/index.ts'
import { orgOf } from '#kernels/registry/orgs/index.ts'
import * as api from './contract.ts'
import { wallOf } from './read.ts'

async function show(cx: Cx) {
  const org = cx.hat.kind === 'tree' ? await orgOf(cx.tx, cx.hat.org) : undefined
  if (org === undefined) throw new Refusal('absent', 404)
  return wallOf(cx, org)
}

export const routes = [reads(api.show, { can: (cx) => can.read(cx), run: show })]
