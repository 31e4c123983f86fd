/**
 * An organisation's own terms, laid over a compiled pack. Only what the terms need is compiled: a small automaton of their forms that is
 * asked before the built-in one, the class sets of those forms, one pattern a term.
 */
import { PatternWriter, WORD_ELEMENT } from '../match/pattern-code.ts'
import type { OrgTerm, TermKind } from '../policy/policy.ts'
import { wordsOf } from '../text/words.ts'
import { Automaton } from './automaton.ts'
import { buildAutomaton } from './automaton-build.ts'
import { ClassSets, COMPOUND_HEAD, FIRST_LITERAL, KNOWN, NAME, NOUN, TRAP } from './classes.ts'
import { type Entry, expandForms } from './entries.ts'
import { guessParadigm } from './inflect/guess.ts'
import { formsOf } from './inflect/inflect.ts'
import type { LanguagePack, PackArrays } from './pack.ts'
import { OWNER_RULE } from './pack.ts'
import { TermError, termEntry } from './terms.ts'

/** Log-odds of an organisation's own term by itself: it was added to be found, but a topic can still speak against it. */
const TERM_WEIGHT = 3

const PARTS: Readonly<Record<TermKind, string>> = {
  noun: 'n',
  verb: 'v',
  adjective: 'a',
  adverb: 'b',
  name: 'p',
  phrase: 'x',
  abbreviation: 's',
}

/**
 * A pack that also finds these terms and knows these words as names of people. Terms of rules that the pack does not have are refused.
 * Throws `TermError` with the term and what is wrong with it.
 */
export function extendPack(
  pack: LanguagePack,
  terms: readonly OrgTerm[],
  people: readonly string[] = [],
): LanguagePack {
  return terms.length === 0 && people.length === 0 ? pack : new Extension(pack).add(terms, people)
}

function guessPart(term: string): string {
  if (term.includes(' ')) return 'x'
  return term.length > 1 && term === term.toUpperCase() ? 's' : 'n'
}

/** The inflection classes that a term may follow: an own term must be found in all its forms, and a form too many does no harm. */
function guessParadigms(term: string, pos: string): string[] {
  if (pos === 'x') return []
  const guess = guessParadigm(term, pos)
  if (guess !== undefined) return [guess]
  if (pos === 'v') return term.endsWith('a') ? ['v1'] : []
  if (pos !== 'n') return []
  if (term.endsWith('e')) return ['n2', 'n4']
  return /[aiouyåäö]$/.test(term) ? ['n3r', 'n4'] : ['n2', 'n3', 'n5n']
}

class Extension {
  private readonly pack: LanguagePack
  /** Classes of each form, on top of what the built-in lexicon knows of it. */
  private readonly forms = new Map<string, Set<number>>()
  private readonly patterns: Array<{ rule: number; literals: number[] }> = []
  private nextLiteral: number

  constructor(pack: LanguagePack) {
    this.pack = pack
    this.nextLiteral = FIRST_LITERAL + pack.header.literalCount
  }

  add(terms: readonly OrgTerm[], people: readonly string[]): LanguagePack {
    for (const name of people) this.addName(name)
    const one = terms.filter(({ term }) => !term.trim().includes(' '))
    for (const term of terms) if (!one.includes(term)) this.addTerm(term)
    const firstTerm = this.nextLiteral
    for (const term of one) this.addTerm(term)
    const { pack } = this
    const sets: number[][] = []
    const outputs = new Map<string, number>()
    const numbers = new Map<string, number>()
    for (const [form, classes] of this.forms) {
      const known = pack.automaton.lookup(form, 0, form.length)
      const set = [...new Set([...pack.sets.list(known), ...classes])].sort((a, b) => a - b)
      const key = set.join(',')
      const number = numbers.get(key) ?? pack.sets.size + sets.length
      if (!numbers.has(key)) sets.push(set)
      numbers.set(key, number)
      outputs.set(form, number)
    }
    const { data, rejected } = buildAutomaton(outputs)
    if (rejected.length > 0) throw new TermError(`"${rejected[0]}" holds a character that no word can hold`)
    const arrays = this.arrays(sets)
    return {
      ...pack,
      header: { ...pack.header, literalCount: this.nextLiteral - FIRST_LITERAL },
      arrays,
      sets: new ClassSets(arrays),
      overlay: new Automaton(data),
      firstTerm,
      firstTermPattern: pack.arrays.patternStart.length,
    }
  }

