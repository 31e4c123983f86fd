import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClauseFeatures } from './features.ts'
import { MODEL_FORMAT, type Model } from './model.ts'
import { curve, Network, slope } from './network.ts'
import { partOf, slowCurve, slowScores } from './slow.ts'

/** A clause with the place where it stands in its note. */
interface PlacedClause {
  readonly features: ClauseFeatures
  readonly first: number
  readonly last: number
}

const anyModel: fc.Arbitrary<Model> = fc
  .record({
    rules: fc.integer({ min: 1, max: 3 }),
    parts: fc.integer({ min: 1, max: 3 }),
    dimension: fc.integer({ min: 1, max: 4 }),
    bits: fc.integer({ min: 1, max: 5 }),
    window: fc.integer({ min: 0, max: 2 }),
    step: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
  })
  .chain(({ rules, parts, dimension, bits, window, step }) => {
    const real = fc.float({ min: -2, max: 2, noNaN: true })
    const layer = fc.float32Array({
      minLength: rules * parts * dimension,
      maxLength: rules * parts * dimension,
      min: -2,
      max: 2,
      noNaN: true,
    })
    const size = (parts * dimension) << bits
    return fc.record({
      header: fc.constant({
        format: MODEL_FORMAT,
        card: {},
        rules: Array.from({ length: rules }, (_, rule) => `test/${rule}`),
        parts,
        dimension,
        bits,
        window,
        step,
        combine: [],
      }),
      embedding: fc.int8Array({ minLength: size, maxLength: size }),
      clause: layer,
      windows: layer,
      bias: fc.array(real, { minLength: rules, maxLength: rules }).map((list) => Float32Array.from(list)),
    })
  })

const anyHash = fc.integer({ min: 0, max: 0xffff_ffff })

const anyClause: fc.Arbitrary<PlacedClause> = fc
  .record({ first: fc.nat(5), words: fc.nat(6) })
  .chain(({ first, words }) =>
    fc
      .record({
        own: fc.array(fc.record({ hash: anyHash, at: fc.integer({ min: -1, max: words - 1 }) }), {
          maxLength: 12,
        }),
        rest: fc.array(anyHash, { maxLength: 6 }),
        weight: fc.constantFrom(0, 0.01, 0.3),
      })
      .map(({ own, rest, weight }) => ({
        features: {
          own: own.map(({ hash }) => hash),
          token: own.map(({ at }) => (at < 0 ? -1 : first + at)),
          rest,
          weight,
        },
        first,
        last: first + words,
      })),
  )

describe('the network', () => {
  it('equals the slow one, part by part, whatever it ran on before', () => {
    fc.assert(
      fc.property(anyModel, fc.array(anyClause, { minLength: 1, maxLength: 4 }), (model, clauses) => {
        const network = new Network(model)
        const { rules, parts } = model.header
        for (const { features, first, last } of clauses) {
          const { logit, windows, best, words } = network.run(features, first, last)
          const votes = Array.from({ length: parts }, (_, part) =>
            slowScores(partOf(model, part), features, first, last),
          )
          expect(words).toBe(last - first)
          for (let rule = 0; rule < rules.length; rule++) {
            const mean = votes.reduce((sum, vote) => sum + (vote.logit[rule] ?? Number.NaN), 0) / parts
            expect(logit[rule]).toBeCloseTo(mean, 9)
            const scores = Array.from({ length: words }, (_, word) =>
              votes.reduce((sum, vote) => sum + (vote.windows[rule]?.[word] ?? Number.NaN), 0),
            )
            scores.forEach((score, word) => {
              expect(windows[rule * words + word]).toBeCloseTo(score, 9)
            })
            if (words > 0) expect(scores[(best[rule] ?? -1) - first]).toBeCloseTo(Math.max(...scores), 9)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('says the same wherever in its note the clause stands', () => {
    fc.assert(
      fc.property(anyModel, anyClause, fc.nat(40), (model, { features, first, last }, by) => {
        const here = new Network(model).run(features, first, last)
        const token = features.token.map((at) => (at < 0 ? at : at + by))
        const there = new Network(model).run({ ...features, token }, first + by, last + by)
        expect(there.logit).toEqual(here.logit)
        expect(there.windows).toEqual(here.windows)
        if (last > first) expect(there.best).toEqual(here.best.map((at) => at + by))
      }),
    )
  })

  it('does not mind the order of features', () => {
    fc.assert(
      fc.property(anyModel, anyClause, (model, { features, first, last }) => {
        const { own, token, rest, weight } = features
        const turned = { own: own.toReversed(), token: token.toReversed(), rest: rest.toReversed(), weight }
        expect(new Network(model).run(turned, first, last)).toEqual(new Network(model).run(features, first, last))
      }),
    )
  })

  it('says the bias alone of a clause without features', () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        const { logit } = new Network(model).run({ own: [], token: [], rest: [], weight: 0.3 }, 0, 0)
        logit.forEach((value, rule) => {
          expect(value).toBeCloseTo(model.bias[rule] ?? Number.NaN, 12)
        })
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
