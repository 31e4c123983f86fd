import { describe, expect, it } from 'vitest'
import { compileRules } from './compile.ts'
import { joinTexts, splitTexts } from './texts.ts'
import { tinyInput } from './tiny.ts'

const { header } = compileRules(
  tinyInput('sjuk | a | sjuka | illness |', [{ id: 'art9/health', cues: [{ class: 'illness', weight: -0.5 }] }]),
)
const split = splitTexts(header)
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('the texts of a header', () => {
  it('are not in what is parsed at once', () => {
    const [rule] = split.header.rules
    expect(Object.keys(rule ?? {})).toEqual(['id', 'wordings', 'bias', 'factors', 'context'])
    expect(split.header.evidence.keys).toBe(header.evidence.map(({ key }) => key).join(' '))
    expect(Object.keys(split.header.evidence)).toEqual(['keys', 'scopes', 'weights', 'rules'])
  })

  it('cannot be taken out where a class has no name of one word', () => {
    expect(() => splitTexts({ ...header, classNames: ['two words'] })).toThrow('two words')
    expect(() => splitTexts({ ...header, classNames: [''] })).toThrow('must not be empty')
  })

  it('come back with everything else, as JSON and where they are read', () => {
    const back = joinTexts(split.header, split.texts)
    expect(plain(back)).toEqual(plain(header))
    expect(back.rules.map(({ why }) => why.sv)).toEqual(header.rules.map(({ why }) => why.sv))
    expect(back.evidence.map(({ text }) => text.en)).toEqual(header.evidence.map(({ text }) => text.en))
    expect(splitTexts(back)).toEqual(split)
  })

  it('are plain texts where they are copied to another thread', () => {
    const back = joinTexts(split.header, split.texts)
    const [rule] = back.rules
    const copied = structuredClone({ message: rule?.message, text: back.evidence[0]?.text })
    expect(copied).toEqual({ message: header.rules[0]?.message, text: header.evidence[0]?.text })
  })

  it('are not looked at before they are read', () => {
    const damaged = joinTexts(split.header, new TextEncoder().encode('{'))
    const [rule] = damaged.rules
    expect(rule?.id).toBe('art9/health')
    expect(() => rule?.message.sv).toThrow()
  })
})
