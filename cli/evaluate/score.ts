/** Scoring findings against labels, as GUIDELINES.md says: over pairs of note and rule. */
import type { Finding } from '../../src/index.ts'
import { type LabelledNote, placesOf } from '../train/notes.ts'

/** Hits, misses and false alarms. */
export interface Tally {
  hit: number
  miss: number
  alarm: number
}

/** What became of one pair of note and rule. */
export interface Outcome {
  readonly note: LabelledNote
  readonly rule: string
  readonly what: keyof Tally
  /** For alarms, the finding that raised it. */
  readonly finding?: Finding
}

/** The outcomes of one note. Rules outside `known`, which no label names, are left out. */
export function outcomesOf(note: LabelledNote, findings: readonly Finding[], known: ReadonlySet<string>): Outcome[] {
  const expected = new Map<string, Array<readonly [number, number]>>()
  for (const { rule, quote } of note.expect)
    expected.set(rule, [...(expected.get(rule) ?? []), ...placesOf(note.text, quote)])
  const out: Outcome[] = []
  for (const [rule, places] of expected) {
    if (known.has(rule))
      out.push({ note, rule, what: findings.some((finding) => overlaps(finding, rule, places)) ? 'hit' : 'miss' })
  }
  const raised = new Set<string>()
  for (const finding of findings) {
    const { rule } = finding
    if (!known.has(rule) || expected.has(rule) || note.accept.includes(rule) || raised.has(rule)) continue
    raised.add(rule)
    out.push({ note, rule, what: 'alarm', finding })
  }
  return out
}

/** True if the finding is one of the rule and overlaps one of the places. */
export function overlaps(finding: Finding, rule: string, places: ReadonlyArray<readonly [number, number]>): boolean {
  return finding.rule === rule && places.some(([start, end]) => finding.start < end && finding.end > start)
}

/** Adds outcomes up by a key; an outcome without a key is left out. */
export function tallyBy(
  outcomes: readonly Outcome[],
  keys: (outcome: Outcome) => Iterable<string>,
): Map<string, Tally> {
  const map = new Map<string, Tally>()
  for (const outcome of outcomes) {
    for (const key of keys(outcome)) {
      const tally = map.get(key) ?? { hit: 0, miss: 0, alarm: 0 }
      tally[outcome.what]++
      map.set(key, tally)
    }
  }
  return map
}

/** Precision, recall and F1 of a tally; 0 where nothing can be said. */
export function figures({ hit, miss, alarm }: Tally): { precision: number; recall: number; f1: number } {
  const precision = hit + alarm === 0 ? 0 : hit / (hit + alarm)
  const recall = hit + miss === 0 ? 0 : hit / (hit + miss)
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}
