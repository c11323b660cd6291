import { gather } from '#platform/figure/measure.ts'
import { gatherPersonal } from '#platform/personal.ts'
import type { Manifest } from '#platform/manifest.ts'
import { manifest as areas } from '#kernels/registry/areas/index.ts'
import { manifest as orgs } from '#kernels/registry/orgs/index.ts'
import { manifest as premises } from '#kernels/registry/premises/index.ts'
import { manifest as settings } from '#kernels/registry/settings/index.ts'
import { manifest as people } from '#kernels/registry/people/index.ts'
import { manifest as appointments } from '#kernels/registry/appointments/index.ts'
import { manifest as clearance } from '#kernels/registry/clearance/index.ts'
import { manifest as notices } from '#kernels/registry/notices/index.ts'
import { manifest as consents } from '#kernels/registry/consents/index.ts'
import { manifest as signIn } from '#kernels/registry/sign-in/index.ts'
import { manifest as myData } from '#kernels/registry/my-data/index.ts'
import { manifest as setup } from '#kernels/registry/setup/index.ts'
import { manifest as catalogue } from '#kernels/marketplace/catalogue/index.ts'
import { manifest as ledger } from '#kernels/ledger/index.ts'
import { manifest as offering } from '#kernels/marketplace/offering/index.ts'
import { manifest as requests } from '#kernels/marketplace/requests/index.ts'
import { manifest as concerns } from '#kernels/marketplace/concerns/index.ts'
import { manifest as support } from '#kernels/marketplace/support/index.ts'
import { manifest as checklist } from '#kernels/marketplace/checklist/index.ts'
import { manifest as figures } from '#kernels/insight/figures/index.ts'
import { manifest as wall } from '#kernels/insight/wall/index.ts'
import { manifest as bulletins } from '#kernels/insight/bulletins/index.ts'
import { manifest as practices } from '#practices/install/index.ts'
import { word } from './say.ts'

/** Every module of the house, from the ground up. */
export const modules: readonly Manifest[] = [
  areas,
  settings,
  orgs,
  premises,
  people,
  appointments,
  consents,
  notices,
  clearance,
  signIn,
  myData,
  setup,
  ledger,
  catalogue,
  support,
  offering,
  requests,
  concerns,
  checklist,
  figures,
  wall,
  bulletins,
  practices,
]

// The engine counts what modules declare, and knows no module.
gather(modules.flatMap((module) => module.measures ?? []))
gatherPersonal(modules, word)
