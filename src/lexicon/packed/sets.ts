/** Class sets through a coder, each where it is first met: the semantic classes by what stood beside them before, then the literals. */
import { FIRST_LITERAL, type SetData } from '../classes.ts'
import { type Coder, hash } from './coder.ts'
import { Flag, Foreseen } from './numbers.ts'

/** Classes that tell the part of speech; the first of them that a set holds stands for it. */
const FIRST_KIND = 3
const LAST_KIND = 16

/** The semantic part of a set: its classes below `FIRST_LITERAL`, ascending. */
interface Meaning {
  readonly classes: readonly number[]
  /** Number of the set without literals; -1 before it is met. */
  plain: number
  readonly kind: number
}

/** Passes sets, which are numbered in the order in which they are met. */
export class SetCodec {
  private readonly coder: Coder
  private readonly source: SetData | undefined
  private readonly meanings: Meaning[] = []
  private readonly byClasses = new Map<string, number>()
  private readonly byLiterals = new Map<string, number>()
  /** Of each set: its meaning and its literals. */
  private readonly meaningOf: number[] = []
  private readonly literalsOf: Array<readonly number[]> = []
  private readonly chosen: Foreseen
  private readonly classes: Foreseen
  private readonly named: Flag
  private readonly counts: Foreseen
  private readonly literals: Foreseen
  private last = 0
  private lastLiterals: readonly number[] = []

  /** `source` holds the sets to write; without it, sets are read. */
  constructor(coder: Coder, source: SetData | undefined) {
    this.coder = coder
    this.source = source
    this.chosen = new Foreseen(coder, 15, 15)
    this.classes = new Foreseen(coder, 11, 15)
    this.named = new Flag(coder)
    this.counts = new Foreseen(coder, 8)
    this.literals = new Foreseen(coder, 16, 12)
    this.add(this.meaning([]), [])
  }

  /** Passes the number of a set that a word has; `label` and `before` are its last letters, `join` if it is a stem. */
  pass(set: number, label: number, before: number, join: boolean): number {
    const { source } = this
    let wanted = 0
    let literals: readonly number[] = []
    if (source !== undefined) {
      const all = [...source.setClass.subarray(source.setFirst[set], source.setFirst[set + 1])]
      literals = all.filter((id) => id >= FIRST_LITERAL)
      wanted = this.byClasses.get(all.slice(0, all.length - literals.length).join(',')) ?? 0
      const meaning = this.passMeaning(wanted, label, before, join, all)
      return this.finish(meaning, literals, join)
    }
    return this.finish(this.passMeaning(0, label, before, join, []), literals, join)
  }

  private passMeaning(wanted: number, label: number, before: number, join: boolean, all: readonly number[]): number {
    const fine = hash(this.last, label, join ? 1 : 0)
    const { kind } = this.meanings[this.last] as Meaning
    const known = this.chosen.pass(wanted, fine, hash(label, before, kind), this.last)
    const meaning = known === 0 ? this.passClasses(all) : known
    if (!join) this.last = meaning
    return meaning
  }

  /** The classes of a meaning not met before. Meaning 0 is the empty one: it stands for "new". */
  private passClasses(all: readonly number[]): number {
    const beside = (this.meanings[this.last] as Meaning).classes
    const classes: number[] = []
    let previous = 0
    let earlier = 0
    let at = 0
    for (let index = 0; ; index++) {
      while (at < beside.length && (beside[at] as number) < previous) at++
      const expected = (beside[at] ?? -1) + 1
      const id = all[index] ?? FIRST_LITERAL
      const wanted = id >= FIRST_LITERAL ? 0 : id + 1
      const value = this.classes.pass(wanted, hash(previous, earlier), hash(previous), expected)
      if (value === 0) return this.meaning(classes)
      classes.push(value - 1)
      earlier = previous
      previous = value
    }
  }

  private finish(meaning: number, wanted: readonly number[], join: boolean): number {
    const { plain, kind } = this.meanings[meaning] as Meaning
    const named = this.named.pass(wanted.length > 0, hash(kind, join ? 1 : 0))
    if (!named) return plain >= 0 ? plain : this.add(meaning, [])
    const literals = this.passLiterals(wanted)
    const key = `${meaning};${literals.join(',')}`
    return this.byLiterals.get(key) ?? this.add(meaning, literals)
  }

  private passLiterals(wanted: readonly number[]): readonly number[] {
    const count = this.counts.pass(wanted.length, this.lastLiterals.length, 0)
    const literals: number[] = []
    for (let index = 0; index < count; index++) {
      const wish = (wanted[index] ?? FIRST_LITERAL) - FIRST_LITERAL
      const beside = this.lastLiterals[index] ?? 0
      const passed = this.literals.pass(wish, hash(beside, index), hash(index, count), beside - FIRST_LITERAL)
      literals.push(passed + FIRST_LITERAL)
    }
    this.lastLiterals = literals
    return literals
  }

  private meaning(classes: readonly number[]): number {
    const kind = classes.find((id) => id >= FIRST_KIND && id <= LAST_KIND && id !== 8) ?? 0
    const number = this.meanings.push({ classes, plain: -1, kind }) - 1
    if (!this.coder.reads) this.byClasses.set(classes.join(','), number)
    return number
  }

  private add(meaning: number, literals: readonly number[]): number {
    const number = this.meaningOf.push(meaning) - 1
    this.literalsOf.push(literals)
    if (literals.length === 0) (this.meanings[meaning] as Meaning).plain = number
    else this.byLiterals.set(`${meaning};${literals.join(',')}`, number)
    return number
  }

  /** Number of the meaning passed last, other than of a stem. */
  get lastMeaning(): number {
    return this.last
  }

  /** Number of sets met so far, the empty one included. */
  get size(): number {
    return this.meaningOf.length
  }

  /** What foretells the endings of a word with this set. */
  kind(set: number): number {
    return (this.meanings[this.meaningOf[set] as number] as Meaning).kind
  }

  /** The arrays of all sets that were met. */
  data(): SetData {
    const count = this.meaningOf.length
    const setFirst = new Uint32Array(count + 1)
    for (let set = 0; set < count; set++) {
      const { classes } = this.meanings[this.meaningOf[set] as number] as Meaning
      setFirst[set + 1] = (setFirst[set] as number) + classes.length + (this.literalsOf[set] as number[]).length
    }
    const setClass = new Uint16Array(setFirst[count] as number)
    for (let set = 0; set < count; set++) {
      const { classes } = this.meanings[this.meaningOf[set] as number] as Meaning
      setClass.set(classes, setFirst[set])
      setClass.set(this.literalsOf[set] as number[], (setFirst[set] as number) + classes.length)
    }
    return { setFirst, setClass }
  }
}
