/**
 * What a sentence must hold for a pattern to match at all: for each word that may not be missing, one of its choices. Many patterns
 * ask for the same row of choices, so each row is answered once a sentence.
 */
import type { PatternCode } from './pattern-code.ts'

/** Sentences are numbered; before the number grows out of what answers can hold, everything is forgotten. Bytes keep it all in the processor's nearest cache. */
const LAST_SENTENCE = 127

/** What is needed, as a number: below this a single class, from here on a row. */
const ROWS = 1 << 15

/** Stands for nothing. */
export const NO_NEED = 0xffff

/** Answers for one sentence at a time what it holds. */
export class Needs {
  /** Number of the last sentence in which a class was seen, by class: nothing needs to be cleared. */
  private readonly seen: Uint8Array
  private sentence = 0
  private readonly rowFirst: Uint32Array
  private readonly rowClass: Uint16Array
  /** The answer of a row: twice the sentence, plus one if it holds one of its choices. */
  private readonly answers: Uint8Array

  /** Throws `RangeError` if there are more rows than can be numbered. */
  constructor({ rowFirst, rowClass }: Pick<PatternCode, 'rowFirst' | 'rowClass'>, classes: number) {
    if (rowFirst.length > NO_NEED - ROWS) throw new RangeError('too many different rows of choices in patterns')
    this.rowFirst = rowFirst
    this.rowClass = rowClass
    this.seen = new Uint8Array(classes)
    this.answers = new Uint8Array(rowFirst.length)
  }

  /** Opens the next sentence. */
  open(): void {
    if (this.sentence === LAST_SENTENCE) {
      this.sentence = 0
      this.seen.fill(0)
      this.answers.fill(0)
    }
    this.sentence++
  }

  /** Notes that the sentence holds the classes of a set. */
  see(set: number, setFirst: Uint32Array, setClass: Uint16Array): void {
    const { seen, sentence } = this
    const last = setFirst[set + 1] as number
    for (let at = setFirst[set] as number; at < last; at++) seen[setClass[at] as number] = sentence
  }

  /** One of the choices of a row as a need, for `holds`: its class, where there is but one. */
  needOf(row: number): number {
    const first = this.rowFirst[row] as number
    const id = this.rowClass[first] as number
    return this.rowFirst[row + 1] === first + 1 && id < ROWS ? id : ROWS + row
  }

  /** True if the sentence holds what is needed. */
  holds(need: number): boolean {
    if (need < ROWS) return this.seen[need] === this.sentence
    return need === NO_NEED || this.holdsRow(need - ROWS)
  }

  /** True if the sentence holds one of the choices of a row. */
  holdsRow(row: number): boolean {
    const met = 2 * this.sentence + 1
    const answer = this.answers[row] as number
    return answer === met || (answer !== met - 1 && this.ask(row, met))
  }

  private ask(row: number, met: number): boolean {
    const { rowFirst, rowClass, seen, sentence } = this
    const last = rowFirst[row + 1] as number
    for (let at = rowFirst[row] as number; at < last; at++) {
      if (seen[rowClass[at] as number] !== sentence) continue
      this.answers[row] = met
      return true
    }
    this.answers[row] = met - 1
    return false
  }
}
