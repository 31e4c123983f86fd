/** A note from text to the verdicts of the rules and detectors: the part that linting and training share. */
import type { LanguagePack } from '../lexicon/pack.ts'
import { type Analysis, analyse, createAnalysis } from '../match/analysis.ts'
import { detect } from '../match/detectors/index.ts'
import { type PatternMatch, PatternMatcher } from '../match/patterns.ts'
import { markPhrases } from '../match/phrases.ts'
import { markPlaceholders } from '../match/placeholders.ts'
import type { Context, Lang } from '../types.ts'
import { generalBySentence } from './reason/general.ts'
import { judgeDetections, judgeMatches, type Verdict } from './reason/verdict.ts'

/** What one language needs to judge notes; buffers are reused from note to note. */
export interface Reader {
  readonly pack: LanguagePack
  readonly analysis: Analysis
  readonly matcher: PatternMatcher
}

/** Makes a reader for a pack. */
export function createReader(pack: LanguagePack): Reader {
  return { pack, analysis: createAnalysis(pack), matcher: new PatternMatcher(pack) }
}

/** What detectors are told besides the text. */
export interface NoteOptions {
  readonly today: string
  readonly agreedCodes: readonly string[]
  readonly lang: Lang
  /** True if no other judge follows: then nobody asks for whom the text was written. */
  readonly rulesOnly?: boolean
}

const NOTHING = new Float64Array(0)

/** The verdicts of rules and detectors; `reader.analysis` holds the note until the next one. */
export interface NoteVerdicts {
  readonly analysis: Analysis
  readonly verdicts: Verdict[]
  /** By sentence, the log-odds of the evidence that it was written for everybody (keys `general/`): a law, a syllabus, advice. Empty for `rulesOnly`. */
  readonly general: Float64Array
}

/** Judges a note, already in normal form C, by rules and detectors. */
export function judgeNote(reader: Reader, text: string, context: Context, options: NoteOptions): NoteVerdicts {
  const { pack, analysis, matcher } = reader
  analyse(text, analysis)
  markPlaceholders(analysis)
  markPhrases(analysis)
  const told = matcher.match(analysis, 'rules')
  const matches = [...told, ...evidenceFor(reader, told, options)]
  const verdicts = judgeMatches(analysis, matches, matcher, context)
  const found = detect(text, { ...options, ...(context.field === undefined ? {} : { field: context.field }) })
  verdicts.push(...judgeDetections(pack.header, found, context))
  const general = options.rulesOnly ? NOTHING : generalBySentence(analysis, matches, matcher, context)
  return { analysis, verdicts, general }
}

/** Evidence speaks about what a rule saw, in its sentence or the next; without that, only for whom the text was written is worth asking. */
function evidenceFor(
  { analysis, matcher }: Reader,
  told: readonly PatternMatch[],
  options: NoteOptions,
): PatternMatch[] {
  if (told.length === 0) return options.rulesOnly ? [] : matcher.match(analysis, 'general')
  const near = new Set<number>()
  for (const { from } of told) {
    const sentence = analysis.sentenceOf[from] as number
    near.add(sentence).add(sentence - 1)
  }
  return matcher.match(analysis, 'evidence', near)
}
