/** The two things that CommonMark does not know and that Markdown files have all the same: front matter and pipe tables. */

/** One value of the front matter. */
export interface FrontValue {
  readonly name: string
  readonly text: string
  /** Where the value begins in the document. */
  readonly offset: number
}

/** The front matter at the start of a document: its length and its plain `name: value` lines. */
export function frontMatter(source: string): { readonly length: number; readonly values: readonly FrontValue[] } {
  const match = /^---[ \t]*(?:\r\n|\n)([\s\S]*?)(?:\r\n|\n)---[ \t]*(?:\r\n|\n|$)/.exec(source)
  if (match === null) return { length: 0, values: [] }
  const values = [...match[0].matchAll(/^([\p{L}][\p{L}\p{N}_ -]*):[ \t]+(\S.*)$/gmu)].map((line): FrontValue => {
    const [whole, name = '', rest = ''] = line
    const raw = rest.trimEnd()
    const quoted = /^(["'])(.*)\1$/.exec(raw)
    const text = quoted?.[2] ?? raw
    return { name, text, offset: line.index + whole.indexOf(raw, name.length) + (quoted === null ? 0 : 1) }
  })
  return { length: match[0].length, values }
}

/** One cell of a pipe table. */
export interface PipeCell {
  readonly header: string
  readonly text: string
  /** Where the text begins, from the start of the table. */
  readonly offset: number
}

function cellsOf(line: string, start: number): { text: string; offset: number }[] {
  const cells: { text: string; offset: number }[] = []
  let from = 0
  const add = (to: number): void => {
    const raw = line.slice(from, to)
    const text = raw.trim()
    cells.push({ text, offset: start + from + raw.length - raw.trimStart().length })
  }
  for (let at = 0; at < line.length; at++) {
    if (line[at] !== '|' || line[at - 1] === '\\') continue
    add(at)
    from = at + 1
  }
  add(line.length)
  if (cells[0]?.text === '') cells.shift()
  if (cells.at(-1)?.text === '') cells.pop()
  return cells
}

/** True for the line under a header: bars, dashes and colons only. */
function isRule(line: string): boolean {
  return /^[\s>|:-]+$/.test(line) && line.includes('|') && line.includes('-')
}

/**
 * The cells below the header of a pipe table; undefined where a paragraph is none. Header cells are names, not values.
 */
export function pipeTable(source: string): readonly PipeCell[] | undefined {
  const lines = source.split('\n')
  if (!isRule(lines[1] ?? '')) return undefined
  const headers = cellsOf(lines[0] ?? '', 0).map((cell) => cell.text)
  let start = (lines[0] ?? '').length + (lines[1] ?? '').length + 2
  const cells: PipeCell[] = []
  for (const line of lines.slice(2)) {
    for (const [index, cell] of cellsOf(line, start).entries()) {
      if (cell.text !== '') cells.push({ header: headers[index] ?? '', ...cell })
    }
    start += line.length + 1
  }
  return cells
}
