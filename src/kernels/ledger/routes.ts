import { asMyself, reads } from '#platform/route.ts'
import * as api from './contract.ts'
import { passbook, passbookLines } from './passbook.ts'

export const routes = [
  reads(api.show, { can: asMyself, run: passbook }),
  reads(api.lines, { can: asMyself, run: passbookLines }),
]
