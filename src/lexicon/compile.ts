/**
 * Compiles rule data into a language pack: entries into the automaton, expressions into phrases, patterns into code. The built-in rules
 * go through here when the package is built, an organisation's own terms when the linter starts.
 */
import {
  type CodeElement,
  END_ELEMENT,
  encodePattern,
  NOT_ELEMENT,
  START_ELEMENT,
  WORD_ELEMENT,
} from '../match/pattern-code.ts'
import { type Choice, type Element, type ParsedPattern, parsePattern } from '../match/pattern-syntax.ts'
import { createTokens, tokenize } from '../text/tokens.ts'
import { buildAutomaton } from './automaton-build.ts'
import { ClassRegistry, FIRST_LITERAL, SetRegistry } from './classes.ts'
import { type Entry, expandForms, joiningStems } from './entries.ts'
import {
  type EvidenceInfo,
  FORMAT,
  OWNER_ASKS,
  OWNER_EVIDENCE,
  OWNER_RULE,
  type PackArrays,
  type PackHeader,
  type RuleInfo,
} from './pack.ts'
import type { EvidenceSource, JudgeSource, RuleSource } from './rule-source.ts'
import { parseTerm, termEntry } from './terms.ts'

/** What is compiled. `lexicon` is the shared semantic lexicon; the rules' own terms are added to it. */
export interface CompileInput {
  readonly lang: string
  readonly version: string
  readonly lexicon: readonly Entry[]
  readonly rules: readonly RuleSource[]
  readonly judge: JudgeSource
}

/** A mistake in rule data, with the rule (or `judge`) and the text it is about. */
export class CompileError extends Error {
  readonly rule: string
  readonly source: string
  /** The message without the rule. */
  readonly reason: string

  constructor(rule: string, source: string, reason: string) {
    super(`${rule}: ${reason}`)
    this.reason = reason
    this.rule = rule
    this.source = source
  }
}

/** Compiles rule data. Throws `CompileError` at the first mistake. */
export function compileRules(input: CompileInput): { header: PackHeader; arrays: PackArrays } {
  return new Compiler(input).compile()
}

interface OwnedPattern {
  readonly owner: { readonly kind: number; readonly index: number }
  readonly weight: number
  readonly parsed: ParsedPattern
  readonly elements: readonly CodeElement[]
}

interface Phrase {
  readonly parts: number[]
  readonly words: number[]
  /** Classes; entries with the same words share one phrase. */
  readonly classes: Set<number>
}

class Compiler {
  private readonly input: CompileInput
  private readonly classes: ClassRegistry
  private readonly sets = new SetRegistry()
  private readonly groups = new Map<string, readonly string[]>()
  /** Classes of each form; literals are added as patterns name them. */
  private readonly forms = new Map<string, Set<number>>()
  private readonly lemmas = new Map<string, Set<string>>()
  private readonly evidence: EvidenceInfo[] = []
  private readonly patterns: OwnedPattern[] = []
  private readonly phrases = new Map<string, Phrase>()
  private where = 'lexicon'

  constructor(input: CompileInput) {
    this.input = input
    const declared = [...input.judge.classes, ...input.rules.flatMap((rule) => rule.classes ?? [])]
    this.classes = new ClassRegistry(declared)
  }

  compile(): { header: PackHeader; arrays: PackArrays } {
    const { rules, judge, lexicon, lang, version } = this.input
    for (const [name, members] of Object.entries(judge.groups)) this.groups.set(name, members)
    const terms = rules.flatMap((rule) => this.termsOf(rule))
    const entries = [...lexicon, ...terms]
    for (const entry of entries) if (!entry.lemma.includes(' ')) this.addWord(entry)
    for (const entry of entries) if (entry.lemma.includes(' ')) this.addPhrase(entry)
    this.where = 'judge'
    for (const source of judge.evidence) this.addEvidence(source, -1)
    rules.forEach((rule, index) => {
      this.where = rule.id
      this.addRule(rule, index)
    })
    const header: PackHeader = {
      format: FORMAT,
      lang,
      version,
      classNames: this.classes.names,
      literalCount: this.classes.literals.size,
      rules: rules.map(ruleInfo),
      evidence: this.evidence,
      context: judge.context ?? [],
      computed: judge.computed,
      special: {
        num: this.special('num'),
        cap: this.special('cap', 'unknown'),
        initial: this.special('initial'),
        initials: this.initials(),
        unknown: this.special('unknown'),
        placeholder: this.special('placeholder'),
        mixed: this.special('mixed', 'unknown'),
      },
    }
    return { header, arrays: this.arrays() }
  }

