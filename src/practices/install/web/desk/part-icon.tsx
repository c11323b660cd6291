import { BarChart3, Blocks, Coins, HandCoins, LayoutGrid, Newspaper, type LucideIcon } from 'lucide-react'

const icons: Readonly<Record<string, LucideIcon>> = {
  'marketplace.catalogue': LayoutGrid, 'ledger.currency': Coins, 'ledger.earn': HandCoins, 'insight.figures': BarChart3, 'insight.bulletin': Newspaper,
}

/** The icon of a kind of part; one that is new here shows blocks. */
export function PartIcon({ part }: { part: string }) {
  const Icon = icons[part] ?? Blocks
  return <Icon />
}
