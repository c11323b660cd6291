/** Names and values, as a definition list. */
export const KeyValues = ({ items }: { items: readonly (readonly [string, React.ReactNode])[] }) => (
  <dl className="kv">
    {items.flatMap(([name, value]) => [<dt key={`${name}-name`}>{name}</dt>, <dd key={name}>{value}</dd>])}
  </dl>
)
