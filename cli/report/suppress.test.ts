import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type CountRow, SMALLEST, suppress } from './suppress.ts'

const row = fc.record({ findings: fc.nat(30), texts: fc.nat(60) }).map(
  ({ findings, texts }, index = 0): CountRow => ({
    name: `r${index}`,
    findings,
    withFindings: Math.min(findings, texts),
    texts,
  }),
)

it('tells no small number, and none that the total and the other rows give away', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
      const shown = suppress(rows)
      const hidden = rows.filter((_, index) => shown[index]?.findings === undefined)
      for (const { findings, withFindings, texts } of shown) {
        for (const value of [findings, withFindings, texts]) {
          expect(value === undefined || value === 0 || value >= SMALLEST).toBe(true)
        }
      }
      if (hidden.length === 0 || hidden.length === rows.length) return
      expect(hidden.length).toBeGreaterThan(1)
      expect(hidden.reduce((sum, { findings }) => sum + (findings ?? 0), 0)).toBeGreaterThanOrEqual(SMALLEST)
      const silent = rows.filter((_, index) => shown[index]?.texts === undefined)
      if (silent.length === 0) return
      expect(silent.length).toBeGreaterThan(1)
      expect(silent.reduce((sum, { texts }) => sum + (texts ?? 0), 0)).toBeGreaterThanOrEqual(SMALLEST)
    }),
  )
})

it('leaves a table without small numbers alone', () => {
  const rows = [
    { name: 'a', texts: 50, withFindings: 7, findings: 9 },
    { name: 'b', texts: 20, withFindings: 0, findings: 0 },
  ]
  expect(suppress(rows)).toEqual(rows)
})

it('keeps back the next row where one alone could be worked out', () => {
  const rows = [40, 12, 3].map((findings) => ({ name: String(findings), findings }))
  expect(suppress(rows).map(({ findings }) => findings)).toEqual([40, undefined, undefined])
})
