/**
 * The judge that learns, deciding together with the judge that reasons. What the rules saw is raised or lowered by what the model makes of
 * the clause; where no rule saw anything, the model reports by itself if it is sure enough.
 */
import type { LanguagePack, PackHeader, RuleInfo } from '../../lexicon/pack.ts'
import type { Analysis } from '../../match/analysis.ts'
import { isPlaceholder } from '../../match/placeholders.ts'
import { WORD } from '../../text/tokens.ts'
import type { Context, Evidence } from '../../types.ts'
import type { NoteVerdicts } from '../note.ts'
import type { Verdict } from '../reason/verdict.ts'
import { createScorer } from './fast/scorer.ts'
import type { Combination, Model } from './model.ts'
import type { ClauseView, Scorer } from './scorer.ts'
import { signalsBySentence } from './signals.ts'
import { tellingParts } from './telling.ts'

/** Log-odds below which the model's own candidates are not even told to the policy. */
const FLOOR = -2

/** Log-odds for a text of which nothing says that it is a note: most texts are about no pupil. */
const UNPLACED = -0.7

/** What rounding can make of a comparison. */
const EPSILON = 1e-9

/** Judges notes with a model; made once for a pack. */
export class LearnedJudge {
  private readonly model: Model
  private readonly scorer: Scorer
  private readonly header: PackHeader
  /** The model's number of each rule of the pack, -1 for rules that it does not know. */
  private readonly numbers: readonly number[]
  /** The class of school subjects, -1 where the pack has none. */
  private readonly subject: number

  /** `scorer` is how the model is asked; the fast way unless a test compares. */
  constructor(model: Model, pack: LanguagePack, scorer: Scorer = createScorer(model, pack)) {
    this.model = model
    this.scorer = scorer
    this.header = pack.header
    this.subject = pack.header.classNames.indexOf('subject')
    this.numbers = pack.header.rules.map(({ id }) => model.header.rules.indexOf(id))
  }

  /**
   * The verdicts of both judges together. `verdicts` are those of the rules and detectors on this analysis. Sentences that do not begin where
   * `wanted` holds are left out. `least` tells, by rule of the pack, the log-odds below which nobody asks for what the model finds by itself.
   */
  judge(
    { analysis, verdicts, general }: NoteVerdicts,
    context: Context,
    wanted: (offset: number) => boolean = () => true,
    least?: Float64Array,
  ): Verdict[] {
    this.scorer.note(analysis, context, signalsBySentence(analysis, verdicts, this.header))
    const { sentences, tokens } = analysis
    const out: Verdict[] = []
    const bySentence = groupBySentence(analysis, verdicts)
    const placeless = context.kind === undefined && context.field === undefined
    const prior = placeless ? UNPLACED : 0
    for (let sentence = 0; sentence < sentences.count; sentence++) {
      const first = sentences.first[sentence] as number
      const last = sentences.last[sentence] as number
      const seen = bySentence.get(sentence) ?? []
      const worded = saysSomething(analysis, this.subject, first, last)
      if ((seen.length === 0 && !worded) || !wanted(tokens.start[first] as number)) continue
      const clause = this.scorer.clause(sentence)
      const everybody = general[sentence] as number
      for (const verdict of seen) {
        const said = verdict.asks || (this.numbers[verdict.rule] as number) < 0
        out.push(said ? forEverybody(verdict, everybody, context) : this.together(verdict, clause, everybody, prior))
      }
      if (!worded || (placeless && isUnknownWord(analysis, first, last))) continue
      for (let rule = 0; rule < this.numbers.length; rule++) {
        const number = this.numbers[rule] as number
        if (number < 0) continue
        const logit = this.learned(number, clause, everybody + prior, Math.max(FLOOR, least?.[rule] ?? FLOOR))
        if (logit === undefined) continue
        const found = this.alone(analysis, { rule, number, logit: logit + prior, everybody }, clause, first)
        // Where the rules have seen the same thing, theirs is the place.
        const known = seen.filter((verdict) => verdict.rule === rule && !verdict.asks)
        if (!known.some((one) => found.some((other) => areNear(one, other)))) out.push(...found)
      }
    }
    return out
  }

