import type { ReactNode } from 'react'

/** Words between two pairs of asterisks are strong. */
const inline = (text: string): ReactNode[] =>
  text.split(/\*\*(.+?)\*\*/).map((piece, at) => (at % 2 === 1 ? <strong key={piece}>{piece}</strong> : piece))

/** A practice's story: paragraphs between empty lines, `#` before a title. */
export const Story = ({ text }: { text: string }) => (
  <article className="card practice-story">
    {text.trim().split(/\n\s*\n/).map((block) => (block.startsWith('# ') ? <h2 key={block}>{block.slice(2)}</h2> : <p key={block}>{inline(block)}</p>))}
  </article>
)
