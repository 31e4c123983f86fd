/**
 * Patterns through a coder. Rows of choices come again and again: each is passed once. The lists by anchor class follow from which element of
 * a pattern is its anchor.
 */
import {
  ANCHOR,
  COUNT,
  HEAD,
  OPTIONAL,
  type PatternCode,
  type PatternElement,
  REACH,
  reachOf,
} from '../../match/pattern-code.ts'
import type { PackArrays } from '../pack.ts'
import { type Coder, hash } from './coder.ts'
import { Foreseen } from './numbers.ts'

type PatternArrays = PatternCode & Pick<PackArrays, 'anchorFirst' | 'anchorPattern'>

/** The numbers of the head that come first: owner kind, owner, weight, from, to, number of elements. The rest follows from the elements. */
const PASSED = COUNT + 1

/** Passes this many patterns over this many classes. `source` holds those to write. */
export function passPatterns(
  coder: Coder,
  count: number,
  classes: number,
  source: PatternArrays | undefined,
): PatternArrays {
  return new PatternCodec(coder, source).pass(count, classes)
}

class PatternCodec {
  private readonly source: PatternArrays | undefined
  private readonly heads: readonly Foreseen[]
  private readonly kinds: Foreseen
  private readonly gaps: Foreseen
  private readonly rows: Foreseen
  private readonly choices: Foreseen
  private readonly anchors: Foreseen
  /** The rows, numbered as they come up. */
  private readonly known: Array<readonly number[]> = [[]]
  private readonly code: number[] = []
  /** The highest literal met, plus one: literals are numbered as they come up. */
  private highest = 0
  private readonly last: number[] = []

  constructor(coder: Coder, source: PatternArrays | undefined) {
    this.source = source
    this.heads = Array.from({ length: PASSED }, () => new Foreseen(coder, 16))
    this.kinds = new Foreseen(coder, 8)
    this.gaps = new Foreseen(coder, 8)
    this.rows = new Foreseen(coder, 14, 14)
    this.choices = new Foreseen(coder, 16, 14)
    this.anchors = new Foreseen(coder, 8)
  }

  pass(count: number, classes: number): PatternArrays {
    const starts = new Uint32Array(count)
    const anchored = Array.from({ length: classes }, (): number[] => [])
    for (let pattern = 0; pattern < count; pattern++) {
      const start = this.code.length
      starts[pattern] = start
      const from = this.source?.patternStart[pattern] ?? 0
      const elements = this.passPattern(from)
      const anchor = this.anchors.pass(this.source?.patterns[from + ANCHOR] ?? 0, hash(elements.length), 0)
      this.code[start + REACH] = reachOf(elements)
      this.code[start + ANCHOR] = anchor
      for (const id of elements[anchor - 1]?.any ?? []) (anchored[id] as number[]).push(pattern)
    }
    const anchorFirst = new Uint32Array(classes + 1)
    anchored.forEach((list, id) => {
      anchorFirst[id + 1] = (anchorFirst[id] as number) + list.length
    })
    const rowFirst = new Uint32Array(this.known.length + 1)
    this.known.forEach((row, number) => {
      rowFirst[number + 1] = (rowFirst[number] as number) + row.length
    })
    return {
      patterns: Uint16Array.from(this.code),
      patternStart: starts,
      rowFirst,
      rowClass: Uint16Array.from(this.known.flat()),
      anchorFirst,
      anchorPattern: Uint16Array.from(anchored.flat()),
    }
  }

  /** Passes the pattern that begins at `from`; returns what its elements take. */
  private passPattern(from: number): Array<Pick<PatternElement, 'kind' | 'gap' | 'any'>> {
    const { code, known, source } = this
    let at = from
    const next = (): number => source?.patterns[at++] ?? 0
    let count = 0
    this.heads.forEach((head, index) => {
      count = head.pass(next(), hash(this.last[index] ?? 0, index < 2 ? 0 : (this.last[1] ?? 0)), hash(index))
      this.last[index] = count
      code.push(count)
    })
    for (let index = PASSED; index < HEAD; index++) code.push(0)
    at = from + HEAD
    const elements: Array<Pick<PatternElement, 'kind' | 'gap' | 'any'>> = []
    let before = 0
    let earlier = 0
    for (let index = 0; index < count; index++) {
      const kind = this.kinds.pass(next(), hash(before, earlier), hash(index, count))
      const gap = this.gaps.pass(next(), hash(kind, before), hash(kind))
      const any = this.passRow(next(), hash(before, 0, earlier), hash(0, kind, before))
      const none = this.passRow(next(), hash(any, 1, before), hash(1, kind, any))
      code.push(kind, gap, any, none)
      elements.push({ kind: kind & (OPTIONAL - 1), gap, any: known[any] as readonly number[] })
      earlier = before
      before = any
    }
    return elements
  }

  /** Passes a row by its number: rows known as their number plus one, a new one with its choices. */
  private passRow(number: number, fine: number, rough: number): number {
    const { source } = this
    const passed = this.rows.pass(number < this.known.length ? number + 1 : 0, fine, rough)
    if (passed > 0) return passed - 1
    const row: number[] = []
    let previous = 0
    let earlier = 0
    for (let index = 0; ; index++) {
      const wanted = source === undefined ? 0 : this.choice(source, number, index) + 1
      const value = this.choices.pass(wanted, hash(previous, earlier), hash(previous), this.highest + 1)
      if (value === 0) break
      this.highest = Math.max(this.highest, value)
      row.push(value - 1)
      earlier = previous
      previous = value
    }
    return this.known.push(row) - 1
  }

  /** A choice of a row of the source, -1 behind its last. */
  private choice({ rowFirst, rowClass }: PatternArrays, row: number, index: number): number {
    const at = (rowFirst[row] as number) + index
    return at < (rowFirst[row + 1] as number) ? (rowClass[at] as number) : -1
  }
}