  private special(...names: string[]): number {
    return this.sets.intern(names.map((name) => this.classId(name)))
  }

  /** A single capital keeps what it can mean as a letter (a grade, a vitamin) but is no pronoun or adverb: "I", "Å". */
  private initials(): Record<string, number> {
    const kept = (id: number): boolean =>
      !['pronoun', 'time', 'negation', 'kin', 'place'].some((name) => this.classes.find(name) === id)
    return Object.fromEntries(
      [...'abcdefghijklmnopqrstuvwxyzåäö'].map((letter) => {
        const known = [...(this.forms.get(letter) ?? [])].filter(kept)
        return [letter, this.sets.intern([...known, this.classId('initial')])]
      }),
    )
  }

  private classId(name: string): number {
    const id = this.classes.find(name)
    if (id === undefined) throw new CompileError(this.where, name, `"${name}" is no declared word class`)
    return id
  }

  private termsOf(rule: RuleSource): Entry[] {
    this.where = rule.id
    return (rule.terms ?? []).flatMap((group) =>
      group.words.map((word) => {
        try {
          return termEntry(typeof word === 'string' ? parseTerm(word) : word, group.class.split(' '))
        } catch (error) {
          throw new CompileError(rule.id, typeof word === 'string' ? word : word.lemma, (error as Error).message)
        }
      }),
    )
  }

  private formSet(form: string): Set<number> {
    const known = this.forms.get(form)
    if (known !== undefined) return known
    const made = new Set<number>()
    this.forms.set(form, made)
    return made
  }

  private addWord(entry: Entry): void {
    const ids = entry.classes.map((name) => this.classId(name))
    const last = entry.compound?.last ?? (entry.lemma.length >= 5 && (entry.pos === 'n' || entry.pos === 'a'))
    const lemmaForms = this.lemmas.get(entry.lemma.toLowerCase()) ?? new Set()
    this.lemmas.set(entry.lemma.toLowerCase(), lemmaForms)
    for (const { form, extra } of expandForms(entry, this.input.lang)) {
      lemmaForms.add(form)
      const set = this.formSet(form)
      set.add(this.classId('known'))
      for (const id of ids) set.add(id)
      for (const name of extra) set.add(this.classId(name))
      if (last) set.add(this.classId('compound-head'))
    }
    if (this.input.lang !== 'sv' || entry.pos === 'v' || entry.pos === 'f' || entry.pos === 'b') return
    if (entry.compound !== undefined && !entry.compound.first && !entry.compound.last) return
    const tells = entry.compound?.first ?? false
    for (const stem of joiningStems(entry)) {
      if (stem.length < 3) continue
      const set = this.formSet(`${stem}+`)
      if (!tells) continue
      set.add(this.classId('compound-first'))
      for (const name of entry.classes) if (!PERSONS.has(name)) set.add(this.classId(name))
    }
  }

  private addPhrase(entry: Entry): void {
    const variants = [entry.lemma, ...entry.forms].map((text) => words(text))
    const ids = entry.classes.map((name) => this.classId(name))
    // Variants with the same number of words share one phrase with choices; others stand alone.
    const byLength = new Map<number, string[][]>()
    for (const variant of variants) {
      const list = byLength.get(variant.length) ?? []
      list.push(variant)
      byLength.set(variant.length, list)
    }
    for (const [length, list] of byLength) {
      if (length < 2) {
        for (const [word] of list)
          if (word !== undefined) for (const id of [...ids, this.classId('known')]) this.formSet(word).add(id)
        continue
      }
      const parts: number[] = []
      const lengths: number[] = []
      for (let at = 0; at < length; at++) {
        const forms = [...new Set(list.map((variant) => variant[at] as string))]
        parts.push(this.choiceLiteral(forms))
        lengths.push(Math.min(...forms.map((form) => rarity(form))))
      }
      const key = parts.join(' ')
      const phrase = this.phrases.get(key) ?? { parts, words: lengths, classes: new Set<number>() }
      this.phrases.set(key, phrase)
      for (const id of ids) phrase.classes.add(id)
    }
  }

