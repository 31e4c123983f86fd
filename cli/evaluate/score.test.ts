import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/index.ts'
import { makeFolder } from '../testing.ts'
import type { LabelledNote } from '../train/notes.ts'
import { figures, outcomesOf, overlaps, type Tally, tallyBy } from './score.ts'

const RULES = ['art9/health', 'absence/sick', 'tone/personal', 'out/of-labels']
const words = { sv: '', en: '' }

function finding(rule: string, start: number, end: number): Finding {
  return {
    rule,
    start,
    end,
    severity: 'error',
    confidence: 1,
    message: words,
    why: words,
    suggestions: [],
    evidence: [],
  }
}

const note = (text: string, more: Partial<LabelledNote> = {}): LabelledNote => ({
  id: 'n',
  lang: 'sv',
  text,
  expect: [],
  accept: [],
  ...more,
})
const ALL = new Set(RULES)
const said = (one: LabelledNote, ...findings: Finding[]): string[] =>
  outcomesOf(one, findings, ALL).map(({ rule, what }) => `${rule} ${what}`)

describe('outcomes', () => {
  const sick = note('hon är sjuk, sjuk', { expect: [{ rule: 'absence/sick', quote: 'sjuk' }] })

  it('are hits where a finding of the rule overlaps any place of a quote', () => {
    expect(said(sick, finding('absence/sick', 8, 9))).toEqual(['absence/sick hit'])
    expect(said(sick, finding('absence/sick', 16, 17))).toEqual(['absence/sick hit'])
    expect(said(sick, finding('absence/sick', 0, 7))).toEqual(['absence/sick miss'])
    expect(said(sick, finding('absence/sick', 11, 13))).toEqual(['absence/sick miss'])
    expect(said(sick)).toEqual(['absence/sick miss'])
  })

  it('count a rule once a note, however often it is quoted or fires', () => {
    const both = { ...sick, expect: ['hon', 'sjuk'].map((quote) => ({ rule: 'absence/sick', quote })) }
    expect(said(both, finding('absence/sick', 7, 11), finding('absence/sick', 0, 3))).toEqual(['absence/sick hit'])
    expect(said(note('x'), finding('art9/health', 0, 1), finding('art9/health', 0, 1))).toEqual(['art9/health alarm'])
  })

  it('are no alarms where the rule is accepted, expected elsewhere, or no label names it', () => {
    expect(said(note('x', { accept: ['art9/health'] }), finding('art9/health', 0, 1))).toEqual([])
    expect(outcomesOf(note('x'), [finding('art9/health', 0, 1)], new Set(['absence/sick']))).toEqual([])
  })

  it('keep the finding that raised an alarm', () => {
    const alarm = finding('art9/health', 0, 1)
    expect(outcomesOf(note('x'), [alarm], ALL)).toEqual([
      { note: note('x'), rule: 'art9/health', what: 'alarm', finding: alarm },
    ])
  })
})

describe('overlaps', () => {
  it('shares at least one character', () => {
    expect(overlaps(finding('a', 2, 4), 'a', [[0, 2]])).toBe(false)
    expect(overlaps(finding('a', 2, 4), 'a', [[4, 9]])).toBe(false)
    expect(overlaps(finding('a', 2, 4), 'a', [[3, 9]])).toBe(true)
    expect(overlaps(finding('a', 2, 4), 'b', [[3, 9]])).toBe(false)
  })
})

describe('figures', () => {
  it('are zero where nothing can be said', () => {
    expect(figures({ hit: 0, miss: 0, alarm: 0 })).toEqual({ precision: 0, recall: 0, f1: 0 })
    expect(figures({ hit: 0, miss: 3, alarm: 2 })).toEqual({ precision: 0, recall: 0, f1: 0 })
  })

  it('weigh alarms and misses', () => {
    expect(figures({ hit: 3, miss: 1, alarm: 2 })).toEqual({
      precision: 0.6,
      recall: 0.75,
      f1: (2 * 0.6 * 0.75) / 1.35,
    })
  })
})

describe('tallyBy', () => {
  it('adds an outcome to each of its keys', () => {
    const outcomes = [
      ...outcomesOf(note('x', { lang: 'en' }), [finding('art9/health', 0, 1)], ALL),
      ...outcomesOf(note('x', { expect: [{ rule: 'absence/sick', quote: 'x' }] }), [], ALL),
    ]
    expect(Object.fromEntries(tallyBy(outcomes, ({ note: { lang }, what }) => [lang, what, 'all']))).toEqual({
      en: { hit: 0, miss: 0, alarm: 1 },
      alarm: { hit: 0, miss: 0, alarm: 1 },
      sv: { hit: 0, miss: 1, alarm: 0 },
      miss: { hit: 0, miss: 1, alarm: 0 },
      all: { hit: 0, miss: 1, alarm: 1 },
    })
    expect(tallyBy(outcomes, () => []).size).toBe(0)
  })
})

describe('fixtures/notes/score.mjs', () => {
  const TEXT = 'hon är sjuk och trött, sjuk igen'
  const rule = fc.constantFrom(...RULES)
  const label = fc.constantFrom(...RULES.slice(0, 3))
  const anyNote = fc.record({
    expect: fc.array(fc.record({ rule: label, quote: fc.constantFrom('sjuk', 'trött', 'hon är', 'n') }), {
      maxLength: 4,
    }),
    accept: fc.array(label, { maxLength: 2 }),
    findings: fc.array(
      fc
        .tuple(rule, fc.nat(TEXT.length - 1), fc.integer({ min: 1, max: 6 }))
        .map(([id, start, length]) => finding(id, start, Math.min(TEXT.length, start + length))),
      { maxLength: 5 },
    ),
  })

  it('counts the same', () => {
    const notes = fc
      .sample(anyNote, { numRuns: 400, seed: 3 })
      .map(({ findings, ...labels }, index) => ({ findings, note: note(TEXT, { ...labels, id: `n${index}` }) }))
    const { path, remove } = makeFolder({
      'gold.ndjson': notes.map((one) => JSON.stringify(one.note)).join('\n'),
    })
    const child = spawnSync(process.execPath, ['fixtures/notes/score.mjs', join(path, 'gold.ndjson'), '--json'], {
      input: notes.map(({ findings, note: { id } }) => JSON.stringify({ id, findings })).join('\n'),
      encoding: 'utf8',
    })
    remove()
    const theirs = JSON.parse(child.stdout) as { all: Tally; rules: Record<string, Tally>; cleanFlagged: number }
    const known = new Set(notes.flatMap(({ note: one }) => [...one.expect.map((item) => item.rule), ...one.accept]))
    const outcomes = notes.flatMap(({ findings, note: one }) => outcomesOf(one, findings, known))
    const ours = tallyBy(outcomes, (outcome) => [outcome.rule, 'all'])
    expect(new Set(ours.keys())).toEqual(new Set([...Object.keys(theirs.rules), 'all']))
    for (const [name, tally] of ours) {
      expect(name === 'all' ? theirs.all : theirs.rules[name]).toEqual({ ...tally, ...figures(tally) })
    }
    const flagged = new Set(
      outcomes.filter(({ note: one, what }) => one.expect.length === 0 && what === 'alarm').map(({ note: one }) => one),
    )
    expect(theirs.cleanFlagged).toBe(flagged.size)
  })
})
