import { useLive } from '../live.ts'
import { useOffice } from '../me.ts'
import { pagesOf } from '../routes.ts'
import { Pages } from '../shell.tsx'
import { Missing } from '../ui/missing.tsx'
import { OfflineBar } from '../ui/offline-bar.tsx'
import { Toaster } from '../ui/toast.tsx'

const pages = pagesOf('wall')

/** 驾驶舱: dark, one screen, read from far. */
export function WallShell() {
  useLive(useOffice() !== undefined)
  return (
    <>
      <OfflineBar />
      <main id="main" tabIndex={-1}><Pages pages={pages} missing={<Missing home="/wall" />} /></main>
      <Toaster />
    </>
  )
}
