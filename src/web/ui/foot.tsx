import { show } from '#kernels/registry/setup/contract.ts'
import { useQueryOf } from '../query.ts'

/** The foot of each page: who runs this installation, how to reach them, and the filing numbers. Nothing before set-up. */
export function Foot() {
  const { data } = useQueryOf(show, {}, { hat: 'me', steady: true })
  if (!data || data.name === '') return null
  return (
    <footer className="foot">
      <p>{[data.name, data.contact].filter(Boolean).join(' · ')}</p>
      {data.filings.map((filing) => <p key={filing}>{filing}</p>)}
    </footer>
  )
}
