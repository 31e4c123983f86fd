import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes } from './index.ts'

const FOLDER = fileURLToPath(new URL('../../fixtures/exports/', import.meta.url))
const FILES = readdirSync(FOLDER).map((name) => [name, readFileSync(FOLDER + name)] as const)

/** Formats whose end or check sum tells that something is missing. */
const CLOSED = /\.(?:docx|xlsx|pptx|odt|zip|gz|parquet|json|xml)$/

const RUNS = Number(process.env.FRITEXT_FUZZ ?? 12)

/** Damage: bytes changed, cut out, doubled, put in, the rest cut off. */
type Damage = readonly ['flip' | 'cut' | 'double' | 'insert' | 'end', at: number, size: number]

const damages: fc.Arbitrary<Damage[]> = fc.array(
  fc.tuple(
    fc.constantFrom('flip', 'cut', 'double', 'insert', 'end'),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 1, max: 64 }),
  ),
  { minLength: 1, maxLength: 4 },
)

const INSERTED = Buffer.from('\u0000"<a>&x;]]>\ud800{[\r\n;\t%PDF-PK\u0003\u0004\uffff', 'utf8')

function damaged(bytes: Buffer, list: readonly Damage[]): Buffer {
  let out = Buffer.from(bytes)
  for (const [what, share, size] of list) {
    const at = Math.floor(share * out.length)
    const [before, after] = [out.subarray(0, at), out.subarray(at)]
    if (what === 'flip')
      for (let index = at; index < Math.min(out.length, at + size); index++) out[index] = (out[index] ?? 0) ^ (size | 1)
    else if (what === 'cut') out = Buffer.concat([before, after.subarray(size)])
    else if (what === 'double') out = Buffer.concat([before, after.subarray(0, size * 8), after])
    else if (what === 'insert') out = Buffer.concat([before, INSERTED.subarray(0, size), after])
    else out = Buffer.from(before)
  }
  return out
}

/** Everything that a report could show beside the findings. */
async function said(name: string, bytes: Buffer) {
  const { failures, notices, records, parts } = await collect(openBytes(name, bytes))
  return { failures, notices, records, words: JSON.stringify([failures, notices, parts]) }
}

/** Control characters and halves of pairs would reach a terminal raw. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const RAW = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e]|[\ud800-\udbff](?![\udc00-\udfff])/

describe.each(FILES)('%s', (name, bytes) => {
  test('damaged in any way: no crash, no hang, no reader that fails in a way it should not', async () => {
    await fc.assert(
      fc.asyncProperty(damages, async (list) => {
        const { failures, words, records } = await said(name, damaged(bytes, list))
        expect(failures.map(({ code }) => code)).not.toContain('E299')
        expect(failures.length + records.length + words.length).toBeGreaterThan(0)
        for (const { message, remedy, locator } of failures) {
          expect(message + remedy + (locator.part ?? '')).not.toMatch(RAW)
        }
      }),
      { numRuns: RUNS, timeout: 20_000, interruptAfterTimeLimit: 50_000, markInterruptAsFailure: false },
    )
  })

  test.skipIf(!CLOSED.test(name))('cut off anywhere: a failure says so', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 40, max: bytes.length - 3 }), async (length) => {
        const { failures } = await said(name, bytes.subarray(0, length))
        expect(failures.length).toBeGreaterThan(0)
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: 50_000, markInterruptAsFailure: false },
    )
  })
})

test('any bytes under any name', async () => {
  const names = FILES.map(([name]) => name)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names, 'x', 'x.md', 'x.mbox', 'x.txt'),
      fc.uint8Array({ maxLength: 3000 }),
      async (name, bytes) => {
        const { failures } = await said(name, Buffer.from(bytes))
        expect(failures.map(({ code }) => code)).not.toContain('E299')
      },
    ),
    { numRuns: RUNS * 10 },
  )
})

test('any text under any name: the marked word is in a record, or a failure says that something is missing', async () => {
  const signs = fc.constantFrom(
    '"',
    '<',
    '>',
    '&',
    ';',
    ',',
    '\t',
    '\n',
    '\r\n',
    '{',
    '}',
    '[',
    ']',
    '`',
    '|',
    '#',
    '-',
    '\\',
    "'",
    '=',
    ':',
    'å',
    ' ',
    'ord ',
    '\u0000',
    '\ud800',
    '\u2028',
  )
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('x.csv', 'x.txt', 'x.md', 'x.html', 'x.json', 'x.xml', 'x.ndjson', 'x.eml', 'x'),
      fc.array(signs, { maxLength: 40 }),
      fc.array(signs, { maxLength: 40 }),
      async (name, before, after) => {
        const text = `${before.join('')} Zebrakvist var hemma hela dagen i går. ${after.join('')}`
        const { failures, notices, records, words } = await said(name, Buffer.from(text))
        expect(failures.map(({ code }) => code)).not.toContain('E299')
        expect(words).not.toContain('hemma hela dagen')
        // Between the signs of one tag the words are names of attributes.
        if (
          failures.length > 0 ||
          notices.some(({ about }) => about === 'left-out') ||
          /<[^>]*Zebrakvist[^<]*>/.test(text)
        )
          return
        expect(records.some((record) => record.text.includes('Zebrakvist'))).toBe(true)
      },
    ),
    { numRuns: RUNS * 20 },
  )
})
