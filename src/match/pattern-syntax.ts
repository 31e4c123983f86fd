/**
 * The small language of patterns in rule data, and its parser. A pattern is a row of elements, matched word by word within a sentence:
 *
 * | written | means |
 * | --- | --- |
 * | `ha` | any form of the lemma *ha* (or exactly this word, if the lexicon has no such lemma) |
 * | `=har` | exactly this form |
 * | `bo\|leva` | one of these |
 * | `<kin>` | a word of this class, or of this group of classes |
 * | `<kin\|pupil>` `<trait!praise>` | one of these classes; `!` takes away |
 * | `x?` | x may be missing (`=?` is the question mark itself) |
 * | `..` `..5` | up to three (five) words of any kind |
 * | `^` `$` | the beginning, the end of the sentence |
 * | `!x` | the next word is not x |
 * | `[ ... ]` | the telling part, which is underlined; without it the whole match is |
 */

/** One choice within an element. */
export type Choice =
  | { readonly type: 'class'; readonly name: string }
  | { readonly type: 'lemma'; readonly word: string }
  | { readonly type: 'form'; readonly word: string }

/** One parsed element. */
export interface Element {
  readonly kind: 'word' | 'start' | 'end' | 'not'
  readonly any: readonly Choice[]
  readonly none: readonly Choice[]
  readonly optional: boolean
  /** How many words may stand between the element before and this one. */
  readonly gap: number
}

/** A parsed pattern: `from` and `to` are the indexes of the first and one past the last telling element. */
export interface ParsedPattern {
  readonly elements: readonly Element[]
  readonly from: number
  readonly to: number
}

/** A pattern that cannot be read; `column` counts from 0 within the pattern. */
export class PatternError extends Error {
  readonly column: number

  constructor(message: string, column: number) {
    super(message)
    this.column = column
  }
}

const DEFAULT_GAP = 3
const MAX_GAP = 12

/** Parses a pattern. Throws `PatternError` with the column of the mistake. */
export function parsePattern(source: string): ParsedPattern {
  const elements: Element[] = []
  let from = -1
  let to = -1
  let gap = 0
  for (const match of source.matchAll(/\S+/g)) {
    let piece = match[0]
    const column = match.index
    if (piece.startsWith('[') && piece !== '[') {
      if (from >= 0) throw new PatternError('a second "[" in one pattern', column)
      from = elements.length
      piece = piece.slice(1)
    } else if (piece === '[') {
      if (from >= 0) throw new PatternError('a second "[" in one pattern', column)
      from = elements.length
      continue
    }
    let closes = false
    if (piece.endsWith(']')) {
      if (from < 0) throw new PatternError('"]" without "["', column)
      closes = true
      piece = piece.slice(0, -1)
    }
    if (/^\.\.\d*$/.test(piece)) {
      gap = piece.length > 2 ? Number(piece.slice(2)) : DEFAULT_GAP
      if (gap > MAX_GAP) throw new PatternError(`a gap of more than ${MAX_GAP} words`, column)
    } else if (piece !== '') {
      elements.push(parseElement(piece, column, gap))
      gap = 0
    }
    if (closes) to = elements.length
  }
  if (elements.length === 0) throw new PatternError('an empty pattern', 0)
  if (from >= 0 && to < 0) throw new PatternError('"[" without "]"', source.length)
  if (gap > 0) throw new PatternError('a gap at the end', source.length)
  if (!elements.some((e) => e.kind === 'word' && !e.optional)) {
    throw new PatternError('nothing in the pattern must be there', 0)
  }
  if (from < 0) {
    from = 0
    to = elements.length
  }
  if (from >= to) throw new PatternError('nothing between "[" and "]"', 0)
  return { elements, from, to }
}

function parseElement(source: string, column: number, gap: number): Element {
  if (source === '^' || source === '$') {
    return { kind: source === '^' ? 'start' : 'end', any: [], none: [], optional: false, gap: 0 }
  }
  let piece = source
  let kind: Element['kind'] = 'word'
  let optional = false
  if (piece.startsWith('!') && piece.length > 1) {
    kind = 'not'
    piece = piece.slice(1)
  }
  if (piece.length > 1 && piece.endsWith('?') && !piece.endsWith('=?')) {
    optional = true
    piece = piece.slice(0, -1)
  }
  const any: Choice[] = []
  const none: Choice[] = []
  for (const part of splitChoices(piece, column)) {
    if (part.startsWith('<')) {
      if (!part.endsWith('>')) throw new PatternError(`"${part}" does not close its "<"`, column)
      const [wanted = '', ...unwanted] = part.slice(1, -1).split('!')
      for (const name of wanted.split('|')) any.push(classChoice(name, column))
      for (const name of unwanted.flatMap((list) => list.split('|'))) none.push(classChoice(name, column))
    } else if (part.startsWith('=') && part.length > 1) any.push({ type: 'form', word: part.slice(1).toLowerCase() })
    else any.push({ type: 'lemma', word: part.toLowerCase() })
  }
  return { kind, any, none, optional, gap }
}

function classChoice(name: string, column: number): Choice {
  if (!/^[a-z0-9:-]+$/.test(name)) throw new PatternError(`"${name}" is no name of a word class`, column)
  return { type: 'class', name }
}

function splitChoices(piece: string, column: number): string[] {
  const parts: string[] = []
  let depth = 0
  let current = ''
  for (const char of piece) {
    if (char === '<') depth++
    if (char === '>') depth--
    if (char === '|' && depth === 0) {
      parts.push(current)
      current = ''
    } else current += char
  }
  parts.push(current)
  if (depth !== 0) throw new PatternError('"<" without ">"', column)
  if (parts.some((part) => part === '')) throw new PatternError('an empty choice beside "|"', column)
  return parts
}
