import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MODEL_FORMAT, type Model, READ_WITH } from './model.ts'
import { type ClauseScores, curve, Network, type NoteClauses, slope } from './network.ts'
import { slowCurve, slowOf, slowScores } from './slow.ts'
import { CONTEXT_REACH } from './surroundings.ts'

const real = (length: number): fc.Arbitrary<Float32Array> =>
  fc.float32Array({ minLength: length, maxLength: length, min: -2, max: 2, noNaN: true })

const anyModel: fc.Arbitrary<Model> = fc
  .record({
    rules: fc.integer({ min: 1, max: 3 }),
    dimension: fc.integer({ min: 1, max: 4 }),
    bits: fc.integer({ min: 1, max: 5 }),
    window: fc.integer({ min: 0, max: 2 }),
    context: fc.integer({ min: 1, max: 3 }),
    step: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
  })
  .chain(({ rules, dimension, bits, window, context, step }) => {
    const size = dimension << bits
    return fc.record({
      header: fc.constant({
        format: MODEL_FORMAT,
        card: {},
        rules: Array.from({ length: rules }, (_, rule) => `test/${rule}`),
        dimension,
        bits,
        window,
        context,
        step,
        combine: [],
      }),
      embedding: fc.int8Array({ minLength: size, maxLength: size }),
      clause: real(rules * dimension),
      windows: real(rules * dimension),
      bias: real(rules),
      inner: real(context * READ_WITH * dimension),
      innerBias: real(context),
      outer: real(rules * context),
      beside: real(rules * (READ_WITH - 1) * dimension),
    })
  })

/** A clause by itself: how far behind the one before it begins, how many words it has, and its features with their words. */
const anyClause = fc.record({ gap: fc.constantFrom<number>(0, 0, 1, 60), words: fc.nat(6) }).chain(({ gap, words }) =>
  fc.record({
    gap: fc.constant(gap),
    words: fc.constant(words),
    own: fc.array(
      fc.record({ hash: fc.integer({ min: 0, max: 0xffff_ffff }), at: fc.integer({ min: -1, max: words - 1 }) }),
      { maxLength: 12 },
    ),
  }),
)

type AnyClause = typeof anyClause extends fc.Arbitrary<infer Clause> ? Clause : never

/** A note of clauses that begins at token `by`. */
function noteOf(clauses: readonly AnyClause[], by = 0): NoteClauses {
  const first: number[] = []
  const last: number[] = []
  let at = by
  for (const { gap, words } of clauses) {
    first.push(at + gap)
    at += gap + words
    last.push(at)
  }
  return {
    count: clauses.length,
    first,
    last,
    features: (index) => {
      const own = clauses[index]?.own ?? []
      const from = first[index] ?? Number.NaN
      return { own: own.map(({ hash }) => hash), token: own.map((one) => (one.at < 0 ? -1 : from + one.at)) }
    },
  }
}

const anyNote = fc.array(anyClause, { minLength: 1, maxLength: 5 })

function runAll(model: Model, note: NoteClauses): ClauseScores[] {
  const network = new Network(model)
  network.open(note)
  return Array.from({ length: note.count }, (_, index) => network.run(index))
}

describe('the network', () => {
  it('equals the slow one, whatever it ran on before and in whichever order it is asked', () => {
    fc.assert(
      fc.property(anyModel, anyNote, anyNote, fc.boolean(), (model, other, clauses, turned) => {
        const network = new Network(model)
        network.open(noteOf(other))
        network.run(0)
        const note = noteOf(clauses)
        network.open(note)
        const order = clauses.map((_, index) => (turned ? clauses.length - 1 - index : index))
        for (const index of order) {
          const { logit, windows, best, words } = network.run(index)
          const slow = slowScores(slowOf(model), note, index)
          expect(words).toBe(clauses[index]?.words)
          slow.logit.forEach((value, rule) => {
            expect(logit[rule]).toBeCloseTo(value, 9)
            const scores = slow.windows[rule] ?? []
            scores.forEach((score, word) => {
              expect(windows[rule * words + word]).toBeCloseTo(score, 9)
            })
            const place = (best[rule] ?? -1) - (note.first[index] ?? 0)
            if (words > 0) expect(scores[place]).toBeCloseTo(Math.max(...scores), 9)
          })
        }
      }),
      { numRuns: 300 },
    )
  })

  it('says the same wherever the note begins', () => {
    fc.assert(
      fc.property(anyModel, anyNote, fc.nat(40), (model, clauses, by) => {
        const there = runAll(model, noteOf(clauses, by))
        runAll(model, noteOf(clauses)).forEach((here, index) => {
          expect(there[index]?.logit).toEqual(here.logit)
          expect(there[index]?.windows).toEqual(here.windows)
          if (here.words > 0) expect(there[index]?.best).toEqual(here.best.map((at) => at + by))
        })
      }),
    )
  })

  it('does not mind the order of features', () => {
    fc.assert(
      fc.property(anyModel, anyNote, (model, clauses) => {
        const turned = clauses.map((clause) => ({ ...clause, own: clause.own.toReversed() }))
        expect(runAll(model, noteOf(turned))).toEqual(runAll(model, noteOf(clauses)))
      }),
    )
  })

  it('reads a clause with those within reach and no others', () => {
    const word = (hash: number, gap = 0) => ({ gap, words: 1, own: [{ hash, at: 0 }] })
    fc.assert(
      fc.property(anyModel, fc.nat(31), fc.nat(31), (model, one, other) => {
        const far = (hash: number) => runAll(model, noteOf([word(5), word(hash, CONTEXT_REACH)]))[0]?.logit
        expect(far(one)).toEqual(far(other))
        const near = (hash: number) => runAll(model, noteOf([word(5), word(hash, CONTEXT_REACH - 1)]))[0]?.logit
        const alone = runAll(model, noteOf([word(5)]))[0]?.logit
        expect(far(one)).toEqual(alone)
        const read = (hash: number) => slowScores(slowOf(model), noteOf([word(5), word(hash)]), 0).logit
        near(one)?.forEach((value, rule) => {
          expect(value).toBeCloseTo(read(one)[rule] ?? Number.NaN, 9)
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
