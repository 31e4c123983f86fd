import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { Linter } from '../../src/index.ts'
import { runPipe } from './pipe.ts'

/** A linter that finds the word "x" and throws on "boom". */
const linter: Linter = {
  lint(text, context) {
    if (text.includes('boom')) throw new Error(`cannot judge ${text}`)
    const at = text.indexOf('x')
    const rule = context?.kind === 'absence' ? 'absence/sick' : 'art9/health'
    if (at < 0) return []
    const words = { sv: '', en: '' }
    return [
      {
        rule,
        start: at,
        end: at + 1,
        severity: 'error',
        confidence: 0.9,
        message: words,
        why: words,
        suggestions: [],
        evidence: [],
      },
    ]
  },
  explain: () => [],
  names: () => [],
  session: () => ({ *judge() {}, findings: [] }),
}

async function answers(...chunks: (string | Buffer)[]): Promise<unknown[]> {
  const output = new PassThrough()
  let text = ''
  output.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  await runPipe(linter, Readable.from(chunks), output)
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown)
}

describe('runPipe', () => {
  it('answers every line in order, whatever the chunks', async () => {
    const lines = '{"id":"a","text":"no"}\n{"id":2,"text":"an x"}\n'
    const whole = await answers(lines)
    const pieces = await answers(...[...Buffer.from(lines)].map((byte) => Buffer.from([byte])))
    expect(pieces).toEqual(whole)
    expect(whole).toEqual([
      { id: 'a', findings: [] },
      { id: 2, findings: [{ rule: 'art9/health', start: 3, end: 4, severity: 'error', confidence: 0.9 }] },
    ])
  })

  it('passes context on and ignores other keys', async () => {
    const [answer] = await answers('{"id":1,"text":"x","kind":"absence","field":"Orsak","pupil":{"name":"E"}}')
    expect(answer).toMatchObject({ findings: [{ rule: 'absence/sick' }] })
  })

  it('answers a bad line with its number and goes on, never quoting it', async () => {
    const all = await answers('secret {\n[1]\n{"id":3}\n{"id":4,"text":"boom"}\n\n{"id":5,"text":"x"}\n')
    expect(all).toEqual([
      { id: null, line: 1, error: 'the line is no JSON' },
      { id: null, line: 2, error: 'the line is no JSON object' },
      { id: 3, line: 3, error: '"text" is missing or no string' },
      { id: 4, line: 4, error: 'the note could not be judged' },
      { id: 5, findings: [{ rule: 'art9/health', start: 0, end: 1, severity: 'error', confidence: 0.9 }] },
    ])
    expect(JSON.stringify(all)).not.toContain('secret')
  })

  it('reads a last line without its end, a byte order mark and Windows line ends', async () => {
    expect(await answers('\ufeff{"id":1,"text":"x"}\r\n{"id":2,"text":"y"}')).toHaveLength(2)
  })

  it('answers a line that is no UTF-8 with an error, and takes the sign for a broken letter where it was sent', async () => {
    const latin = Buffer.from('{"id":1,"text":"h\xe4r x"}\n', 'latin1')
    expect(await answers(latin, '{"id":2,"text":"h\ufffdr x"}\n')).toEqual([
      { id: null, line: 1, error: 'the line is no UTF-8' },
      { id: 2, findings: [expect.objectContaining({ start: 4 })] },
    ])
  })

  it('counts lines of a kind that is not known, and judges them', async () => {
    const notes = ['absence', 'frånvaro', '', null, 7].map((kind) => JSON.stringify({ id: 1, text: 'x', kind }))
    const output = new PassThrough().resume()
    expect(await runPipe(linter, Readable.from([`${notes.join('\n')}\n`]), output)).toEqual({ unknownKinds: 2 })
  })

  it('keeps the meaning of a letter that two chunks share', async () => {
    const bytes = Buffer.from('{"id":"å","text":"äx"}\n')
    const [answer] = await answers(bytes.subarray(0, 8), bytes.subarray(8, 20), bytes.subarray(20))
    expect(answer).toMatchObject({ id: 'å', findings: [{ start: 1 }] })
  })
})
