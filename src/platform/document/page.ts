/** The sheet of paper, from GB/T 9704-2012 §5 and §7: lengths in millimetres, letters in points. */

/** A4, its margins, and the type area of 22 lines of 28 characters. */
export const paper = {
  width: 210,
  height: 297,
  top: 37,
  left: 28,
  areaWidth: 156,
  areaHeight: 225,
  lines: 22,
  characters: 28,
  /** From the foot of the type area to the dash of the page number. */
  numberDrop: 7,
} as const

/** Sizes of type by what they set; 三号 is 16, 二号 22, 四号 14, 小五 9. */
export const sizes = { body: 16, title: 22, small: 14, table: 9, caption: 10.5 } as const

/** Red of the masthead and its rule. */
export const red = 'C2281F'

const pointsPerMillimetre = 72 / 25.4

/** Points in `millimetres`. */
export const points = (millimetres: number): number => millimetres * pointsPerMillimetre

/** Twentieths of a point in `millimetres`, the unit of Word, cut so that lines and characters never outgrow the area. */
export const twips = (millimetres: number): number => Math.floor(points(millimetres) * 20)

/** From one baseline to the next, in points. */
export const linePitch = points(paper.areaHeight) / paper.lines

/** From one character to the next, in points: a little less than the letter, or only 27 would fit. */
export const characterPitch = points(paper.areaWidth) / paper.characters

/** Letter size and gap of a masthead of so many characters, in points: as large as fits on one line, 46 at most. */
export const mastheadType = (characters: number): { size: number; gap: number } => {
  const size = Math.max(12, Math.min(46, Math.floor(points(paper.areaWidth) / (Math.max(1, characters) * 1.24))))
  return { size, gap: Math.round(size * 0.2) }
}

const dayParts = /^(\d{4})-(\d{2})-(\d{2})$/

/** `2026-11-03` as 2026年11月3日, without leading zeros; anything else as it is. */
export const dayInWords = (day: string): string => {
  const [, year, month, date] = dayParts.exec(day) ?? []
  return year ? `${year}年${Number(month)}月${Number(date)}日` : day
}

/** Title lines break where the author left a space, once one line is too short for the whole (GB/T 9704 §7.3.1). */
export const titleLines = (title: string): string[] => {
  const fits = Math.floor(points(paper.areaWidth) / sizes.title)
  const lines: string[] = []
  for (const part of title.split(' ').filter((word) => word !== '')) {
    const joined = lines.length > 0 ? `${lines.at(-1)} ${part}` : part
    lines.splice(-1, 1, ...(lines.length === 0 || joined.length <= fits ? [joined] : [...lines.slice(-1), part]))
  }
  return lines.length > 0 ? lines : ['']
}

/** Labels and relative widths of the appendix, in the order of its columns. */
export const appendixHead = ['数字', '值', '怎么算', '时段', '数据时间'] as const
export const appendixWidths = [15, 14, 45, 12, 14] as const
