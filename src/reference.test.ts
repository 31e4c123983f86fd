import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileFolder } from '../cli/config/load-rules.ts'
import { labelledNotes, mutated } from '../cli/evaluate/mutate.ts'
import { createRandom } from '../cli/train/trainer.ts'
import { decodeModel } from './judge/learned/model.ts'
import { createLinter } from './linter.ts'
import { everythingOn } from './policy/policy.ts'
import { createReferenceLinter } from './reference.ts'
import { loadRuleset } from './ruleset.ts'

const ruleset = loadRuleset({
  sv: compileFolder('rules/sv', 'sv', 'test'),
  en: compileFolder('rules/en', 'en', 'test'),
})
const model = decodeModel(readFileSync('model/judge.bin'))
const options = { ruleset, policy: everythingOn, today: '2026-01-01' }
const notes = labelledNotes('fixtures/notes/tune')

describe.each([
  ['rules alone', options],
  ['both judges', { ...options, model }],
])('the linter and the slow, obvious one, %s', (_, each) => {
  const fast = createLinter(each)
  const slow = createReferenceLinter(each)
  const same = (text: string, context = {}): void => {
    expect(fast.explain(text, context)).toEqual(slow.explain(text, context))
    expect(fast.lint(text, context)).toEqual(slow.lint(text, context))
  }

  it('agree on notes made by chance', () => {
    const random = createRandom(7)
    for (let count = 0; count < 300; count++) {
      const { text, context } = mutated(notes, random)
      same(text, context)
    }
  })

  it('agree on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => same(text)),
      { numRuns: 100 },
    )
  })

  it('agree on a note of many sentences, more than are held at a time', () => {
    const random = createRandom(11)
    const many = Array.from({ length: 160 }, () => mutated(notes, random).text).join('\n')
    expect(many.length).toBeGreaterThan(15_000)
    same(many, { kind: 'incident' })
    same(`Hon sover.\n${'Ja. '.repeat(700)}${many.slice(0, 5000)}`)
  })

  it('agree on a sentence that is longer than what is held at a time', () => {
    const words = notes.map(({ text }) => text.replace(/[.!?;\n•…]/g, '')).join(' ')
    same(words.slice(0, 12_000))
    same(`${words.slice(0, 3000)}. ${words.slice(3000, 15_000)} Hon har diabetes. ${words.slice(15_000, 20_000)}`)
  })
})
