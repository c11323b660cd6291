import { show } from '#kernels/registry/setup/contract.ts'
import { useQueryOf } from '../query.ts'

/** A line that breaks after commas and dots alone: a number is read in one piece. */
const Whole = ({ text }: { text: string }) => text.split(/(?<=[，；,;：·])/).map((piece) => <span key={piece} className="whole">{piece}</span>)

/** The foot of each page: who runs this installation, how to reach them, and the filing numbers. Nothing before set-up. */
export function Foot() {
  const { data } = useQueryOf(show, {}, { hat: 'me', steady: true })
  if (!data || data.name === '') return null
  return (
    <footer className="foot">
      <p><Whole text={[data.name, data.contact].filter(Boolean).join(' · ')} /></p>
      {data.filings.map((filing) => <p key={filing}><Whole text={filing} /></p>)}
    </footer>
  )
}
