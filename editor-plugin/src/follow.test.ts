import { describe, expect, it } from 'vitest'
import { findAgain } from './follow.ts'
import type { Diagnostic } from './types.ts'

const at = (from: number, to: number, ruleId?: string, message = 'm'): Diagnostic => ({
  ...{ from, to, severity: 'error', message },
  ...(ruleId === undefined ? {} : { ruleId }),
})

describe('a remark that has moved', () => {
  it('is found where it should stand, whatever it says now', () => {
    const there = [at(1, 4, 'a/b'), at(11, 14, 'a/b', 'annat'), at(11, 14, 'a/c')]
    expect(findAgain([at(1, 4, 'a/b')], 10, there)).toEqual([there[1]])
  })

  it('is found in a longer range, if nothing stands in its own', () => {
    const there = [at(3, 8, 'a/b'), at(10, 20, 'a/b')]
    expect(findAgain([at(11, 14, 'a/b')], 0, there)).toEqual([there[1]])
    expect(findAgain([at(11, 14, 'a/b')], 0, [at(3, 11, 'a/b')])).toEqual([undefined])
  })

  it('without a rule is known by its message', () => {
    expect(findAgain([at(1, 4)], 0, [at(1, 4, undefined, 'annat')])).toEqual([undefined])
    expect(findAgain([at(1, 4)], 0, [at(1, 4, 'a/b')])).toEqual([undefined])
  })

  it('is no other one at the same time', () => {
    const there = [at(1, 4, 'a/b')]
    expect(findAgain([at(1, 6, 'a/b'), at(1, 4, 'a/b')], 0, there)).toEqual([undefined, there[0]])
  })
})
