/** Lays compiled phrases and patterns out as arrays, each under the word or class by which it will be found. */
import { type PatternCode, type PatternElement, PatternWriter, WORD_ELEMENT } from '../match/pattern-code.ts'
import type { ParsedPattern } from '../match/pattern-syntax.ts'
import { type ClassRegistry, FIRST_LITERAL, type SetRegistry } from './classes.ts'
import type { PackArrays } from './pack.ts'

/** A parsed pattern with what a match of it means. */
export interface OwnedPattern {
  readonly owner: { readonly kind: number; readonly index: number }
  readonly weight: number
  readonly parsed: ParsedPattern
  readonly elements: readonly PatternElement[]
}

/** A row of words: `parts` are literals, `words` tell how rare each is. */
export interface Phrase {
  readonly parts: number[]
  readonly words: number[]
  /** Classes; entries with the same words share one phrase. */
  readonly classes: Set<number>
}

/** The phrases, each under its rarest word. */
export function phraseArrays(
  phrasesIn: readonly Phrase[],
  classes: ClassRegistry,
  sets: SetRegistry,
): Pick<PackArrays, 'phrases' | 'phraseStart' | 'phraseAnchor' | 'phraseFirst'> {
  const byLiteral = new Map<number, Array<{ phrase: Phrase; anchor: number }>>()
  for (const phrase of phrasesIn) {
    let anchor = 0
    for (let at = 1; at < phrase.words.length; at++) {
      if ((phrase.words[at] as number) > (phrase.words[anchor] as number)) anchor = at
    }
    const literal = phrase.parts[anchor] as number
    const list = byLiteral.get(literal) ?? []
    list.push({ phrase, anchor })
    byLiteral.set(literal, list)
  }
  const literals = classes.literals.size
  const code: number[] = []
  const starts: number[] = []
  const anchors: number[] = []
  const phraseFirst = new Uint32Array(literals + 1)
  for (let literal = 0; literal < literals; literal++) {
    phraseFirst[literal] = starts.length
    for (const { phrase, anchor } of byLiteral.get(FIRST_LITERAL + literal) ?? []) {
      starts.push(code.length)
      anchors.push(anchor)
      code.push(phrase.parts.length, sets.intern(phrase.classes), ...phrase.parts)
    }
  }
  phraseFirst[literals] = starts.length
  return {
    phrases: Uint16Array.from(code),
    phraseStart: Uint32Array.from(starts),
    phraseAnchor: Uint8Array.from(anchors),
    phraseFirst,
  }
}

/** The patterns, each under the choices of its rarest element. */
export function patternArrays(
  patterns: readonly OwnedPattern[],
  forms: ReadonlyMap<string, ReadonlySet<number>>,
  classes: ClassRegistry,
): PatternCode & Pick<PackArrays, 'anchorFirst' | 'anchorPattern'> {
  const writer = new PatternWriter()
  const byClass = new Map<number, number[]>()
  const frequency = classFrequency(forms, classes)
  for (const { owner, weight, parsed, elements } of patterns) {
    const { from, to } = parsed
    const anchor = anchorOf(elements, frequency)
    const number = writer.add({ ownerKind: owner.kind, owner: owner.index, weight, from, to, elements, anchor })
    for (const id of elements[anchor]?.any ?? []) {
      const list = byClass.get(id) ?? []
      list.push(number)
      byClass.set(id, list)
    }
  }
  const count = FIRST_LITERAL + classes.literals.size
  const anchorFirst = new Uint32Array(count + 1)
  const anchorPattern: number[] = []
  for (let id = 0; id < count; id++) {
    anchorFirst[id] = anchorPattern.length
    anchorPattern.push(...(byClass.get(id) ?? []))
  }
  anchorFirst[count] = anchorPattern.length
  return { ...writer.finish(), anchorFirst, anchorPattern: Uint16Array.from(anchorPattern) }
}

/** How often a class is likely to be met: short words are frequent, and a class is as frequent as its words. */
function classFrequency(forms: ReadonlyMap<string, ReadonlySet<number>>, classes: ClassRegistry): Map<number, number> {
  const frequency = new Map<number, number>()
  for (const [form, ids] of forms) for (const id of ids) frequency.set(id, (frequency.get(id) ?? 0) + commonness(form))
  for (const name of ['num', 'cap', 'mixed', 'initial', 'unknown', 'known', 'verb', 'noun', 'adj']) {
    const id = classes.find(name)
    if (id !== undefined) frequency.set(id, 1e9)
  }
  return frequency
}

/** Index of the rarest element that must be there, -1 if there is none. */
function anchorOf(elements: readonly PatternElement[], frequency: ReadonlyMap<number, number>): number {
  let best = -1
  let least = Number.POSITIVE_INFINITY
  elements.forEach(({ kind, optional, any }, index) => {
    if (kind !== WORD_ELEMENT || optional) return
    const cost = any.reduce((sum, id) => sum + (frequency.get(id) ?? 0), 0)
    if (cost >= least) return
    least = cost
    best = index
  })
  return best
}

function commonness(form: string): number {
  return form.length <= 2 ? 3000 : form.length === 3 ? 800 : form.length === 4 ? 60 : form.length === 5 ? 15 : 1
}
