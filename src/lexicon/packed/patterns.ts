/**
 * Patterns through a coder. Rows of choices come again and again: each is passed once. The lists by anchor class follow from which element of
 * a pattern is its anchor.
 */
import type { PackArrays } from '../pack.ts'
import { type Coder, hash } from './coder.ts'
import { Foreseen } from './numbers.ts'

type PatternArrays = Pick<PackArrays, 'patterns' | 'patternStart' | 'anchorFirst' | 'anchorPattern'>

/** Owner kind, owner, weight, from, to, number of elements: see `match/pattern-code.ts`. */
const HEAD = 6

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
  private readonly known: Array<readonly number[]> = [[]]
  private readonly byChoices = new Map<string, number>([['', 0]])
  private readonly code: number[] = []
  /** The highest literal met, plus one: literals are numbered as they come up. */
  private highest = 0
  private readonly last: number[] = []

  constructor(coder: Coder, source: PatternArrays | undefined) {
    this.source = source
    this.heads = Array.from({ length: HEAD }, () => new Foreseen(coder, 16))
    this.kinds = new Foreseen(coder, 8)
    this.gaps = new Foreseen(coder, 8)
    this.rows = new Foreseen(coder, 14, 14)
    this.choices = new Foreseen(coder, 16, 14)
    this.anchors = new Foreseen(coder, 8)
  }

  pass(count: number, classes: number): PatternArrays {
    const starts = new Uint32Array(count)
    const anchored = Array.from({ length: classes }, (): number[] => [])
    const listed = this.source === undefined ? [] : listedUnder(this.source, count)
    for (let pattern = 0; pattern < count; pattern++) {
      starts[pattern] = this.code.length
      const rows = this.passPattern(this.source?.patternStart[pattern] ?? 0)
      const wanted = this.source === undefined ? 0 : anchorRow(rows, listed[pattern] as number[])
      const anchor = this.anchors.pass(wanted, hash(rows.length), 0)
      for (const id of anchor === 0 ? [] : (rows[anchor - 1] as number[])) (anchored[id] as number[]).push(pattern)
    }
    const anchorFirst = new Uint32Array(classes + 1)
    anchored.forEach((list, id) => {
      anchorFirst[id + 1] = (anchorFirst[id] as number) + list.length
    })
    return {
      patterns: Uint16Array.from(this.code),
      patternStart: starts,
      anchorFirst,
      anchorPattern: Uint16Array.from(anchored.flat()),
    }
  }

  /** Passes the pattern that begins at `from`; returns the choices of its elements. */
  private passPattern(from: number): ReadonlyArray<readonly number[]> {
    const { source } = this
    let at = from
    const next = (): number => source?.patterns[at++] ?? 0
    let elements = 0
    this.heads.forEach((head, index) => {
      elements = head.pass(next(), hash(this.last[index] ?? 0, index < 2 ? 0 : (this.last[1] ?? 0)), hash(index))
      this.last[index] = elements
      this.code.push(elements)
    })
    const rows: Array<readonly number[]> = []
    let before = 0
    let earlier = 0
    for (let index = 0; index < elements; index++) {
      const kind = this.kinds.pass(next(), hash(before, earlier), hash(index, elements))
      const gap = this.gaps.pass(next(), hash(kind, before), hash(kind))
      this.code.push(kind, gap)
      for (const none of [false, true]) {
        const length = next()
        const choices = source === undefined ? [] : [...source.patterns.subarray(at, at + length)]
        at += length
        const row = this.passRow(choices, hash(before, none ? 1 : 0, earlier), hash(none ? 1 : 0, kind, before))
        const passed = this.known[row] as readonly number[]
        this.code.push(passed.length, ...passed)
        if (none) continue
        rows.push(passed)
        earlier = before
        before = row
      }
    }
    return rows
  }

  /** Row 0 is the empty one; rows known are passed as their number plus one. */
  private passRow(choices: readonly number[], fine: number, rough: number): number {
    const known = this.source === undefined ? 0 : (this.byChoices.get(choices.join(',')) ?? -1) + 1
    const passed = this.rows.pass(known, fine, rough)
    if (passed > 0) return passed - 1
    const row: number[] = []
    let previous = 0
    let earlier = 0
    for (let index = 0; ; index++) {
      const wanted = (choices[index] ?? -1) + 1
      const value = this.choices.pass(wanted, hash(previous, earlier), hash(previous), this.highest + 1)
      if (value === 0) break
      this.highest = Math.max(this.highest, value)
      row.push(value - 1)
      earlier = previous
      previous = value
    }
    if (this.source !== undefined) this.byChoices.set(row.join(','), this.known.length)
    return this.known.push(row) - 1
  }
}

/** The classes that each pattern is listed under. */
function listedUnder(source: PatternArrays, count: number): number[][] {
  const listed = Array.from({ length: count }, (): number[] => [])
  for (let id = 0; id + 1 < source.anchorFirst.length; id++) {
    for (const pattern of source.anchorPattern.subarray(source.anchorFirst[id], source.anchorFirst[id + 1])) {
      listed[pattern]?.push(id)
    }
  }
  return listed
}

/** Number, from 1, of the element whose choices these are; 0 for none. */
function anchorRow(rows: ReadonlyArray<readonly number[]>, listed: readonly number[]): number {
  if (listed.length === 0) return 0
  const key = listed.join(',')
  const index = rows.findIndex((row) => [...row].sort((a, b) => a - b).join(',') === key)
  if (index < 0) throw new Error('a pattern is listed under classes that are no element of it')
  return index + 1
}
