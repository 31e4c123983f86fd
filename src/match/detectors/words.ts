import type { Token } from './tokens.ts'

const LONGEST = 40
const NO_LENGTHS: readonly number[] = []

/** The word without its rings and dots, as it is typed on a foreign keyboard: "nivå" as "niva". */
export function withoutDiacritics(word: string): string {
  return word.replace(/[åä]/g, 'a').replace(/ö/g, 'o')
}

/** A set of words, word beginnings and word endings, each with a number. */
export interface WordTable {
  /** The number of the word, given in lower case: that of the exact word, else the longest beginning, else ending. */
  readonly get: (word: string) => number | undefined
}

/**
 * Builds a table from lines such as `{ 3: 'mamma mobil* *nummer' }`: `mobil*` covers every word that begins so and
 * `*nummer` every compound that ends so. Words typed without å, ä and ö are found too, unless the table has them with a
 * number of their own. The work of a lookup is bounded, whatever the length of the word. It is built when it is first asked: most notes ask few.
 */
export function wordTable(groups: Readonly<Record<string, string>>): WordTable {
  let built: WordTable['get'] | undefined
  return {
    get: (word) => {
      built ??= buildTable(groups)
      return built(word)
    },
  }
}

function buildTable(groups: Readonly<Record<string, string>>): WordTable['get'] {
  const exact = new Map<string, number>()
  const heads = new Map<string, number>()
  const tails = new Map<string, number>()
  for (const [value, words] of Object.entries(groups)) {
    for (const word of words.split(/\s+/)) {
      if (word === '') continue
      if (word.startsWith('*')) tails.set(word.slice(1), Number(value))
      else if (word.endsWith('*')) heads.set(word.slice(0, -1), Number(value))
      else exact.set(word, Number(value))
    }
  }
  for (const entries of [exact, heads, tails]) addFolded(entries)
  const whole: Whole = { entries: exact, pairs: beginningsOf(exact.keys()) }
  const beginnings = piecesOf(heads, (entry) => pair(entry, 0))
  const endings = piecesOf(tails, (entry) => pair(entry, entry.length - 2))
  return (word) => lookUp(word, whole, beginnings, endings)
}

function addFolded(entries: Map<string, number>): void {
  for (const [word, value] of [...entries]) {
    const folded = withoutDiacritics(word)
    if (!entries.has(folded)) entries.set(folded, value)
  }
}

interface Whole {
  readonly entries: ReadonlyMap<string, number>
  readonly pairs: Uint8Array
}

interface Pieces {
  readonly entries: ReadonlyMap<string, number>
  /** The lengths that occur among the entries, longest first. */
  readonly lengths: readonly number[]
  /** By `pair` of two letters, the first of a beginning or the last of an ending, whether an entry has them: most words are ruled out by it. */
  readonly pairs: Uint8Array
}

function piecesOf(entries: ReadonlyMap<string, number>, pairOf: (entry: string) => number): Pieces {
  const lengths = [...new Set([...entries.keys()].map((entry) => entry.length))].sort((a, b) => b - a)
  const pairs = new Uint8Array(1 << 10)
  // A piece of one letter stands beside any other.
  if (lengths.at(-1) === 1) pairs.fill(1)
  else for (const entry of entries.keys()) pairs[pairOf(entry)] = 1
  return { entries, lengths, pairs }
}

/** By `pair` of their first two letters, whether words begin so: most words of a text begin otherwise, and need not be looked up. */
export function beginningsOf(words: Iterable<string>): Uint8Array {
  const pairs = new Uint8Array(1 << 10)
  for (const word of words) pairs[pair(word, 0)] = 1
  return pairs
}

/** Two letters of a word from `at` on as a number, by five bits of each; what is not there counts as 0. */
export function pair(word: string, at: number): number {
  return ((word.charCodeAt(at) & 31) << 5) | (word.charCodeAt(at + 1) & 31)
}

function lookUp(word: string, whole: Whole, heads: Pieces, tails: Pieces): number | undefined {
  const beginning = pair(word, 0)
  const exact = whole.pairs[beginning] === 1 ? whole.entries.get(word) : undefined
  if (exact !== undefined || word.length > LONGEST) return exact
  for (const length of heads.pairs[beginning] === 1 ? heads.lengths : NO_LENGTHS) {
    const value = length <= word.length ? heads.entries.get(word.slice(0, length)) : undefined
    if (value !== undefined) return value
  }
  for (const length of tails.pairs[pair(word, word.length - 2)] === 1 ? tails.lengths : NO_LENGTHS) {
    const value = length < word.length ? tails.entries.get(word.slice(-length)) : undefined
    if (value !== undefined) return value
  }
  return undefined
}

/** A set of exact words. */
export interface WordSet extends Iterable<string> {
  readonly has: (word: string) => boolean
}

/** A set of exact lower-case words, written as one string with spaces; with and without diacritics. It is built when it is first asked. */
export function wordSet(words: string): WordSet {
  let built: { readonly words: ReadonlySet<string>; readonly pairs: Uint8Array } | undefined
  const set = (): { readonly words: ReadonlySet<string>; readonly pairs: Uint8Array } => {
    if (built !== undefined) return built
    const all = buildSet(words)
    built = { words: all, pairs: beginningsOf(all) }
    return built
  }
  return {
    has: (word) => {
      const { words: all, pairs } = set()
      return pairs[pair(word, 0)] === 1 && all.has(word)
    },
    [Symbol.iterator]: () => set().words[Symbol.iterator](),
  }
}

function buildSet(words: string): ReadonlySet<string> {
  const list = words.split(/\s+/).filter((word) => word !== '')
  return new Set([...list, ...list.map(withoutDiacritics)])
}

/** How far, in tokens, surroundings are read to either side. */
export const REACH = 14

/**
 * Adds up what the words around tokens `from` to `to` (exclusive) say, in the same sentence and at most `reach` tokens
 * off. Each distinct weight counts once, so that three words of the same kind are no stronger than one.
 */
export function surroundings(
  tokens: readonly Token[],
  from: number,
  to: number,
  table: WordTable,
  reach = REACH,
): number {
  const sentence = tokens[from]?.sentence
  const seen = new Set<number>()
  const look = (at: number): boolean => {
    const token = tokens[at]
    if (token === undefined || token.sentence !== sentence) return false
    if (token.kind === 'word') {
      const value = table.get(token.lower)
      if (value !== undefined) seen.add(value)
    }
    return true
  }
  for (let at = from - 1; at >= from - reach; at--) if (!look(at)) break
  for (let at = to; at < to + reach; at++) if (!look(at)) break
  let sum = 0
  for (const value of seen) sum += value
  return sum
}

/** The index of the first token that ends after `offset`; `tokens.length` if none does. */
export function tokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