  /** The literal that stands for any of these forms; the infinitive of a verb stands for all its forms. */
  private choiceLiteral(forms: readonly string[]): number {
    const all = new Set<string>()
    for (const form of forms) {
      all.add(form)
      const ids = this.forms.get(form)
      const infinitive = this.classes.find('v-inf')
      if (ids !== undefined && infinitive !== undefined && ids.has(infinitive)) {
        for (const other of this.lemmas.get(form) ?? []) all.add(other)
      }
    }
    return this.literalFor([...all].sort())
  }

  private literalFor(forms: readonly string[]): number {
    const known = this.classes.literals.size
    const id = this.classes.literal(forms.join('|'))
    if (this.classes.literals.size > known) for (const form of forms) this.formSet(form).add(id)
    return id
  }

  private addEvidence(source: EvidenceSource, rule: number): void {
    const index = this.evidence.length
    const { key, weight, scope, text } = source
    this.evidence.push({ key, weight, scope, text, rule })
    for (const match of list(source.match)) this.addPattern(match, weight, OWNER_EVIDENCE, index)
  }

  private addRule(rule: RuleSource, index: number): void {
    for (const [name, members] of Object.entries(rule.groups ?? {})) this.groups.set(name, members)
    for (const cue of rule.cues ?? []) {
      this.addPattern(`<${list(cue.class).join('|')}>`, cue.weight, OWNER_RULE, index)
    }
    for (const { match, weight } of rule.patterns ?? []) {
      for (const one of list(match)) this.addPattern(one, weight, OWNER_RULE, index)
    }
    for (const { match, weight } of rule.questions ?? []) {
      for (const one of list(match)) this.addPattern(one, weight, OWNER_ASKS, index)
    }
    for (const source of rule.evidence ?? []) this.addEvidence(source, index)
  }

  private addPattern(source: string, weight: number, kind: number, index: number): void {
    try {
      const parsed = parsePattern(source)
      const elements = parsed.elements.map((element) => this.codeElement(element))
      this.patterns.push({ owner: { kind, index }, weight, parsed, elements })
    } catch (error) {
      if (error instanceof CompileError) throw new CompileError(this.where, source, error.reason)
      throw new CompileError(this.where, source, `pattern "${source}": ${(error as Error).message}`)
    }
  }

  private codeElement(element: Element): CodeElement {
    const kinds = { word: WORD_ELEMENT, start: START_ELEMENT, end: END_ELEMENT, not: NOT_ELEMENT }
    return {
      kind: kinds[element.kind],
      optional: element.optional,
      gap: element.gap,
      any: [...new Set(element.any.flatMap((choice) => this.choice(choice)))],
      none: [...new Set(element.none.flatMap((choice) => this.choice(choice)))],
    }
  }

  private choice(choice: Choice): number[] {
    if (choice.type === 'class') return this.expandGroup(choice.name, 0)
    if (choice.type === 'form') return [this.literalFor([choice.word])]
    const forms = this.lemmas.get(choice.word) ?? new Set([choice.word])
    return [this.literalFor([...forms].sort())]
  }

  private expandGroup(name: string, depth: number): number[] {
    if (depth > 8) throw new CompileError(this.where, name, `group "${name}" holds itself`)
    const group = this.groups.get(name)
    if (group === undefined) return [this.classId(name)]
    return group.flatMap((member) =>
      this.groups.has(member) && member !== name ? this.expandGroup(member, depth + 1) : [this.classId(member)],
    )
  }

  private arrays(): PackArrays {
    const outputs = new Map<string, number>()
    for (const [form, ids] of this.forms) {
      const set = this.sets.intern(ids.size === 0 ? [this.classId('known')] : ids)
      outputs.set(form, set)
    }
    const { data, rejected } = buildAutomaton(outputs)
    if (rejected.length > 0) {
      throw new CompileError(
        'lexicon',
        rejected[0] as string,
        `letters outside the alphabet in: ${rejected.slice(0, 10).join(', ')}`,
      )
    }
    // The phrases bring sets of their own, so the sets are written last.
    const phrases = this.phraseArrays()
    return { ...data, ...phrases, ...this.patternArrays(), ...this.sets.toData() }
  }

