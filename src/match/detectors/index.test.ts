import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detect, reasonFor } from './index.ts'
import { traitsOf } from './scan.ts'

const OPTIONS = { today: '2026-03-01' }

describe('detect', () => {
  it('finds nothing in plain prose, and runs no detector on it', () => {
    const text = 'Hon har arbetat bra med uppgiften och skriver texter med tydlig inledning.'
    expect(traitsOf(text)).toBe(0)
    expect(detect(text, OPTIONS)).toEqual([])
    expect(detect('', OPTIONS)).toEqual([])
  })

  it('returns detections of all rules in the order of the text', () => {
    const text = 'Elev 120101-2380 kod röd, ring pappa 070-174 06 11, lösen: Sommar12 !!!!'
    expect(detect(text, OPTIONS).map((found) => found.rule)).toEqual([
      'identity/personal-number',
      'code/agreed',
      'identity/contact-details',
      'identity/credentials',
      'code/symbols',
    ])
  })

  it('wakes for whatever stands behind a label that the detector of codes would find', () => {
    for (const [text, code] of [
      ['Hon går i grupp b-barn.', 'b-barn'],
      ['Han står på lista k-fall.', 'k-fall'],
      ['Insats k-barn enligt plan.', 'k-barn'],
      ['Eleven är kategori B', 'kategori B'],
      ['Hon har prioritet B', 'prioritet B'],
      ['Han ligger i kategorin B', 'kategorin B'],
      ['Listan i färgkod gul', 'färgkod gul'],
      ['Elev i zonnivån röd', 'zonnivån röd'],
    ] as const)
      expect(detect(text, OPTIONS).map(({ start, end }) => text.slice(start, end))).toEqual([code])
  })

  it('takes a string for one thing only', () => {
    const rules = detect('nummer till intyget 0805199809 skickat', OPTIONS).map((found) => found.rule)
    expect(rules).toEqual(['identity/personal-number'])
  })

  it("runs for the organisation's own codes where nothing else wakes it", () => {
    expect(detect('han är ekorre idag', { ...OPTIONS, agreedCodes: ['ekorre'] })).toHaveLength(1)
  })

  it('keeps every range inside the text and has a reason for every key', () => {
    const pieces = [
      'kod röd',
      '070-174 06 11',
      '120101-2380',
      '!!!!',
      '(x)',
      'lösen: ',
      'Sommar12',
      '@',
      'a@example.se',
      '🔴',
      'x o x o',
      ' ',
      '\n',
      '§',
      'Storgatan 3',
      'B-barn',
      '\u200b',
      '"',
      '-',
      '1',
    ]
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 20 }), (parts) => {
        const text = parts.join('')
        let last = 0
        for (const found of detect(text, OPTIONS)) {
          expect(found.start).toBeGreaterThanOrEqual(last)
          expect(found.end).toBeGreaterThan(found.start)
          expect(found.end).toBeLessThanOrEqual(text.length)
          expect(Number.isFinite(found.weight)).toBe(true)
          expect(reasonFor(found.key)?.sv).toBeTruthy()
          last = found.start
        }
      }),
      { numRuns: 1000 },
    )
  })
})
