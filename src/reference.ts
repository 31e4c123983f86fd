/**
 * The linter, slow and obvious: every word looked up anew, every pattern tried, all evidence gathered, every feature listed and every rule scored,
 * every candidate made. Tests and `npm run test:reference` hold the fast one against it; nothing else uses it.
 */
import { toCandidates } from './judge/candidates.ts'
import { judgeEnglish } from './judge/english.ts'
import { LearnedJudge } from './judge/learned/judge.ts'
import { ReferenceScorer } from './judge/learned/scorer.ts'
import type { Reader } from './judge/note.ts'
import { generalBySentence } from './judge/reason/general.ts'
import { judgeDetections, judgeMatches } from './judge/reason/verdict.ts'
import { extendPack } from './lexicon/extend.ts'
import type { LanguagePack } from './lexicon/pack.ts'
import { WordCache } from './lexicon/word-cache.ts'
import type { Linter, LinterOptions } from './linter.ts'
import { analyse, createAnalysis } from './match/analysis.ts'
import { detect } from './match/detectors/index.ts'
import { Needs } from './match/needs.ts'
import { PatternMatcher } from './match/patterns.ts'
import { markPhrases } from './match/phrases.ts'
import { markPlaceholders } from './match/placeholders.ts'
import { decide } from './policy/apply.ts'
import { languageByExpression } from './text/language.ts'
import { normalize } from './text/normalize.ts'
import type { Lang } from './types.ts'

/** Remembers no word. */
class NoCache extends WordCache {
  override find(text: string, start: number, end: number): number {
    return this.readAnew(text, start, end)
  }
}

/** Rules out no pattern. */
class NoNeeds extends Needs {
  override holds(): boolean {
    return true
  }
  override holdsRow(): boolean {
    return true
  }
}

function slowReader(pack: LanguagePack): Reader {
  return {
    pack,
    analysis: { ...createAnalysis(pack), words: new NoCache(pack) },
    matcher: new PatternMatcher(pack, new NoNeeds(pack.arrays, 0)),
  }
}

/** A linter that gives the same answers as `createLinter`, and takes its time. */
export function createReferenceLinter(options: LinterOptions): Pick<Linter, 'lint' | 'explain'> {
  const { ruleset, policy, today } = options
  const model = typeof options.model === 'function' ? options.model() : options.model
  const engines = new Map<Lang, { reader: Reader; learned: LearnedJudge | undefined }>()
  const engine = (lang: Lang) => {
    const known = engines.get(lang)
    if (known !== undefined) return known
    const pack = extendPack(ruleset.pack(lang), policy.terms)
    const learned = model && new LearnedJudge(model, pack, new ReferenceScorer(model, pack))
    const made = { reader: slowReader(pack), learned }
    engines.set(lang, made)
    return made
  }
  const explain: Linter['explain'] = (source, context = {}) => {
    const { text, back } = normalize(source)
    const lang = context.lang ?? languageByExpression(text)
    const { reader, learned } = engine(ruleset.languages.includes(lang) ? lang : 'sv')
    const { pack, analysis, matcher } = reader
    analyse(text, analysis)
    markPlaceholders(analysis)
    markPhrases(analysis)
    const matches = matcher.match(analysis)
    const verdicts = judgeMatches(analysis, matches, matcher, context)
    const field = context.field === undefined ? {} : { field: context.field }
    const found = detect(text, { today, agreedCodes: policy.agreedCodes, lang, ...field })
    verdicts.push(...judgeDetections(pack.header, found, context))
    if (lang === 'en' && options.english) judgeEnglish(text, verdicts, options.english(), pack.header)
    const general = generalBySentence(analysis, matches, matcher, context)
    const both = learned === undefined ? verdicts : learned.judge({ analysis, verdicts, general }, context)
    const spoken = options.reader === undefined ? {} : { lang: options.reader }
    return decide(toCandidates(both, pack.header.rules, back, lang), policy, context, source, { today, ...spoken })
  }
  return { explain, lint: (text, context) => explain(text, context).flatMap(({ finding }) => finding ?? []) }
}
