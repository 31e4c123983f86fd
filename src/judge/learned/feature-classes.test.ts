import { describe, expect, it } from 'vitest'
import { featureClasses, isPaired } from './feature-classes.ts'
import { hashName } from './feature-hash.ts'

describe('the classes of a pack as features', () => {
  const names = ['noun', 'name', 'chronic', 'place']
  const classes = featureClasses(names)

  it('are told by the hashes of their names', () => {
    expect([...classes.hash]).toEqual(names.map(hashName))
    expect(classes.place).toBe(3)
    expect(featureClasses(['noun']).place).toBe(-1)
  })

  it('are read alone where they say who or where', () => {
    expect([...classes.anonymous]).toEqual([0, 1, 0, 1])
  })

  it('are read beside others where they tell something', () => {
    expect([...classes.unpaired]).toEqual([1, 1, 0, 0])
    expect(names.map(hashName).map(isPaired)).toEqual([false, false, true, true])
  })
})
