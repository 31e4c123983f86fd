/** Which findings the suppressions of a file silence, within what the policy allows. */
import { coversRule, type Policy, type SuppressionLimits } from '../../src/policy/index.ts'
import type { Comment } from '../prose/prose.ts'
import { type Fault, parseSuppressions, type Suppression, type Suppressions, speaksOf } from './parse.ts'

/** A finding as far as suppressions care. `start` is an offset in the file. */
export interface Hit {
  readonly rule: string
  readonly start: number
}

/** What came of the findings: each hit is in one of the two lists. */
export interface Applied<T extends Hit> {
  readonly kept: readonly T[]
  readonly suppressed: readonly { readonly hit: T; readonly by: Suppression }[]
  /** Comments that cannot suppress, and those that silenced nothing (`unused`), in the order of the file. */
  readonly faults: readonly Fault[]
}

/** Lets the suppressions in `comments` silence `hits`. `today` is `YYYY-MM-DD`. */
export function applySuppressions<T extends Hit>(
  source: string,
  comments: readonly Comment[],
  hits: readonly T[],
  policy: Policy,
  today: string,
): Applied<T> {
  const parsed = parseSuppressions(comments)
  const faults: Fault[] = [...parsed.faults]
  const allowed = parsed.list.filter((suppression) => {
    const fault = refusal(suppression, policy, today)
    if (fault !== undefined) faults.push({ start: suppression.start, end: suppression.end, fault })
    return fault === undefined
  })
  const ranges = allowed.map((suppression) => ({ suppression, ...rangeOf(source, suppression, parsed, comments) }))
  const used = new Set<Suppression>()
  const kept: T[] = []
  const suppressed: { hit: T; by: Suppression }[] = []
  for (const hit of hits) {
    const found = ranges.find(
      ({ suppression, from, to }) =>
        hit.start >= from && hit.start < to(hit.rule) && speaksOf(suppression.rules, hit.rule),
    )?.suppression
    if (found === undefined || isForbidden(policy, hit.rule)) kept.push(hit)
    else {
      used.add(found)
      suppressed.push({ hit, by: found })
    }
  }
  for (const { start, end } of allowed.filter((suppression) => !used.has(suppression))) {
    faults.push({ start, end, fault: 'unused' })
  }
  faults.sort((a, b) => a.start - b.start)
  return { kept, suppressed, faults }
}

function isForbidden(policy: Policy, rule: string): boolean {
  return (policy.suppressions?.forbid ?? []).some((key) => coversRule(key, rule))
}

/** Why the policy does not let a suppression hold. */
function refusal(suppression: Suppression, policy: Policy, today: string): Fault['fault'] | undefined {
  const { rules, until, by } = suppression
  const limits: SuppressionLimits = policy.suppressions ?? {}
  const forbid = limits.forbid ?? []
  if (policy.forbidSuppressions || rules.every((rule) => forbid.some((key) => key === '*' || coversRule(key, rule)))) {
    return 'forbidden'
  }
  if (limits.by !== undefined && (by === undefined || !limits.by.includes(by))) return 'not-by'
  if (until !== undefined && until < today) return 'expired'
  if (limits.longest === undefined) return undefined
  if (until === undefined) return 'needs-until'
  const days = (Date.parse(until) - Date.parse(today)) / 86_400_000
  return days > limits.longest ? 'too-long' : undefined
}

interface Reached {
  readonly from: number
  /** Where it ends for a rule. */
  readonly to: (rule: string) => number
}

function rangeOf(
  source: string,
  { reach, start, end }: Suppression,
  { enables }: Suppressions,
  comments: readonly Comment[],
): Reached {
  if (reach === 'file') return { from: 0, to: () => source.length + 1 }
  if (reach === 'block') {
    const later = enables.filter((enable) => enable.start > start)
    const to = (rule: string) =>
      later.find(({ rules }) => rules.length === 0 || speaksOf(rules, rule))?.start ?? source.length + 1
    return { from: end, to }
  }
  if (reach === 'line') {
    const lineEnd = endOfLine(source, end)
    return { from: startOfLine(source, start), to: () => lineEnd }
  }
  const from = nextLine(source, end, comments)
  const lineEnd = endOfLine(source, from)
  return { from, to: () => lineEnd }
}

/** The next line that holds something else than space and comments: Markdown wants an empty line between blocks. */
function nextLine(source: string, after: number, comments: readonly Comment[]): number {
  let from = endOfLine(source, after) + 1
  while (from < source.length) {
    const end = endOfLine(source, from)
    const line = source.slice(from, end)
    const first = from + (line.length - line.trimStart().length)
    const comment = comments.find(({ start }) => start === first)
    if (line.trim() !== '' && (comment === undefined || source.slice(comment.end, end).trim() !== '')) return from
    from = (comment === undefined ? end : endOfLine(source, comment.end)) + 1
  }
  return from
}

/** Where the line of an offset begins; a line ends with LF, CR or both. */
function startOfLine(source: string, at: number): number {
  return Math.max(source.lastIndexOf('\n', at - 1), source.lastIndexOf('\r', at - 1)) + 1
}

/** The offset of the last character of the line's end; the length of the source where the last line has none. */
function endOfLine(source: string, at: number): number {
  const feed = source.indexOf('\n', at)
  const end = feed === -1 ? source.length : feed
  const turn = source.slice(at, end).indexOf('\r')
  return turn === -1 || at + turn === end - 1 ? end : at + turn
}
