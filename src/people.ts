/** Names of people that a host knows: they tell the judges who is a person, and where such a name stands. */

/** The words of a name: letters, also with hyphens and apostrophes in them. */
const wordsIn = (text: string) => text.matchAll(/\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu)

/** Words of names that are no names: von, af, de la. They begin in lower case. */
const isName = (word: string): boolean => word.length >= 2 && !/^\p{Ll}/u.test(word)

/** Half-open stretch of a text, in UTF-16 code units. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Known names. */
export class People {
  /** The words of the names, each once. */
  readonly words: readonly string[]
  readonly #known: ReadonlySet<string>

  /** `names` may be single words or whole names, in any order; case counts where a word begins in lower case ("von"). */
  constructor(names: readonly string[]) {
    const words = new Set<string>()
    for (const name of names) {
      for (const [word] of wordsIn(name.normalize('NFC'))) {
        if (!isName(word)) continue
        words.add(word)
        for (const part of word.split('-')) if (isName(part)) words.add(part)
      }
    }
    this.words = [...words]
    this.#known = new Set(this.words.map((word) => word.toLowerCase()))
  }

  /** The words of a text that are known names or their genitives, and begin with a capital. */
  stretchesIn(text: string): Stretch[] {
    if (this.#known.size === 0) return []
    const found: Stretch[] = []
    for (const match of wordsIn(text)) {
      const [word] = match
      const lower = word.toLowerCase()
      if (!isName(word) || !(this.#known.has(lower) || this.#known.has(lower.replace(/['’]?s$/, '')))) continue
      found.push({ start: match.index, end: match.index + word.length })
    }
    return found
  }
}