  /** The log-odds that the model gives by itself, if they reach `floor`. What cannot reach it is not scored. */
  private learned(number: number, clause: ClauseView, everybody: number, floor: number): number | undefined {
    const { alone, model, bias } = this.model.header.combine[number] as Combination
    if (!alone || (model > 0 && model * clause.most(number) + bias + everybody < floor - EPSILON)) return undefined
    const logit = model * clause.logit(number) + bias
    return logit + everybody < floor ? undefined : logit
  }

  private together(verdict: Verdict, clause: ClauseView, everybody: number, prior: number): Verdict {
    const number = this.numbers[verdict.rule] as number
    const { model, rules, seen, bias } = this.model.header.combine[number] as Combination
    const reasoned = rules * clamp(verdict.logit) + seen + bias
    // What a detector saw is what it is, whoever it was written for.
    const learned = model * clause.logit(number) + (this.isShape(verdict.rule) ? 0 : everybody + prior)
    const stands = isPlain(verdict) && everybody >= 0 && learned > CONTRARY
    const both = stands ? Math.max(PLAIN_LEAST, reasoned + learned) : reasoned + learned
    const weighed = isStock(verdict) && learned < STOCK_YIELDS ? Math.min(-PLAIN_LEAST, both) : both
    // A word that an organisation lists itself is one that the model cannot know: it may make it surer, not less sure.
    const logit = verdict.own ? Math.max(weighed, verdict.logit) : weighed
    const evidence: Evidence[] = [...verdict.evidence]
    if (model !== 0 && logit !== verdict.logit)
      evidence.push({ key: 'learned', weight: round(logit - verdict.logit), text: LEARNED })
    return { ...verdict, logit, evidence }
  }

  private isShape(rule: number): boolean {
    return /^(?:identity\/(?!protected-person)|code\/)/.test((this.header.rules[rule] as RuleInfo).id)
  }

  private alone(analysis: Analysis, found: Alone, clause: ClauseView, first: number): Verdict[] {
    const { rule, number, logit, everybody } = found
    const title = (this.header.rules[rule] as RuleInfo).title
    const text = {
      sv: `Modellen som lärt av märkta anteckningar känner igen sättet att säga det: ${title.sv}.`,
      en: `The model that learned from labelled notes knows this way of saying it: ${title.en}.`,
    }
    const parts = tellingParts(analysis.tokens.type, clause.windows(number), first)
    const told = parts.filter(([from, to]) => !isPlaceholder(analysis, from, to))
    return told.map(([from, to]) => {
      const start = analysis.tokens.start[from] as number
      const end = analysis.tokens.end[to - 1] as number
      const evidence: Evidence[] = [{ key: 'learned', weight: round(logit), start, end, text }]
      if (everybody !== 0) evidence.push({ key: 'general', weight: everybody, text: GENERAL })
      return { rule, start, end, logit: logit + everybody, asks: false, evidence }
    })
  }
}

/** Rules are sure from here on, in log-odds, if nothing speaks against. */
const SURE = 1.9

/** Evidence below this speaks against. */
const AGAINST = -0.2

/** The log-odds that the model cannot take from what is said outright: most of what it learned from says things by hints. */
const PLAIN_LEAST = 0.2

/** Where the model takes this much, it is sure enough of the contrary, and has its way: a story, an exercise, somebody's sister. */
const CONTRARY = -1

/** Whether something is said outright: telling words, a person, and nothing against it. */
function isPlain({ logit, evidence }: Verdict): boolean {
  return logit >= SURE && evidence.every(({ weight }) => weight >= AGAINST)
}

/** From here on the model is sure that a stock phrase says more than it says elsewhere. */
const STOCK_YIELDS = 2

/**
 * Whether the words are a stock phrase that the field itself asks for, such as "anmäld frånvaro": harmless, as what is plain is harmful. Rules
 * tell such phrases by evidence whose key ends in `/stock`.
 */
