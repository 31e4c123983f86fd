/** Which character separates the cells of a delimited text. */

import { CsvTokenizer } from './csv-tokens.ts'

/** The delimiters that are looked for, in order of preference where two fit equally well. */
const DELIMITERS = [';', '\t', ',', '|'] as const

/** How many records are looked at. */
const RECORDS = 50

/** What the first records say about the delimiter. */
export interface DelimiterGuess {
  readonly delimiter: string
  /** Share of records, from 0 to 1, that have the usual number of cells; 0 where no delimiter fits. */
  readonly share: number
  /** The usual number of cells; 1 where no delimiter fits. */
  readonly width: number
  /** Records looked at. */
  readonly records: number
}

function tally(sample: string, delimiter: string): DelimiterGuess {
  const tokenizer = new CsvTokenizer(delimiter, sample.length + 1)
  const widths = new Map<number, number>()
  let records = 0
  // Without its end the last record may be cut off; it counts only when it is all there is.
  let items = tokenizer.push(sample)
  if (!items.some((item) => item.type === 'record')) items = [...items, ...tokenizer.end()]
  for (const item of items) {
    if (item.type !== 'record' || item.values.every((value) => value.trim() === '')) continue
    widths.set(item.values.length, (widths.get(item.values.length) ?? 0) + 1)
    if (++records >= RECORDS) break
  }
  let width = 1
  let count = 0
  for (const [cells, times] of widths) {
    if (cells > 1 && (times > count || (times === count && cells > width))) [width, count] = [cells, times]
  }
  return { delimiter, width, share: records === 0 ? 0 : count / records, records }
}

/**
 * Finds the delimiter from the beginning of a text. Marks inside quoted cells do not count, nor do title rows of one cell as
 * long as the table is longer. Falls back to `;`, the delimiter of Swedish exports, with width 1.
 */
export function sniffDelimiter(sample: string): DelimiterGuess {
  let best: DelimiterGuess = { delimiter: ';', share: 0, width: 1, records: 0 }
  for (const delimiter of DELIMITERS) {
    const guess = tally(sample, delimiter)
    if (best.records === 0) best = { ...best, records: guess.records }
    if (guess.width > 1 && guess.share > best.share + 0.05) best = guess
  }
  // Prose has commas too, but not the same number of them in every second line.
  const needed = best.delimiter === ',' ? 0.6 : 0.3
  return best.share >= needed ? best : { delimiter: ';', share: 0, width: 1, records: best.records }
}

/** The delimiter of a first line `sep=;`, which Excel writes and reads, and the length of that line with its end. */
export function sepLine(text: string): { delimiter: string; length: number } | undefined {
  const match = /^"?sep=(.)"?(?:\r\n|\n|\r)/i.exec(text)
  return match?.[1] === undefined ? undefined : { delimiter: match[1], length: match[0].length }
}
