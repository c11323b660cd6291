/** docs/words.md as a rule: every public noun stands in it, and one thing has one word. */

/** One line of the list: its English words, those with what the code calls it, its Chinese words, and what stands in brackets. */
interface Line { english: string[]; names: string[]; terms: string[]; glosses: string[] }

const cut = (text: string) => text.split(/[、；，, ]+/).filter(Boolean)

function linesOf(text: string): Line[] {
  return [...text.matchAll(/^\| (.+?) \| (.+?) \| .+ \|$/gm)].filter(([, first]) => first !== 'English').map(([, first = '', chinese = '']) => {
    const english = first.replaceAll(/`[^`]+`/g, '').split(',').map(plain)
    return {
      english, names: [...english, ...[...first.matchAll(/`([^`]+)`/g)].map(([, code = '']) => plain(code))],
      terms: cut(chinese.replaceAll(/（[^）]*）/g, ' ')),
      glosses: [...chinese.matchAll(/（([^）]*)）/g)].flatMap(([, gloss = '']) => cut(gloss)),
    }
  })
}

/** A noun as the list compares it: small letters, words apart, singular. */
function plain(noun: string): string {
  return noun.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().replaceAll(/[-_.]/g, ' ').trim().split(/\s+/)
    .map((word) => word.replace(/ies$/, 'y').replace(/s$/, '')).join(' ')
}

/** The lines that explain a noun: its own, or those of the words that it is made of; none where a word is missing. */
function explained(noun: string, lines: readonly Line[]): Line[] {
  const whole = plain(noun)
  const own = lines.filter(({ names }) => names.includes(whole))
  if (own.length > 0) return own
  const words = whole.split(' ')
  for (let at = words.length - 1; at > 0; at -= 1) {
    const [first, rest] = [explained(words.slice(0, at).join(' '), lines), explained(words.slice(at).join(' '), lines)]
    if (first.length > 0 && rest.length > 0) return [...first, ...rest]
  }
  return []
}

/** Nouns that no line explains. */
export const unexplained = (nouns: readonly string[], text: string): string[] => {
  const lines = linesOf(text)
  return [...new Set(nouns)].filter((noun) => explained(noun, lines).length === 0)
}

const twice = (all: readonly string[]) => [...new Set(all.filter((one, at) => all.indexOf(one) !== at))]

/** Words that stand on two lines: a Chinese word for two things, or an English one. */
export function ambiguous(text: string): string[] {
  const lines = linesOf(text)
  return [...twice(lines.flatMap(({ terms }) => [...new Set(terms)])), ...twice(lines.flatMap(({ names }) => [...new Set(names)]))]
}

/** Whether a label says the word of one of these lines. */
const says = (label: string, lines: readonly Line[]): boolean =>
  lines.some(({ terms, glosses }) => [...terms, ...glosses].some((term) => label.includes(term)))

/** Labels of known nouns (a page's title, a role, a state) that say another Chinese word than the list. */
export function strayed(labels: readonly (readonly [noun: string, label: string])[], text: string): string[] {
  const lines = linesOf(text)
  return labels.filter(([noun, label]) => !says(label, explained(noun, lines))).map(([noun, label]) => `${noun}: ${label}`)
}

/**
 * Labels whose English is a word of the trade, but whose Chinese is another. The machine room's words and the states are
 * everyday words too (open, day, from), so they are left out.
 */
export function otherwise(labels: readonly (readonly [key: string, zh: string, en: string])[], text: string): string[] {
  const lines = text.split(/^## /m).filter((part) => !/^(The machine room|Where a record stands)/.test(part)).flatMap(linesOf)
  return labels.flatMap(([key, zh, en]) => {
    const of = lines.filter(({ english }) => english.includes(plain(en)))
    const near = of.some(({ terms, glosses }) => [...terms, ...glosses].some((term) => zh.includes(term) || term.includes(zh)))
    return of.length === 0 || near ? [] : [`${key}: ${zh} (${en})`]
  })
}
