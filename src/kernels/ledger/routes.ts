import { reads, signedIn } from '#platform/route.ts'
import * as api from './contract.ts'
import { passbook, passbookLines } from './passbook.ts'

export const routes = [
  reads(api.show, { can: signedIn, run: passbook }),
  reads(api.lines, { can: signedIn, run: passbookLines }),
]
