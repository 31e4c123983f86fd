import { describe, expect, it } from 'vitest'
import { coversRule, groupOf, lookUp, ruleGroups, ruleIds } from './rule-ids.ts'

describe('rule ids', () => {
  it('are 26, each once', () => {
    expect(new Set(ruleIds).size).toBe(26)
  })

  it('form nine groups', () => {
    expect(ruleGroups).toEqual([
      'art9/*',
      'identity/*',
      'code/*',
      'home/*',
      'relations/*',
      'absence/*',
      'tone/*',
      'assessment/*',
      'art10/*',
    ])
  })

  it('are found under id, group and star, in that order', () => {
    const table = { 'art9/health': 1, 'art9/*': 2, '*': 3 }
    expect(lookUp(table, 'art9/health')).toBe(1)
    expect(lookUp(table, 'art9/belief')).toBe(2)
    expect(lookUp(table, 'tone/personal')).toBe(3)
    expect(lookUp({ 'art9/*': 2 }, 'tone/personal')).toBeUndefined()
    expect(lookUp({}, 'constructor')).toBeUndefined()
  })

  it('are covered by id, group and star', () => {
    expect(coversRule('art9/*', 'art9/health')).toBe(true)
    expect(coversRule('*', 'art9/health')).toBe(true)
    expect(coversRule('art9/belief', 'art9/health')).toBe(false)
    expect(coversRule('art9/*', 'art10/criminal-offence')).toBe(false)
    expect(groupOf('own')).toBe('own')
  })
})
