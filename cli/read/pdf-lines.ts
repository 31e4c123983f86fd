/** Puts the pieces of text on a page together to lines and paragraphs. */

/** A piece as pdf.js gives it; marks of structure have no `str`. */
export interface PdfPiece {
  readonly str?: string
  readonly hasEOL?: boolean
  /** The matrix that places it: the last two numbers are x and y, y growing upwards. */
  readonly transform?: readonly number[]
  readonly height?: number
  readonly width?: number
}

interface Line {
  text: string
  y: number
  height: number
  end: number
}

/** Lines, in the order of the page's content. */
function linesOf(pieces: readonly PdfPiece[]): Line[] {
  const lines: Line[] = []
  let line: Line | undefined
  for (const { str, hasEOL, transform, height = 0, width = 0 } of pieces) {
    if (str === undefined) continue
    const x = transform?.[4] ?? 0
    const y = transform?.[5] ?? 0
    const moved =
      line !== undefined && str.trim() !== '' && Math.abs(line.y - y) > Math.max(line.height, height, 1) * 0.6
    if (line === undefined || moved) {
      line = { text: '', y, height, end: x }
      lines.push(line)
    }
    // Columns of a table, set apart by nothing but room.
    if (
      line.text !== '' &&
      str.trim() !== '' &&
      x - line.end > Math.max(line.height, height) * 0.8 &&
      !/\s$/.test(line.text)
    )
      line.text += '  '
    line.text += str
    line.height = Math.max(line.height, height)
    line.end = x + width
    if (hasEOL === true) line = undefined
  }
  return lines.filter(({ text }) => text.trim() !== '')
}

/**
 * The paragraphs of a page. A new one begins where the gap is wider than between lines, where the text jumps up (a new column), or
 * where the size changes. Words that were
 * hyphenated at the end of a line are put together.
 */
export function linesToParagraphs(pieces: readonly PdfPiece[]): string[] {
  const paragraphs: string[] = []
  let current = ''
  let before: Line | undefined
  for (const line of linesOf(pieces)) {
    const gap = before === undefined ? 0 : before.y - line.y
    const size = Math.max(1, Math.min(line.height, before?.height ?? line.height))
    const apart =
      gap > size * 1.8 || gap < -size || Math.abs(line.height - (before?.height ?? line.height)) > size * 0.25
    if (before !== undefined && apart) {
      paragraphs.push(current)
      current = ''
    }
    current += `${current === '' ? '' : '\n'}${line.text.trim()}`
    before = line
  }
  if (current !== '') paragraphs.push(current)
  return paragraphs.map((text) => text.replace(/(\p{Ll})-\n(?=\p{Ll})/gu, '$1'))
}
