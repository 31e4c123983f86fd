/**
 * Word classes as numbers, and the sets of classes that a form carries. Classes below `FIRST_LITERAL` are the
 * semantic ones; those above are literals, one for each word (or choice of words) that a pattern names.
 */

/** Classes that the engine itself gives out or asks for; they come first, in this order. */
export const BUILT_IN = [
  'compound-head',
  'compound-first',
  'trap',
  'name',
  'num',
  'cap',
  'initial',
  'unknown',
  'known',
  'verb',
  'noun',
  'adj',
  'v-inf',
  'v-pres',
  'v-past',
  'v-sup',
  'v-ptcp',
  'idiom',
  'title',
  'neutral',
  'typo',
  'placeholder',
  'mixed',
] as const

/** Numbers of the built-in classes. */
export const COMPOUND_HEAD = 0
export const COMPOUND_FIRST = 1
export const TRAP = 2
export const NAME = 3
export const NUM = 4
export const CAP = 5
export const INITIAL = 6
export const UNKNOWN = 7
export const KNOWN = 8
export const NOUN = 10
export const V_PRES = 13
export const V_PAST = 14
export const IDIOM = 17
export const TITLE = 18
export const NEUTRAL = 19

/** First number of the literals. */
export const FIRST_LITERAL = 1024

/** The arrays of a set table as they lie in the artefact: the classes of set n, ascending, are `setClass[setFirst[n]]` up to `setFirst[n + 1]`. */
export interface SetData {
  readonly setFirst: Uint32Array
  readonly setClass: Uint16Array
}

/** Answers whether a set holds a class. Set 0 is empty. */
export class ClassSets {
  readonly data: SetData

  constructor(data: SetData) {
    this.data = data
  }

  /** Number of sets, the empty one included. */
  get size(): number {
    return this.data.setFirst.length - 1
  }

  /** True if set number `set` holds class number `id`. Sets are short; the semantic classes, which are asked most, stand first. */
  has(set: number, id: number): boolean {
    const { setFirst, setClass } = this.data
    const first = setFirst[set] as number
    const end = setFirst[set + 1] as number
    if (id < FIRST_LITERAL) {
      for (let at = first; at < end; at++) {
        const here = setClass[at] as number
        if (here >= id) return here === id
      }
      return false
    }
    for (let at = end - 1; at >= first; at--) {
      const here = setClass[at] as number
      if (here <= id) return here === id
    }
    return false
  }

  /** All classes of a set, ascending. */
  list(set: number): Uint16Array {
    return this.data.setClass.subarray(this.data.setFirst[set] as number, this.data.setFirst[set + 1] as number)
  }
}

/** Collects sets and gives each distinct one a number. Used when rules are compiled. */
export class SetRegistry {
  private readonly known = new Map<string, number>([['', 0]])
  private readonly sets: number[][] = [[]]

  /** The number of the set with these classes; made if new. */
  intern(classes: Iterable<number>): number {
    const sorted = [...new Set(classes)].sort((a, b) => a - b)
    const key = sorted.join(',')
    const known = this.known.get(key)
    if (known !== undefined) return known
    const number = this.sets.length
    if (number > 65_000) throw new Error('too many distinct class sets: the rules name too many words one by one')
    this.sets.push(sorted)
    this.known.set(key, number)
    return number
  }

  /** The arrays for the artefact. */
  toData(): SetData {
    const setFirst = new Uint32Array(this.sets.length + 1)
    this.sets.forEach((classes, set) => {
      setFirst[set + 1] = (setFirst[set] as number) + classes.length
    })
    return { setFirst, setClass: Uint16Array.from(this.sets.flat()) }
  }
}

/** Names of classes to numbers. Literals are named `=word` (this form), `word` lemmas get `~word`. */
export class ClassRegistry {
  readonly names: string[]
  private readonly byName = new Map<string, number>()
  private readonly literalNames: string[] = []
  private readonly literalByName = new Map<string, number>()

  constructor(semantic: readonly string[]) {
    this.names = [...new Set([...BUILT_IN, ...semantic])]
    if (this.names.length > FIRST_LITERAL) throw new Error(`more than ${FIRST_LITERAL} word classes`)
    this.names.forEach((name, id) => {
      this.byName.set(name, id)
    })
  }

  /** The number of a semantic class, or undefined if no such class was declared. */
  find(name: string): number | undefined {
    return this.byName.get(name)
  }

  /** The number of a literal; made if new. */
  literal(name: string): number {
    const known = this.literalByName.get(name)
    if (known !== undefined) return known
    const id = FIRST_LITERAL + this.literalNames.length
    if (id > 65_535) throw new Error('too many literal words in patterns')
    this.literalNames.push(name)
    this.literalByName.set(name, id)
    return id
  }

  /** All literals made so far, by name. */
  get literals(): ReadonlyMap<string, number> {
    return this.literalByName
  }
}