function isStock({ evidence }: Verdict): boolean {
  return evidence.some(({ key }) => key.endsWith('/stock'))
}

/** Parts that lie closer than this, in UTF-16 code units, tell the same thing. */
const NEAR = 12

function areNear(one: Verdict, other: Verdict): boolean {
  return one.start < other.end + NEAR && other.start < one.end + NEAR
}

/** What the model found by itself: the rule, its number in the model, log-odds, and those against it as a text for everybody. */
interface Alone {
  readonly rule: number
  readonly number: number
  readonly logit: number
  readonly everybody: number
}

/** Where the model has no say (what a form asks for, rules that it does not know): a text that stands nowhere may say what anybody says. */
function forEverybody(verdict: Verdict, everybody: number, context: Context): Verdict {
  if (everybody === 0 || context.kind !== undefined || context.field !== undefined) return verdict
  const evidence = [...verdict.evidence, { key: 'general', weight: everybody, text: GENERAL }]
  return { ...verdict, logit: verdict.logit + everybody, evidence }
}

const GENERAL = {
  sv: 'Meningen är skriven för alla: en lag, en kursplan, ett råd.',
  en: 'The sentence was written for everybody: a law, a syllabus, advice.',
}

function groupBySentence(analysis: Analysis, verdicts: readonly Verdict[]): Map<number, Verdict[]> {
  const out = new Map<number, Verdict[]>()
  const { tokens, sentences } = analysis
  let sentence = 0
  for (const verdict of [...verdicts].sort((a, b) => a.start - b.start)) {
    while (
      sentence + 1 < sentences.count &&
      (tokens.start[sentences.first[sentence + 1] as number] as number) <= verdict.start
    ) {
      sentence++
    }
    const list = out.get(sentence) ?? []
    list.push(verdict)
    out.set(sentence, list)
  }
  return out
}

/** Words that only join what stands beside them. */
const JOINING = new Set(['och', 'o', 'eller', 'samt', 'med', 'till', 'från', 'and', 'or', 'with', 'to', 'from'])

/** A sentence of more tokens than this is more than a heading of subjects. */
const HEADING = 6

/**
 * Whether a sentence has a word of its own: "{{namn}} och {{namn}}" has none, and "Matematik" or "Bild och slöjd" only heads what is written below.
 * `subject` is the class of school subjects.
 */
function saysSomething({ text, tokens, set, pack }: Analysis, subject: number, first: number, last: number): boolean {
  const { placeholder } = pack.header.special
  const mayHead = subject >= 0 && last - first <= HEADING
  for (let index = first; index < last; index++) {
    const here = set[index] as number
    if (tokens.type[index] !== WORD || here === 0 || here === placeholder) continue
    if (mayHead && pack.sets.has(here, subject)) continue
    if (!JOINING.has(text.slice(tokens.start[index], tokens.end[index]).toLowerCase())) return true
  }
  return false
}

/**
 * Whether a sentence is one word that no lexicon knows, nor as a compound or a misspelling: a file's name, an identifier. Where no field or kind
 * says what it stands for, its letters alone are no ground to speak.
 */
function isUnknownWord(
  { tokens, set, head, first: part, misspelt, pack }: Analysis,
  first: number,
  last: number,
): boolean {
  const { unknown, mixed } = pack.header.special
  let words = 0
  for (let index = first; index < last; index++) {
    if (tokens.type[index] !== WORD) continue
    const bare = (set[index] === unknown || set[index] === mixed) && head[index] === 0 && part[index] === 0
    if (!bare || misspelt[index] === 1 || ++words > 1) return false
  }
  return words === 1
}

/** Rule verdicts beyond this are all the same to the combination. */
const MOST = 4

/** The rules' log-odds as the combination takes them. */
export function clamp(logit: number): number {
  return Math.max(-MOST, Math.min(MOST, logit))
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

const LEARNED = {
  sv: 'Modellen som lärt av märkta anteckningar har vägt meningen som helhet.',
  en: 'The model that learned from labelled notes has weighed the sentence as a whole.',
}
