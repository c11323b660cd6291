/**
 * A printed document in its office form: a red masthead, one or more articles, an appendix that says how each figure was
 * counted, and an imprint. Knows no domain: whoever issues one fills in every word. `toDocx` and `toPdf` lay it out.
 */

/** A figure inside a sentence. It prints as plain black text; `key` says which figure it is. */
export interface FigureRun {
  key: string
  /** As printed, with separators: `1,942`. */
  shown: string
}

/** A piece of a line: words, or a figure. */
export type Run = string | FigureRun

/** A line made of words and figures. */
export type Runs = readonly Run[]

/** One block of the body, in reading order. */
export type Block =
  /** The title of a further article in the same issue; the first is the document's own `title`. */
  | { kind: 'title'; runs: Runs }
  /** A section (`level` 1, 一、) or a subsection (`level` 2, （一）). The numeral is part of the words. */
  | { kind: 'heading'; level: 1 | 2; runs: Runs }
  | { kind: 'paragraph'; runs: Runs }
  /** The editor's own words, set apart in 楷体. */
  | { kind: 'note'; runs: Runs }
  /** Who wrote the article, in brackets at its end. */
  | { kind: 'credit'; runs: Runs }
  /** Each row has as many cells as `head`; a column that holds numbers only is set to the right. */
  | { kind: 'table'; caption?: string; head: readonly string[]; rows: readonly (readonly Runs[])[] }

/** A label and what follows it: 报 and its readers, 责任编辑 and a name. */
export interface Labelled {
  label: string
  text: string
}

/** The foot of the last page: who receives the document, and who answers for it. */
export interface Imprint {
  /** One line each: 报, 送, 发. */
  lines: readonly Labelled[]
  /** Side by side on one line: 责任编辑, 审核, 签发. */
  signers: readonly Labelled[]
}

/** How one figure of the document was counted. */
export interface Definition {
  title: string
  /** As printed. */
  value: string
  unit: string
  definition: string
  /** The span that was counted, in words. */
  window: string
  /** The day or instant of the data, in words. */
  asOf: string
}

/** A document ready for print. */
export interface PrintedDocument {
  /** The red name at the head: 青年工作简报. */
  masthead: string
  /** The column under the name, without brackets: 经验交流. */
  column?: string
  /** 第 10 期（总第 46 期）. */
  issue: string
  issuer: string
  /** `YYYY-MM-DD`, a day of Asia/Shanghai. */
  day: string
  /** The warning in the upper left corner, a line each: 内部刊物, 注意保管. */
  note?: readonly string[]
  /** The articles of the issue by title, listed under the rule. */
  contents?: readonly string[]
  title: string
  blocks: readonly Block[]
  imprint: Imprint
  /** On a page of its own behind the text, before the imprint. */
  appendix?: { title: string; definitions: readonly Definition[] }
}
