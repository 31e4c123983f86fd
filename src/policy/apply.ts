/** Turns what the judges hold into what people are shown, by an organisation's policy. */
import type { Bilingual, Context, Finding, Lang } from '../types.ts'
import { type Phrase, type PhraseText, phraseCovers, toPhrase, toPhraseText } from './phrase.ts'
import type { Exception, Policy, RuleSetting } from './policy.ts'
import { type ResolvedSetting, settingFor } from './resolve.ts'
import { coversRule } from './rule-ids.ts'

/** What the judges hold, before a policy has spoken. `why` is the rule's own legal ground. */
export type Candidate = Omit<Finding, 'severity' | 'belongsIn'>

/** What the policy needs to know beyond the note. */
export interface ApplyOptions {
  /** The day it is, `YYYY-MM-DD`. Where it is not given, no exception with a last day holds: better shown than lost. */
  readonly today?: string
  /** What the policy makes of a rule in this context, where the caller has asked before; `settingFor` otherwise. */
  readonly settingOf?: (rule: string) => ResolvedSetting
  /** The reader's language, for the name of the register where information belongs; Swedish by default. */
  readonly lang?: Lang
}

/** What a policy decided on one candidate, and by what. */
export interface Decision {
  readonly candidate: Candidate
  readonly outcome: 'shown' | 'off' | 'below-threshold' | 'excepted'
  readonly setting: ResolvedSetting
  /** The exception that silenced it. */
  readonly exception?: Exception
  /** What is shown, where it is. */
  readonly finding?: Finding
}

/** The findings that the policy shows, in the order of the candidates. `text` is the text that their offsets count in. */
export function applyPolicy(
  candidates: readonly Candidate[],
  policy: Policy,
  context: Context,
  text: string,
  options: ApplyOptions = {},
): Finding[] {
  return decide(candidates, policy, context, text, options).flatMap(({ finding }) => finding ?? [])
}

/**
 * What the policy decides on every candidate, those it does not show included: the ground of `fritext why` and of counts.
 * Off goes before the threshold, and the threshold before the exceptions.
 */
export function decide(
  candidates: readonly Candidate[],
  policy: Policy,
  context: Context,
  text: string,
  options: ApplyOptions = {},
): Decision[] {
  if (candidates.length === 0) return []
  const settings = new Map<string, ResolvedSetting>()
  const settingOf = options.settingOf ?? ((rule: string) => settingFor(policy, rule, context))
  const silenced = silencer(policy.exceptions, text, options.today)
  return candidates.map((candidate): Decision => {
    const setting = settings.get(candidate.rule) ?? settingOf(candidate.rule)
    settings.set(candidate.rule, setting)
    const { level } = setting
    if (level === 'off') return { candidate, outcome: 'off', setting }
    if (candidate.confidence < setting.threshold) return { candidate, outcome: 'below-threshold', setting }
    const exception = silenced(candidate)
    if (exception !== undefined) return { candidate, outcome: 'excepted', setting, exception }
    const { rule, start, end, confidence, message, asks, suggestions, evidence } = candidate
    const finding: Finding = {
      rule,
      start,
      end,
      severity: level,
      confidence,
      message,
      why: reason(setting) ?? candidate.why,
      ...(setting.belongsIn === undefined ? {} : { belongsIn: setting.belongsIn[options.lang ?? 'sv'] }),
      ...(asks === undefined ? {} : { asks }),
      suggestions,
      evidence,
    }
    return { candidate, outcome: 'shown', setting, finding }
  })
}

/** The policy's reason with the document cited behind it, or nothing where the policy gives none. */
export function reason(setting: RuleSetting): Bilingual | undefined {
  const { because, source, point } = setting
  if (because === undefined || source === undefined) return because
  const place = point ?? source.point
  const cite = `${source.issuer}: ${source.document}${place === undefined ? '' : `, ${place}`}`
  return { sv: `${because.sv} (${cite})`, en: `${because.en} (${cite})` }
}

/** Finds the exception that silences a candidate. The text is cut into words only when an exception needs it. */
function silencer(
  exceptions: readonly Exception[],
  text: string,
  today: string | undefined,
): (candidate: Candidate) => Exception | undefined {
  const inForce = exceptions.filter(({ until }) => until === undefined || (today !== undefined && today <= until))
  const phrases = new Map<Exception, Phrase>()
  let words: PhraseText | undefined
  return (candidate) =>
    inForce.find((exception) => {
      if (!coversRule(exception.rule, candidate.rule)) return false
      const phrase = phrases.get(exception) ?? phraseOf(exception)
      phrases.set(exception, phrase)
      words ??= toPhraseText(text)
      return phraseCovers(words, phrase, candidate.start, candidate.end)
    })
}

function phraseOf(exception: Exception): Phrase {
  return exception.words === undefined ? toPhrase(exception.text ?? '', false) : toPhrase(exception.words, true)
}
