/**
 * Fonts and styles of the Word form, as the style sheet's own XML: the library has no words for a paragraph that leaves
 * the grid, and without that every table stands at the pitch of the text.
 */
import { characterPitch, linePitch, mastheadType, red, sizes } from './page.ts'

/** The four faces of an office document. Latin letters and digits are Times New Roman in each. */
const faces = {
  song: { name: '方正小标宋简体', family: 'roman', instead: ['方正小标宋_GBK', '小标宋', 'Noto Serif SC', 'SimSun'] },
  fang: { name: '仿宋_GB2312', family: 'modern', instead: ['仿宋', 'FangSong', 'STFangsong', 'Noto Serif SC'] },
  hei: { name: '黑体', family: 'swiss', instead: ['SimHei', 'STHeiti', 'Noto Sans SC'] },
  kai: { name: '楷体_GB2312', family: 'modern', instead: ['楷体', 'KaiTi', 'STKaiti', 'Noto Serif SC'] },
} as const

const latin = 'Times New Roman'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** Names for a reader's machine to look for when it lacks a face. */
export const fontTable = `${declaration}<w:fonts ${namespace}>${Object.values(faces)
  .map(({ name, family, instead }) =>
    `<w:font w:name="${name}"><w:altName w:val="${instead.join(',')}"/><w:charset w:val="86"/>` +
    `<w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`)
  .join('')}<w:font w:name="${latin}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>`

/** One line of the grid, in twips. */
export const line = Math.floor(linePitch * 20)

interface Look {
  id: string
  name: string
  face?: keyof typeof faces
  /** Points. */
  size?: number
  color?: string
  /** Twips added behind each letter. */
  gap?: number
  align?: 'center' | 'both' | 'right'
  /** `w:ind` attributes. */
  indent?: string
  /** Twips of the line, and of the space around the paragraph. */
  spacing?: { line?: number; before?: number; after?: number }
  /** Level in the reader's outline, from 0; the paragraph then stays with the next. */
  outline?: number
  /** Off the grid of the page. */
  loose?: boolean
}

const spaced = ({ line: own = line, before = 0, after = 0 }: NonNullable<Look['spacing']>): string =>
  `<w:spacing w:before="${before}" w:after="${after}" ` + (own === 0 ? 'w:line="240" w:lineRule="auto"/>' : `w:line="${own}" w:lineRule="exact"/>`)

const paragraphOf = ({ align, indent, spacing = {}, outline, loose }: Look): string => [
  outline === undefined ? '' : '<w:keepNext/>',
  // Office pages are filled to the last line: a paragraph may leave one line behind.
  '<w:widowControl w:val="0"/>',
  loose ? '<w:snapToGrid w:val="0"/>' : '',
  spaced(spacing),
  indent ? `<w:ind ${indent}/>` : '',
  align ? `<w:jc w:val="${align}"/>` : '',
  outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`,
].join('')

const runOf = ({ face, size, color, gap }: Look): string => [
  face ? `<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${faces[face].name}" w:cs="${latin}"/>` : '',
  color ? `<w:color w:val="${color}"/>` : '',
  gap ? `<w:spacing w:val="${gap}"/>` : '',
  size ? `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>` : '',
].join('')

const styleOf = (look: Look): string =>
  `<w:style w:type="paragraph" w:styleId="${look.id}"><w:name w:val="${look.name}"/><w:basedOn w:val="Normal"/><w:qFormat/>` +
  `<w:pPr>${paragraphOf(look)}</w:pPr><w:rPr>${runOf(look)}</w:rPr></w:style>`

// Body letters stand closer by this much, so that 28 fit on a line in every reader: not all know a grid of characters.
const gap = Math.floor((characterPitch - sizes.body) * 20)
const indent = `w:firstLine="${Math.floor(characterPitch * 40)}" w:firstLineChars="200"`

const looks = (masthead: string): Look[] => {
  const mast = mastheadType(masthead.length)
  return [
    { id: 'Caution', name: 'Caution', face: 'hei' },
    {
      // The gap behind the last letter would pull the name to the left.
      id: 'Masthead', name: 'Masthead', face: 'song', size: mast.size, color: red, gap: mast.gap * 20,
      align: 'center', indent: `w:left="${mast.gap * 20}"`, spacing: { line: 0, before: 120, after: 160 }, loose: true,
    },
    { id: 'Issue', name: 'Issue', align: 'center' },
    { id: 'Dateline', name: 'Dateline' },
    { id: 'Contents', name: 'Contents', gap, indent: 'w:left="631" w:hanging="315"' },
    {
      id: 'Title', name: 'Title', face: 'song', size: sizes.title, align: 'center', outline: 0,
      spacing: { line: 660, before: line, after: Math.round(line / 2) }, loose: true,
    },
    { id: 'Heading1', name: 'heading 1', face: 'hei', gap, indent, outline: 1 },
    { id: 'Heading2', name: 'heading 2', face: 'kai', gap, indent, outline: 2 },
    { id: 'Text', name: 'Text', gap, align: 'both', indent },
    { id: 'Aside', name: 'Aside', face: 'kai', gap, align: 'both', indent },
    { id: 'Credit', name: 'Credit', face: 'kai', gap, align: 'right' },
    {
      id: 'TableCaption', name: 'Table caption', face: 'hei', size: sizes.caption, align: 'center', outline: 9,
      spacing: { line: 320, before: 200, after: 80 }, loose: true,
    },
    { id: 'Cell', name: 'Cell', size: sizes.table, spacing: { line: 270 }, loose: true },
    { id: 'CellHead', name: 'Cell head', face: 'hei', size: sizes.table, spacing: { line: 270 }, loose: true },
    { id: 'Imprint', name: 'Imprint', size: sizes.small, spacing: { line: 480 }, loose: true },
  ]
}

/** Every style by name, so that a reader can restyle the file and walk it by its headings. */
export const styleSheet = (masthead: string): string =>
  `${declaration}<w:styles ${namespace}><w:docDefaults><w:rPrDefault><w:rPr>` +
  `${runOf({ id: '', name: '', face: 'fang', size: sizes.body })}<w:lang w:val="en-US" w:eastAsia="zh-CN"/>` +
  '</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>' +
  '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>' +
  `${looks(masthead).map(styleOf).join('')}</w:styles>`
