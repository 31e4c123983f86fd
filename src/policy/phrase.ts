/** Finds the phrases that an organisation has excepted, word by word, in time linear in the text. */
import { lazy } from '../lazy.ts'

/** One word or sign of a text, folded for comparison, with its place. */
interface Word {
  readonly start: number
  readonly end: number
  readonly folded: string
}

/** One word of a phrase: itself, a beginning (`kod*`), or any word (`*`). */
interface PhraseWord {
  readonly folded: string
  readonly open: boolean
}

/** A phrase made ready for searching. */
export interface Phrase {
  readonly words: readonly PhraseWord[]
}

// A word is letters, digits and marks; any other visible sign stands alone.
const word = lazy(() => /[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu)

/**
 * Makes a phrase ready. With `wildcards`, a word `*` stands for any one word and `kod*` for every word that begins with
 * "kod"; without, a star is a star. Case, and the amount and kind of space between words, do not count.
 */
export function toPhrase(text: string, wildcards: boolean): Phrase {
  const words: PhraseWord[] = []
  let lastEnd = -1
  for (const word of wordsOf(text)) {
    const last = words.at(-1)
    if (!wildcards || word.folded !== '*') words.push({ folded: word.folded, open: false })
    else if (last !== undefined && !last.open && lastEnd === word.start) {
      words[words.length - 1] = { folded: last.folded, open: true }
    } else words.push({ folded: '', open: true })
    lastEnd = word.end
  }
  return { words }
}

/** A text cut into words once, for several phrases. */
export interface PhraseText {
  readonly words: readonly Word[]
}

/** Cuts a text into words for `phraseCovers`. */
export function toPhraseText(text: string): PhraseText {
  return { words: [...wordsOf(text)] }
}

/** Whether the half-open range lies wholly inside one place where the phrase stands. A phrase without words is nowhere. */
export function phraseCovers(text: PhraseText, phrase: Phrase, start: number, end: number): boolean {
  const length = phrase.words.length
  if (length === 0) return false
  // Only places that hold the range count, so at most `length` of them are looked at.
  const from = firstEndingAfter(text.words, start)
  for (let first = Math.max(0, from - length + 1); first <= from; first += 1) {
    const begins = text.words[first]
    const ends = text.words[first + length - 1]
    if (begins === undefined || ends === undefined || begins.start > start || ends.end < end) continue
    if (phrase.words.every((word, index) => fits(word, text.words[first + index]))) return true
  }
  return false
}

/** Index of the first word that ends after the offset; the number of words where none does. */
function firstEndingAfter(words: readonly Word[], offset: number): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle]?.end ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return low
}

function fits(wanted: PhraseWord, word: Word | undefined): boolean {
  if (word === undefined) return false
  return wanted.open ? word.folded.startsWith(wanted.folded) : word.folded === wanted.folded
}

function* wordsOf(text: string): Generator<Word> {
  for (const match of text.matchAll(word())) {
    yield {
      start: match.index,
      end: match.index + match[0].length,
      folded: match[0].normalize('NFC').toLowerCase(),
    }
  }
}
