/**
 * How far evidence about the note as a whole reaches. A note is short; a document holds many, so what one paragraph is about does not decide
 * on another, unless it is a heading.
 */
import type { Analysis } from '../../match/analysis.ts'
import { BREAK } from '../../text/tokens.ts'

/** So many tokens to either side, from the beginning of a sentence to that of another: as far as most notes are long. */
export const NOTE_REACH = 80

/** A paragraph of at most so many tokens is a heading, or a line as good as one: it speaks of those below it too. */
const HEADING = 12

/** A sign, for private use, that parts what stands far apart in the whole text; see `session`. */
export const CUT = '\ue000'

/** The paragraphs of an analysed note: blank lines part them. */
export class Passages {
  private readonly analysis: Analysis
  /** By sentence, the number of its paragraph; made when first asked for. */
  private paragraph: Int32Array | undefined
  /** By paragraph, its tokens. */
  private readonly length: number[] = []
  /** By paragraph, how many cuts stand before it. */
  private readonly cuts: number[] = []

  constructor(analysis: Analysis) {
    this.analysis = analysis
  }

  /** Whether evidence of this weight in the sentence of token `from` says something about that of token `to`. */
  reaches(from: number, to: number, weight: number): boolean {
    this.paragraph ??= this.read()
    const { sentenceOf } = this.analysis
    const here = this.paragraph[sentenceOf[from] as number] as number
    const there = this.paragraph[sentenceOf[to] as number] as number
    if (here === there) return true
    if (this.cuts[here] !== this.cuts[there]) return false
    return weight > 0 || (here < there && (this.length[here] as number) <= HEADING)
  }

  private read(): Int32Array {
    const { sentences, tokens, text } = this.analysis
    const out = new Int32Array(sentences.count)
    let number = 0
    let length = 0
    let cuts = 0
    for (let sentence = 0; sentence < sentences.count; sentence++) {
      const first = sentences.first[sentence] as number
      const last = sentences.last[sentence] as number
      out[sentence] = number
      length += last - first
      const cut = text[tokens.start[first] as number] === CUT
      if (!isBlankLine(this.analysis, last - 1) && !cut) continue
      this.length[number] = length
      this.cuts[number] = cuts
      if (cut) cuts++
      number++
      length = 0
    }
    this.length[number] = length
    this.cuts[number] = cuts
    return out
  }
}

const FEED = 10

/** Whether a token is the break at a blank line: the end of a paragraph. */
export function isBlankLine({ tokens, text }: Analysis, index: number): boolean {
  if (tokens.type[index] !== BREAK) return false
  if (index > 0 && tokens.type[index - 1] === BREAK) return true
  let feeds = 0
  for (let at = tokens.start[index] as number; at < (tokens.end[index] as number); at++)
    if (text.charCodeAt(at) === FEED) feeds++
  return feeds > 1
}
