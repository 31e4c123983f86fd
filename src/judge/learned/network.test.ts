import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MODEL_FORMAT, type Model } from './model.ts'
import { curve, Network, type ReadClause, slope } from './network.ts'
import { slowCurve, slowOf, slowScores } from './slow.ts'

const real = (length: number): fc.Arbitrary<Float32Array> =>
  fc.float32Array({ minLength: length, maxLength: length, min: -2, max: 2, noNaN: true })

const anyModel: fc.Arbitrary<Model> = fc
  .record({
    rules: fc.integer({ min: 1, max: 3 }),
    dimension: fc.integer({ min: 1, max: 4 }),
    bits: fc.integer({ min: 1, max: 5 }),
    window: fc.integer({ min: 0, max: 2 }),
    hidden: fc.integer({ min: 1, max: 3 }),
    step: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
  })
  .chain(({ rules, dimension, bits, window, hidden, step }) => {
    const size = dimension << bits
    return fc.record({
      header: fc.constant({
        format: MODEL_FORMAT,
        card: {},
        rules: Array.from({ length: rules }, (_, rule) => `test/${rule}`),
        dimension,
        bits,
        window,
        hidden,
        step,
        combine: [],
      }),
      embedding: fc.int8Array({ minLength: size, maxLength: size }),
      clause: real(rules * dimension),
      windows: real(rules * dimension),
      bias: real(rules),
      inner: real(hidden * dimension),
      innerBias: real(hidden),
      outer: real(rules * hidden),
    })
  })

/** A clause: where it begins, how many words it has, and its features with their words. */
const anyClause: fc.Arbitrary<ReadClause> = fc
  .record({ first: fc.nat(40), words: fc.nat(6) })
  .chain(({ first, words }) =>
    fc
      .array(
        fc.record({ hash: fc.integer({ min: 0, max: 0xffff_ffff }), at: fc.integer({ min: -1, max: words - 1 }) }),
        { maxLength: 12 },
      )
      .map((list) => ({
        features: { own: list.map(({ hash }) => hash), token: list.map(({ at }) => (at < 0 ? -1 : first + at)) },
        first,
        last: first + words,
      })),
  )

function moved({ features: { own, token }, first, last }: ReadClause, by: number): ReadClause {
  return { features: { own, token: token.map((at) => (at < 0 ? -1 : at + by)) }, first: first + by, last: last + by }
}

describe('the network', () => {
  it('equals the slow one, whatever it ran on before', () => {
    fc.assert(
      fc.property(anyModel, anyClause, anyClause, (model, other, clause) => {
        const network = new Network(model)
        network.run(other)
        const { logit, windows, best, words } = network.run(clause)
        const slow = slowScores(slowOf(model), clause)
        expect(words).toBe(clause.last - clause.first)
        slow.logit.forEach((value, rule) => {
          expect(logit[rule]).toBeCloseTo(value, 9)
          const scores = slow.windows[rule] ?? []
          scores.forEach((score, word) => {
            expect(windows[rule * words + word]).toBeCloseTo(score, 9)
          })
          const place = (best[rule] ?? -1) - clause.first
          if (words > 0) expect(scores[place]).toBeCloseTo(Math.max(...scores), 9)
        })
      }),
      { numRuns: 500 },
    )
  })

  it('says the same wherever the clause begins', () => {
    fc.assert(
      fc.property(anyModel, anyClause, fc.nat(40), (model, clause, by) => {
        const network = new Network(model)
        const here = network.run(clause)
        const there = network.run(moved(clause, by))
        expect(there.logit).toEqual(here.logit)
        expect(there.windows).toEqual(here.windows)
        if (here.words > 0) expect(there.best).toEqual(here.best.map((at) => at + by))
      }),
    )
  })

  it('does not mind the order of features', () => {
    fc.assert(
      fc.property(anyModel, anyClause, (model, clause) => {
        const { own, token } = clause.features
        const turned = { ...clause, features: { own: own.toReversed(), token: token.toReversed() } }
        const network = new Network(model)
        expect(network.run(turned)).toEqual(network.run(clause))
      }),
    )
  })
})

describe('the curve', () => {
  const real = fc.double({ min: -5, max: 5, noNaN: true })

  it('is odd, rises, stays within one, and lies close to tanh', () => {
    fc.assert(
      fc.property(real, real, (a, b) => {
        expect(curve(-a)).toBe(-curve(a))
        expect(curve(Math.max(a, b))).toBeGreaterThanOrEqual(curve(Math.min(a, b)))
        expect(Math.abs(curve(a))).toBeLessThanOrEqual(1)
        expect(Math.abs(curve(a) - Math.tanh(a))).toBeLessThan(0.03)
        expect(curve(a)).toBeCloseTo(slowCurve(a), 12)
      }),
    )
  })

  it('has the slope that it says', () => {
    const EPSILON = 1e-5
    fc.assert(
      fc.property(real, (x) => {
        const measured = (curve(x + EPSILON) - curve(x - EPSILON)) / (2 * EPSILON)
        expect(Math.abs(slope(x) - measured)).toBeLessThan(1e-7)
      }),
    )
    expect(slope(0)).toBe(1)
    for (const x of [3, -3, 100]) expect([slope(x), Math.abs(curve(x))]).toEqual([0, 1])
  })
})
