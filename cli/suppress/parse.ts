/**
 * Suppressions as people write them in comments:
 *
 *     fritext-disable-next-line art9/health, home/* until 2027-06-30 by rektor -- why it may stand
 *
 * `disable-line` and `disable-next-line` hold for a line, `disable` up to the next `enable` or the end, `disable-file` for the file.
 */
import { coversRule, ruleGroups, ruleIds } from '../../src/policy/index.ts'
import { nearest } from '../config/nearest.ts'
import { type Comment, isForProgram } from '../prose/prose.ts'

/** Where a suppression holds. */
export type Reach = 'line' | 'next-line' | 'block' | 'file'

/** What is wrong with a suppression, or with using it. */
export type SuppressionFault =
  | 'no-reason'
  | 'no-rule'
  | 'unknown-rule'
  | 'unknown-form'
  | 'wrong-case'
  | 'no-name'
  | 'no-date'
  | 'bad-date'
  | 'expired'
  | 'forbidden'
  | 'not-by'
  | 'needs-until'
  | 'too-long'
  | 'unused'

/** A suppression. Offsets are those of its comment in the file. */
export interface Suppression {
  readonly start: number
  readonly end: number
  readonly reach: Reach
  /** Rule ids, groups (`art9/*`) or `all`. */
  readonly rules: readonly string[]
  readonly reason: string
  /** The last day it holds, `YYYY-MM-DD`. */
  readonly until?: string
  /** Who decided it. */
  readonly by?: string
}

/** The end of a block: from here on the rules are judged again. No rules: all of them. */
export interface Enable {
  readonly start: number
  readonly rules: readonly string[]
}

/** A comment that means to suppress and cannot. `hint` is the word that was probably meant. */
export interface Fault {
  readonly start: number
  readonly end: number
  readonly fault: SuppressionFault
  readonly hint?: string
}

/** What stands in the comments of a file. */
export interface Suppressions {
  readonly list: readonly Suppression[]
  readonly enables: readonly Enable[]
  readonly faults: readonly Fault[]
}

const REACHES: Readonly<Record<string, Reach>> = {
  'disable-line': 'line',
  'disable-next-line': 'next-line',
  disable: 'block',
  'disable-file': 'file',
}

const PREFIX = 'fritext-'
const FORMS: readonly string[] = [...Object.keys(REACHES), 'enable']
const KNOWN_RULES: readonly string[] = [...ruleIds, ...ruleGroups, 'all']

/** Reads the suppressions out of a file's comments; other comments are left alone. */
export function parseSuppressions(comments: readonly Comment[]): Suppressions {
  const list: Suppression[] = []
  const enables: Enable[] = []
  const faults: Fault[] = []
  for (const comment of comments) {
    if (!isForProgram(comment.text)) continue
    const [, prefix = '', form = '', rest = ''] = /^\s*(fritext-)([a-z-]+)(?:\s+([\s\S]*))?$/i.exec(comment.text) ?? []
    if (form === '') continue
    const { start, end } = comment
    const reach = Object.hasOwn(REACHES, form) ? REACHES[form] : undefined
    const small = form.toLowerCase()
    if (prefix !== PREFIX || form !== small) {
      const hint = nearest(small, FORMS) ?? small
      faults.push({ start, end, fault: 'wrong-case', hint: PREFIX + hint })
    } else if (form === 'enable') {
      const rules = rulesOf(rest.split(/\s--(?:\s|$)/)[0] ?? '')
      enables.push({ start, rules })
      const fault = unknownRule(rules)
      if (fault !== undefined) faults.push({ start, end, ...fault })
    } else if (reach === undefined) {
      const hint = nearest(form, FORMS)
      faults.push({ start, end, fault: 'unknown-form', ...(hint === undefined ? {} : { hint: PREFIX + hint }) })
    } else {
      const read = parseRest(rest, { start, end, reach })
      if ('fault' in read) faults.push(read)
      else list.push(read)
    }
  }
  return { list, enables, faults }
}

function parseRest(rest: string, place: Pick<Suppression, 'start' | 'end' | 'reach'>): Suppression | Fault {
  const { start, end } = place
  const [, head = '', reason = ''] = /^([\s\S]*?)(?:(?:^|\s)--(?:\s+([\s\S]*))?)?$/.exec(rest.trim()) ?? []
  const { others, by, until } = wordsOf(head)
  const rules = rulesOf(others)
  if (rules.length === 0) return { start, end, fault: 'no-rule' }
  const fault = unknownRule(rules)
  if (fault !== undefined) return { start, end, ...fault }
  if (by === '') return { start, end, fault: 'no-name' }
  if (until === '') return { start, end, fault: 'no-date' }
  if (!/[\p{L}\p{N}]/u.test(reason)) return { start, end, fault: 'no-reason' }
  if (until !== undefined && !isDay(until)) return { start, end, fault: 'bad-date' }
  return {
    ...place,
    rules,
    reason: reason.trim().replace(/\s+/g, ' '),
    ...(until === undefined ? {} : { until }),
    ...(by === undefined ? {} : { by }),
  }
}

/** What stands behind "by" and "until", empty where nothing does, and everything else. */
function wordsOf(head: string): { readonly others: string; readonly by?: string; readonly until?: string } {
  const said: { by?: string; until?: string } = {}
  const others: string[] = []
  const words = head.split(/\s+/)
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string
    if (word !== 'by' && word !== 'until') {
      others.push(word)
      continue
    }
    const next = words[at + 1] ?? ''
    const isMissing = next === 'by' || next === 'until'
    // Where a word stands twice, the first counts, but one with nothing behind it is a fault wherever it stands.
    said[word] = isMissing || next === '' ? '' : (said[word] ?? next)
    if (!isMissing) at++
  }
  return { others: others.join(' '), ...said }
}

/** What is wrong where one of the rules does not exist. */
function unknownRule(rules: readonly string[]): Pick<Fault, 'fault' | 'hint'> | undefined {
  const unknown = rules.find((rule) => !KNOWN_RULES.includes(rule))
  if (unknown === undefined) return undefined
  const hint = nearest(unknown, KNOWN_RULES)
  return { fault: 'unknown-rule', ...(hint === undefined ? {} : { hint }) }
}

function rulesOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '')
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** Whether one of the rules of a suppression speaks of a rule. */
export function speaksOf(rules: readonly string[], rule: string): boolean {
  return rules.some((key) => coversRule(key === 'all' ? '*' : key, rule))
}
