import { expect, test } from 'vitest'
import { Mojibake } from './mojibake.ts'

function seen(text: string): Mojibake {
  const mojibake = new Mojibake()
  mojibake.see(text)
  return mojibake
}

test('each sign is counted under its cause', () => {
  expect(seen('lÃ¤ser pÃ¥ Ã–land').doubled).toBe(3)
  expect(seen('l\ufffdser').replaced).toBe(1)
  expect(seen('\u0094hej\u0096').controls).toBe(2)
  expect(seen('hšr lŠser').mac).toBe(2)
  expect(seen('l„ser h”r').dos).toBe(2)
})

test('good Swedish shows none', () => {
  const good = seen('Hon läste ”Röda rummet” – på Åland…')
  expect([good.controls, good.replaced, good.doubled, good.mac, good.dos]).toEqual([0, 0, 0, 0, 0])
})
