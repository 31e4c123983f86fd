/**
 * What a sentence must hold for a pattern to match at all: for each word that may not be missing, one of its choices. Many patterns
 * ask for the same choices, so each row of choices is answered once a sentence.
 */
import { Lists } from './lists.ts'

/** Sentences are numbered; before the number grows out of what answers can hold, everything is forgotten. Bytes keep it all in the processor's nearest cache. */
const LAST_SENTENCE = 127

/** Items of a pattern below this are single classes, those from here on rows. */
const ROWS = 1 << 15

/** What stands for a pattern that needs nothing besides its anchor. */
const NOTHING = 0xffff

/** Answers for one sentence at a time which patterns it can hold. */
export class Needs {
  /** Number of the last sentence in which a class was seen, by class: nothing needs to be cleared. */
  private readonly seen: Uint8Array
  private sentence = 0
  /** Choices of each row, the rows of each pattern, and the answer of a row: twice the sentence, plus one if it is met. */
  private readonly choices = new Lists(0)
  private readonly rows: Lists
  private answers = new Uint8Array(256)
  private readonly byChoices = new Map<string, number>()

  constructor(patterns: number, classes: number) {
    this.seen = new Uint8Array(classes)
    this.rows = new Lists(patterns)
  }

  /** Makes a pattern known by the rows of choices that it needs. */
  add(pattern: number, needs: readonly (readonly number[])[]): void {
    // Few choices are seldom met: they are asked first.
    const sorted = [...needs].sort((a, b) => a.length - b.length)
    const rows = sorted.map((choices) => (isSingle(choices) ? (choices[0] as number) : ROWS + this.row(choices)))
    this.rows.set(pattern, new Set(rows))
  }

  private row(choices: readonly number[]): number {
    const key = String.fromCharCode(...choices)
    const known = this.byChoices.get(key)
    if (known !== undefined) return known
    const row = this.byChoices.size
    if (row >= NOTHING - ROWS) throw new Error('too many different rows of choices in patterns')
    this.choices.set(row, choices)
    this.byChoices.set(key, row)
    if (row >= this.answers.length) {
      const answers = new Uint8Array(this.answers.length * 2)
      answers.set(this.answers)
      this.answers = answers
    }
    return row
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

  /** The first thing that a pattern needs, for `holds`: with it in their list, most patterns are ruled out without a look at themselves. */
  firstOf(pattern: number): number {
    const { bounds, items } = this.rows
    const first = bounds[2 * pattern] as number
    return first === bounds[2 * pattern + 1] ? NOTHING : (items[first] as number)
  }

  /** True if the sentence holds one thing that a pattern needs. */
  holds(item: number): boolean {
    if (item < ROWS) return this.seen[item] === this.sentence
    if (item === NOTHING) return true
    const row = item - ROWS
    const met = 2 * this.sentence + 1
    const answer = this.answers[row] as number
    return answer === met || (answer !== met - 1 && this.ask(row, met))
  }

  /** True if the sentence holds all that the pattern needs. */
  met(pattern: number): boolean {
    const { bounds, items } = this.rows
    const last = bounds[2 * pattern + 1] as number
    for (let at = bounds[2 * pattern] as number; at < last; at++) if (!this.holds(items[at] as number)) return false
    return true
  }

  private ask(row: number, met: number): boolean {
    const { bounds, items } = this.choices
    const { seen, sentence } = this
    const last = bounds[2 * row + 1] as number
    for (let at = bounds[2 * row] as number; at < last; at++) {
      if (seen[items[at] as number] !== sentence) continue
      this.answers[row] = met
      return true
    }
    this.answers[row] = met - 1
    return false
  }
}

function isSingle(choices: readonly number[]): boolean {
  return choices.length === 1 && (choices[0] as number) < ROWS
}
