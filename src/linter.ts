/** The one pipeline of editor, scan, check and pipe: text and context in, findings out. Pure and synchronous. */
import { toCandidates } from './judge/candidates.ts'
import { type EnglishGrammar, judgeEnglish } from './judge/english.ts'
import { judgeDetections, judgeMatches, type Verdict } from './judge/reason/verdict.ts'
import { extendPack } from './lexicon/extend.ts'
import type { LanguagePack } from './lexicon/pack.ts'
import { type Analysis, analyse, createAnalysis } from './match/analysis.ts'
import { detect } from './match/detectors/index.ts'
import { PatternMatcher } from './match/patterns.ts'
import { markPhrases } from './match/phrases.ts'
import { markPlaceholders } from './match/placeholders.ts'
import { type Candidate, type Decision, decide } from './policy/apply.ts'
import type { Policy } from './policy/policy.ts'
import type { Ruleset } from './ruleset.ts'
import { languageOf } from './text/language.ts'
import { normalize } from './text/normalize.ts'
import type { Context, Finding, Lang } from './types.ts'

/** What a linter is made of. */
export interface LinterOptions {
  readonly ruleset: Ruleset
  /** A resolved policy; see `resolvePolicy`. */
  readonly policy: Policy
  /** The day it is, `YYYY-MM-DD`: decides the century of short personal numbers and whether exceptions still hold. */
  readonly today: string
  /**
   * Grammar for English notes, made from `compromise` by `createEnglishGrammar`; called when the first English note is met. Without it,
   * English notes are judged by the English rules alone.
   */
  readonly english?: () => EnglishGrammar
}

/** Lints notes. Safe to share; no state passes from one note to the next. */
export interface Linter {
  /** The findings of a note in the order of the text. Throws only if the rules cannot be decoded or a term of the policy cannot be read. */
  lint(text: string, context?: Context): Finding[]
  /** Every candidate with what the policy decided on it: the ground of `fritext why`. */
  explain(text: string, context?: Context): Decision[]
}

interface Engine {
  readonly pack: LanguagePack
  readonly analysis: Analysis
  readonly matcher: PatternMatcher
}

/** Makes a linter. The rules of a language are decoded when its first note is met. */
export function createLinter(options: LinterOptions): Linter {
  const { ruleset, policy, today } = options
  const engines = new Map<Lang, Engine>()
  let grammar: EnglishGrammar | undefined

  function engine(lang: Lang): Engine {
    const known = engines.get(lang)
    if (known !== undefined) return known
    const pack = extendPack(ruleset.pack(lang), policy.terms)
    const made = { pack, analysis: createAnalysis(pack), matcher: new PatternMatcher(pack) }
    engines.set(lang, made)
    return made
  }

  function candidates(source: string, context: Context): Candidate[] {
    const { text, back } = normalize(source)
    if (text.trim() === '') return []
    const lang = context.lang ?? languageOf(text)
    const { pack, analysis, matcher } = engine(ruleset.languages.includes(lang) ? lang : 'sv')
    analyse(text, analysis)
    markPlaceholders(analysis)
    markPhrases(analysis)
    const verdicts: Verdict[] = judgeMatches(analysis, matcher.match(analysis), matcher, context)
    if (lang === 'en' && options.english !== undefined && verdicts.length > 0) {
      grammar ??= options.english()
      judgeEnglish(text, verdicts, grammar, pack.header)
    }
    const found = detect(text, {
      today,
      agreedCodes: policy.agreedCodes,
      lang,
      ...(context.field === undefined ? {} : { field: context.field }),
    })
    verdicts.push(...judgeDetections(pack.header, found, context))
    return toCandidates(verdicts, pack.header.rules, back)
  }

  function explain(text: string, context: Context = {}): Decision[] {
    return decide(candidates(text, context), policy, context, text, { today })
  }

  return {
    explain,
    lint: (text, context) => explain(text, context).flatMap(({ finding }) => finding ?? []),
  }
}
