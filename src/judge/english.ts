/**
 * English notes: `compromise` tells where people are named and what is negated; that becomes evidence like any other. The library is
 * handed in, so that no page and no Swedish scan carries it.
 */
import type { PackHeader } from '../lexicon/pack.ts'
import type { Verdict } from './reason/verdict.ts'

/** What the grammar tells of a text: half-open UTF-16 ranges. */
export interface EnglishFacts {
  /** Clauses whose subject is a person, a pronoun or a role. */
  readonly personal: ReadonlyArray<readonly [number, number]>
  /** Negated stretches. */
  readonly negated: ReadonlyArray<readonly [number, number]>
}

/** Grammar for English. */
export interface EnglishGrammar {
  facts(text: string): EnglishFacts
}

interface Term {
  readonly pre?: string
}

interface Offset {
  readonly start: number
  readonly length: number
}

/** The part of compromise that is used. */
export interface CompromiseView {
  match(pattern: string): CompromiseView
  json(options: { offset: boolean }): ReadonlyArray<{ readonly offset?: Offset; readonly terms?: readonly Term[] }>
}

/** Makes the grammar from compromise's default export. */
export function createEnglishGrammar(nlp: (text: string) => CompromiseView): EnglishGrammar {
  const ranges = (view: CompromiseView): Array<readonly [number, number]> =>
    view
      .json({ offset: true })
      .flatMap(({ offset, terms }) =>
        offset ? [[offset.start, offset.start + offset.length - leading(terms)] as const] : [],
      )
  return {
    facts(text) {
      const document = nlp(text)
      return {
        personal: ranges(document.match('(#Person|#Pronoun|#Possessive) #Adverb? (#Verb|#Noun)+')),
        negated: ranges(document.match('(#Negative|no|without) .{0,3}')),
      }
    },
  }
}

/** The library counts the signs before the first word into the length, but not into the start. */
function leading(terms: readonly Term[] | undefined): number {
  return terms?.[0]?.pre?.trimStart().length ?? 0
}

/** Adds the grammar's evidence to verdicts on an English note, in place. */
export function judgeEnglish(text: string, verdicts: Verdict[], grammar: EnglishGrammar, header: PackHeader): void {
  const facts = grammar.facts(text)
  const personal = overlapWith(facts.personal)
  const negated = overlapWith(facts.negated)
  verdicts.forEach((verdict, index) => {
    const keys: string[] = []
    if (personal(verdict)) keys.push('grammar-person')
    if (negated(verdict)) keys.push('grammar-negation')
    for (const key of keys) {
      const computed = header.computed[key]
      if (computed === undefined) continue
      const { weight, text: words } = computed
      const before = verdicts[index] as Verdict
      verdicts[index] = {
        ...before,
        logit: before.logit + weight,
        evidence: [...before.evidence, { key, weight, text: words }],
      }
    }
  })
}

/** Answers whether a place overlaps any of these ranges. */
function overlapWith(ranges: EnglishFacts['personal']): (place: Verdict) => boolean {
  const sorted = [...ranges].sort(([a], [b]) => a - b)
  let farthest = 0
  const reach = sorted.map(([, end]) => {
    farthest = Math.max(farthest, end)
    return farthest
  })
  return ({ start, end }) => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle] as readonly [number, number])[0] < end) low = middle + 1
      else high = middle
    }
    return low > 0 && (reach[low - 1] as number) > start
  }
}