  private phraseArrays(): Pick<PackArrays, 'phrases' | 'phraseStart' | 'phraseAnchor' | 'phraseFirst'> {
    const byLiteral = new Map<number, Array<{ phrase: Phrase; anchor: number }>>()
    for (const phrase of this.phrases.values()) {
      let anchor = 0
      for (let at = 1; at < phrase.words.length; at++) {
        if ((phrase.words[at] as number) > (phrase.words[anchor] as number)) anchor = at
      }
      const literal = phrase.parts[anchor] as number
      const list = byLiteral.get(literal) ?? []
      list.push({ phrase, anchor })
      byLiteral.set(literal, list)
    }
    const literals = this.classes.literals.size
    const code: number[] = []
    const starts: number[] = []
    const anchors: number[] = []
    const phraseFirst = new Uint32Array(literals + 1)
    for (let literal = 0; literal < literals; literal++) {
      phraseFirst[literal] = starts.length
      for (const { phrase, anchor } of byLiteral.get(FIRST_LITERAL + literal) ?? []) {
        starts.push(code.length)
        anchors.push(anchor)
        code.push(phrase.parts.length, this.sets.intern(phrase.classes), ...phrase.parts)
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

  private patternArrays(): Pick<PackArrays, 'patterns' | 'patternStart' | 'anchorFirst' | 'anchorPattern'> {
    const code: number[] = []
    const starts: number[] = []
    const byClass = new Map<number, number[]>()
    const frequency = this.classFrequency()
    this.patterns.forEach(({ owner, weight, parsed, elements }, number) => {
      starts.push(code.length)
      encodePattern(
        { ownerKind: owner.kind, owner: owner.index, weight, from: parsed.from, to: parsed.to, elements },
        code,
      )
      for (const id of anchorOf(elements, frequency)) {
        const list = byClass.get(id) ?? []
        list.push(number)
        byClass.set(id, list)
      }
    })
    const count = FIRST_LITERAL + this.classes.literals.size
    const anchorFirst = new Uint32Array(count + 1)
    const anchorPattern: number[] = []
    for (let id = 0; id < count; id++) {
      anchorFirst[id] = anchorPattern.length
      anchorPattern.push(...(byClass.get(id) ?? []))
    }
    anchorFirst[count] = anchorPattern.length
    return {
      patterns: Uint16Array.from(code),
      patternStart: Uint32Array.from(starts),
      anchorFirst,
      anchorPattern: Uint16Array.from(anchorPattern),
    }
  }

  /** How often a class is likely to be met: short words are frequent, and a class is as frequent as its words. */
  private classFrequency(): Map<number, number> {
    const frequency = new Map<number, number>()
    for (const [form, ids] of this.forms)
      for (const id of ids) frequency.set(id, (frequency.get(id) ?? 0) + commonness(form))
    for (const name of ['num', 'cap', 'mixed', 'initial', 'unknown', 'known', 'verb', 'noun', 'adj'])
      frequency.set(this.classId(name), 1e9)
    return frequency
  }
}

/** Classes that do not carry over from the first part of a compound: *mammaledig* speaks of no mother. */
const PERSONS = new Set([
  'person',
  'pupil',
  'adult-role',
  'kin',
  'name',
  'pronoun',
  'group-of-pupils',
  'trap',
  'time',
  'people',
])

function anchorOf(elements: readonly CodeElement[], frequency: ReadonlyMap<number, number>): readonly number[] {
  let best: readonly number[] = []
  let least = Number.POSITIVE_INFINITY
  for (const { kind, optional, any } of elements) {
    if (kind !== WORD_ELEMENT || optional) continue
    const cost = any.reduce((sum, id) => sum + (frequency.get(id) ?? 0), 0)
    if (cost < least) {
      least = cost
      best = any
    }
  }
  return best
}

function commonness(form: string): number {
  return form.length <= 2 ? 3000 : form.length === 3 ? 800 : form.length === 4 ? 60 : form.length === 5 ? 15 : 1
}

function rarity(form: string): number {
  return form.length
}

const scratch = createTokens(16)

function words(text: string): string[] {
  const tokens = tokenize(text, scratch)
  const out: string[] = []
  for (let index = 0; index < tokens.count; index++)
    out.push(text.slice(tokens.start[index], tokens.end[index]).toLowerCase())
  return out
}

function list(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value
}

function ruleInfo(rule: RuleSource): RuleInfo {
  const { id, title, message, why, instead, asks, wordings = [], bias = 0, factors = {}, context = [] } = rule
  return { id, title, message, why, instead, asks, wordings, bias, factors, context }
}
