/**
 * Compiles rule data into a language pack: entries into the automaton, expressions into phrases, patterns into code. The built-in rules
 * go through here when the package is built, an organisation's own terms when the linter starts.
 */
import { END_ELEMENT, NOT_ELEMENT, type PatternElement, START_ELEMENT, WORD_ELEMENT } from '../match/pattern-code.ts'
import { type Choice, type Element, parsePattern } from '../match/pattern-syntax.ts'
import type { AutomatonData } from './automaton.ts'
import { buildAutomaton } from './automaton-build.ts'
import { ClassRegistry, SetRegistry } from './classes.ts'
import { type OwnedPattern, patternArrays, phraseArrays } from './compile-arrays.ts'
import type { Entry } from './entries.ts'
import { FormTable } from './form-table.ts'
import { numberInOrder } from './numbering.ts'
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

class Compiler {
  private readonly input: CompileInput
  private readonly classes: ClassRegistry
  private sets = new SetRegistry()
  private readonly groups = new Map<string, readonly string[]>()
  private readonly table: FormTable
  private readonly evidence: EvidenceInfo[] = []
  private readonly patterns: OwnedPattern[] = []
  private where = 'lexicon'

  constructor(input: CompileInput) {
    this.input = input
    const declared = [...input.judge.classes, ...input.rules.flatMap((rule) => rule.classes ?? [])]
    this.classes = new ClassRegistry(declared)
    this.table = new FormTable(this.classes, input.lang, (name) => this.classId(name))
  }

  compile(): { header: PackHeader; arrays: PackArrays } {
    const { rules, judge, lexicon, lang, version } = this.input
    for (const name of this.classes.names) this.checkName(name, 'a word class')
    for (const [name, members] of Object.entries(judge.groups)) this.groups.set(name, members)
    const terms = rules.flatMap((rule) => this.termsOf(rule))
    const entries = [...lexicon, ...terms]
    for (const entry of entries) if (!entry.lemma.includes(' ')) this.table.addWord(entry)
    for (const entry of entries) if (entry.lemma.includes(' ')) this.table.addPhrase(entry)
    this.where = 'judge'
    for (const source of judge.evidence) this.addEvidence(source, -1)
    rules.forEach((rule, index) => {
      this.where = rule.id
      this.addRule(rule, index)
    })
    const words = this.wordArrays()
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
    // Header and phrases bring sets of their own, so the sets are written last.
    const phrases = phraseArrays([...this.table.phrases.values()], this.classes, this.sets)
    const patterns = patternArrays(this.patterns, this.table.forms, this.classes)
    return { header, arrays: { ...words, ...phrases, ...patterns, ...this.sets.toData() } }
  }

  /** Names stand side by side in one text of the artefact. */
  private checkName(name: string, what: string): void {
    if (name === '' || name.includes(' '))
      throw new CompileError(this.where, name, `"${name}" is no name of ${what}: use a word without blanks`)
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
        const known = [...(this.table.forms.get(letter) ?? [])].filter(kept)
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

  private addEvidence(source: EvidenceSource, rule: number): void {
    const index = this.evidence.length
    const { key, weight, scope, text } = source
    this.checkName(key, 'evidence')
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
      const elements = parsed.elements.map((element) => this.patternElement(element))
      this.patterns.push({ owner: { kind, index }, weight, parsed, elements })
    } catch (error) {
      if (error instanceof CompileError) throw new CompileError(this.where, source, error.reason)
      throw new CompileError(this.where, source, `pattern "${source}": ${(error as Error).message}`)
    }
  }

  private patternElement(element: Element): PatternElement {
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
    return [choice.type === 'form' ? this.table.literalFor([choice.word]) : this.table.lemmaLiteral(choice.word)]
  }

  private expandGroup(name: string, depth: number): number[] {
    if (depth > 8) throw new CompileError(this.where, name, `group "${name}" holds itself`)
    const group = this.groups.get(name)
    if (group === undefined) return [this.classId(name)]
    return group.flatMap((member) =>
      this.groups.has(member) && member !== name ? this.expandGroup(member, depth + 1) : [this.classId(member)],
    )
  }

  /** The automaton of all forms. From here on, sets bear the numbers in which it meets them. */
  private wordArrays(): AutomatonData {
    const outputs = new Map<string, number>()
    for (const [form, ids] of this.table.forms) {
      const set = this.sets.intern(ids.size === 0 ? [this.classId('known')] : ids)
      outputs.set(form, set)
    }
    const { data: built, rejected } = buildAutomaton(outputs)
    if (rejected.length > 0) {
      throw new CompileError(
        'lexicon',
        rejected[0] as string,
        `letters outside the alphabet in: ${rejected.slice(0, 10).join(', ')}`,
      )
    }
    const { data, sets } = numberInOrder(built, this.sets.toData())
    this.sets = new SetRegistry()
    for (const classes of sets) this.sets.intern(classes)
    return data
  }
}

function list(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value
}

function ruleInfo(rule: RuleSource): RuleInfo {
  const { id, title, message, why, instead, asks, wordings = [], bias = 0, factors = {}, context = [] } = rule
  return { id, title, message, why, instead, asks, wordings, bias, factors, context }
}
