import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes } from './index.ts'
import { messagesOf } from './mbox.ts'

const message = (subject: string, body: string): string =>
  `From 123@xxx Mon Jan 12 08:00:00 +0000 2026\r\nFrom: anna@example.se\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\n\r\n${body}\r\n\r\n`

test('messages with their number, marked lines unmarked', async () => {
  const box = message('Ett', 'Hej på dig.\r\n>From början var det bra.') + message('Två', 'Elsa kom sent.')
  const { records, parts, failures } = await collect(openBytes('x.mbox', Buffer.from(box)))
  expect(failures).toEqual([])
  expect(parts.map(({ format, part }) => [format, part])).toEqual([
    ['mbox', undefined],
    ['message', 'message 1'],
    ['message', 'message 2'],
  ])
  expect(records.map(({ text, locator }) => `${locator.pointer} | ${text}`)).toEqual([
    'message 1, subject | Ett',
    'message 1, paragraph 1 | Hej på dig.\nFrom början var det bra.',
    'message 2, subject | Två',
    'message 2, paragraph 1 | Elsa kom sent.',
  ])
})

test('the same messages however the bytes come', async () => {
  const box = Buffer.from(message('Ett', 'a') + message('Två', 'From mig\r\nb') + message('Tre', 'c'))
  const split = async (chunks: Buffer[], limit = 10_000) => {
    const found: (string | undefined)[] = []
    const stream = async function* () {
      yield* chunks
    }
    for await (const one of messagesOf(stream(), limit)) found.push(one?.toString())
    return found
  }
  const whole = await split([box])
  expect(whole).toHaveLength(3)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(box.length), { maxLength: 8 }), async (cuts) => {
      const at = [0, ...cuts.sort((a, b) => a - b), box.length]
      const chunks = at.slice(1).map((end, index) => box.subarray(at[index], end))
      expect(await split(chunks)).toEqual(whole)
    }),
  )
  expect(await split([box], 20)).toEqual([undefined, undefined, undefined])
})
