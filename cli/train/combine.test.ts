import { describe, expect, it } from 'vitest'
import { fitCombination, packSamples, type Sample, unpackSamples } from './combine.ts'
import { createRandom } from './trainer.ts'

const PRIOR = fitCombination([], true)
const random = createRandom(5)

/** Samples whose labels follow known coefficients; a share of them without a rule. */
function samples(
  count: number,
  truth: { model: number; rules: number; seen: number; bias: number },
  without = 0.5,
): Sample[] {
  return Array.from({ length: count }, () => {
    const model = random() * 8 - 4
    const rules = random() < without ? Number.NaN : random() * 8 - 4
    const logit = truth.bias + truth.model * model + (Number.isNaN(rules) ? 0 : truth.rules * rules + truth.seen)
    return { model, rules, label: random() < 1 / (1 + Math.exp(-logit)) ? 1 : 0, weight: 1 }
  })
}

describe('fitCombination', () => {
  it('is the prior where nothing is known', () => {
    expect(fitCombination([], false)).toEqual({ ...PRIOR, alone: false })
    expect(PRIOR.model).toBeGreaterThan(0)
    expect(PRIOR.rules).toBeGreaterThan(0)
  })

  it.each([
    { model: 1.2, rules: 0.5, seen: 0.8, bias: -1 },
    { model: 0.3, rules: 1.4, seen: -0.6, bias: 0.4 },
  ])('recovers what made the labels: %o', (truth) => {
    const { alone, ...fitted } = fitCombination(samples(8000, truth), true)
    expect(alone).toBe(true)
    for (const key of ['model', 'rules', 'seen', 'bias'] as const)
      expect(Math.abs(fitted[key] - truth[key])).toBeLessThan(0.15)
  })

  it('leaves what it knows of rules alone where no rule saw anything', () => {
    const { model, rules, seen, bias } = fitCombination(
      samples(4000, { model: 1.5, rules: 0, seen: 0, bias: -2 }, 1),
      true,
    )
    expect([rules, seen]).toEqual([PRIOR.rules, PRIOR.seen])
    expect(Math.abs(model - 1.5)).toBeLessThan(0.2)
    expect(Math.abs(bias + 2)).toBeLessThan(0.25)
  })

  it('never lets a judge count against itself', () => {
    const { model, rules } = fitCombination(samples(3000, { model: -1, rules: -1, seen: 0, bias: 0 }, 0), true)
    expect([model, rules]).toEqual([0, 0])
  })

  it('moves less from few samples than from many', () => {
    const few = samples(6, { model: 2.5, rules: 0.35, seen: 0.2, bias: -0.3 })
    const many = Array.from({ length: 300 }, () => few).flat()
    const far = (list: readonly Sample[]): number => Math.abs(fitCombination(list, true).model - PRIOR.model)
    expect(far(few)).toBeLessThan(far(many))
  })

  it('counts a sample by its weight', () => {
    const one = samples(40, { model: 1, rules: 1, seen: 0, bias: 0 })
    expect(fitCombination([...one, ...one, ...one], true)).toEqual(
      fitCombination(
        one.map((sample) => ({ ...sample, weight: 3 })),
        true,
      ),
    )
    expect(
      fitCombination(
        one.map((sample) => ({ ...sample, weight: 0 })),
        true,
      ),
    ).toEqual(PRIOR)
  })

  it('stays finite where everything is told apart', () => {
    const sure: Sample[] = [-4, 4].flatMap((value) =>
      Array.from({ length: 500 }, () => ({ model: value, rules: value, label: value > 0 ? 1 : 0, weight: 3 })),
    )
    for (const value of Object.values(fitCombination(sure, true))) expect(Number.isFinite(Number(value))).toBe(true)
  })
})

it('packs samples and unpacks them', () => {
  const some = [
    samples(5, { model: 1, rules: 1, seen: 0, bias: 0 }),
    [],
    samples(2, { model: 0, rules: 1, seen: 0, bias: 1 }),
  ]
  expect(unpackSamples(packSamples(some))).toEqual(some)
})