  private addTerm(term: OrgTerm): void {
    const rule = this.pack.header.rules.findIndex(({ id }) => id === term.rule)
    if (rule < 0) throw new TermError(`the term "${term.term}" names the rule "${term.rule}", which does not exist`)
    const entry = this.entryOf(term)
    const variants = [entry.lemma, ...entry.forms].map(wordsOf)
    if (!entry.lemma.includes(' ')) {
      const literal = this.nextLiteral++
      for (const { form } of expandForms(entry, this.pack.header.lang)) this.give(form, literal, KNOWN, COMPOUND_HEAD)
      this.patterns.push({ rule, literals: [literal] })
      return
    }
    for (const length of new Set(variants.map((variant) => variant.length))) {
      const same = variants.filter((variant) => variant.length === length)
      const literals: number[] = []
      for (let at = 0; at < length; at++) {
        const literal = this.nextLiteral++
        for (const variant of same) this.give(variant[at] as string, literal)
        literals.push(literal)
      }
      this.patterns.push({ rule, literals })
    }
  }

  /** A name of a person, and its genitive. One that is a word too is a name where it has a capital. */
  private addName(name: string): void {
    const entry: Entry = { lemma: name, pos: 'p', forms: [], classes: [], compound: undefined }
    for (const { form } of expandForms(entry, this.pack.header.lang)) {
      const known = this.pack.automaton.lookup(form, 0, form.length)
      const word = known !== 0 && !this.pack.sets.has(known, NAME)
      this.give(form, NAME, NOUN, KNOWN, ...(word ? [TRAP] : []))
    }
  }

  private entryOf(term: OrgTerm): Entry {
    const lemma = term.term.trim()
    const pos = term.kind === undefined ? guessPart(lemma) : PARTS[term.kind]
    const [inflect, ...further] = term.inflection === undefined ? guessParadigms(lemma, pos) : [term.inflection]
    const forms = [...(term.forms ?? []), ...further.flatMap((paradigm) => formsOf(lemma, paradigm))]
    return termEntry(
      { lemma, ...(inflect === undefined ? {} : { inflect }), ...(forms.length === 0 ? {} : { forms }) },
      [],
    )
  }

  private give(form: string, ...classes: number[]): void {
    const set = this.forms.get(form) ?? new Set()
    for (const id of classes) set.add(id)
    this.forms.set(form, set)
  }

  private arrays(sets: readonly number[][]): PackArrays {
    const { arrays, header } = this.pack
    const setFirst = [...arrays.setFirst]
    const setClass = [...arrays.setClass]
    for (const classes of sets) {
      setClass.push(...classes)
      setFirst.push(setClass.length)
    }
    const writer = new PatternWriter(arrays)
    const anchored: number[] = []
    const anchorFirst = [...arrays.anchorFirst]
    const anchorPattern = [...arrays.anchorPattern]
    const byLiteral = new Map<number, number>()
    for (const { rule, literals: row } of this.patterns) {
      const elements = row.map((id) => ({ kind: WORD_ELEMENT, optional: false, gap: 0, any: [id], none: [] }))
      const own = { ownerKind: OWNER_RULE, owner: rule, weight: TERM_WEIGHT }
      byLiteral.set(row[0] as number, writer.add({ ...own, from: 0, to: row.length, elements, anchor: 0 }))
    }
    for (let id = FIRST_LITERAL + header.literalCount; id < this.nextLiteral; id++) {
      const pattern = byLiteral.get(id)
      if (pattern !== undefined) anchored.push(pattern)
      anchorFirst.push(anchorPattern.length + anchored.length)
    }
    const lastPhrase = arrays.phraseFirst[header.literalCount] as number
    const phraseFirst = [
      ...arrays.phraseFirst,
      ...Array.from({ length: this.nextLiteral - FIRST_LITERAL - header.literalCount }, () => lastPhrase),
    ]
    return {
      ...arrays,
      setFirst: Uint32Array.from(setFirst),
      setClass: Uint16Array.from(setClass),
      ...writer.finish(),
      anchorFirst: Uint32Array.from(anchorFirst),
      anchorPattern: Uint16Array.from([...anchorPattern, ...anchored]),
      phraseFirst: Uint32Array.from(phraseFirst),
    }
  }
}
