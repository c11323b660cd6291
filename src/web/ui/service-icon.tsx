import {
  Accessibility, Bike, BookOpen, Brush, Footprints, HandHelping, HeartHandshake, Laptop, Lightbulb, MessageCircleHeart, Package,
  PlugZap, Scissors, Shirt, Smartphone, Soup, SprayCan, Stethoscope, Wrench, type LucideIcon,
} from 'lucide-react'

/** The icons that a catalogue may name; a form offers these. */
export const serviceIcons: Readonly<Record<string, LucideIcon>> = {
  accessibility: Accessibility, bike: Bike, 'book-open': BookOpen, brush: Brush, footprints: Footprints, 'hand-helping': HandHelping,
  'heart-handshake': HeartHandshake, laptop: Laptop, lightbulb: Lightbulb, 'message-circle-heart': MessageCircleHeart,
  package: Package, 'plug-zap': PlugZap, scissors: Scissors, shirt: Shirt, smartphone: Smartphone, soup: Soup, 'spray-can': SprayCan,
  stethoscope: Stethoscope, wrench: Wrench,
}

/** A service's icon by the name in the catalogue; an unknown name shows a helping hand. */
export function ServiceIcon({ name }: { name: string }) {
  const Icon = serviceIcons[name] ?? HandHelping
  return <Icon />
}
