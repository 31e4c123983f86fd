import { readFileSync } from 'node:fs'
import { Readable, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { runPipe } from '../../cli/commands/pipe.ts'
import { type Context, createLinter, decodeModel, type Linter } from '../../src/index.ts'
import { diagnostics } from '../src/access.ts'
import { toDoc } from './docs.ts'
import { everything, Headless, ruleset } from './headless.ts'

interface Note extends Context {
  readonly id: string
  readonly text: string
}

const lines = readFileSync('fixtures/notes/tune/dev.ndjson', 'utf8').trim().split('\n')
const notes = lines.map((line) => JSON.parse(line) as Note)

async function piped(linter: Linter): Promise<string> {
  const out: string[] = []
  const output = new Writable({
    write(chunk: Buffer, _, done) {
      out.push(chunk.toString())
      done()
    },
  })
  await runPipe(linter, Readable.from([lines.join('\n')]), output)
  return out.join('')
}

/** What the editor finds, told as the pipe tells it: offsets of the text with line breaks between the paragraphs. */
function edited(
  { id, text, field, kind, system, lang }: Note,
  model: ReturnType<typeof decodeModel> | undefined,
): string {
  const paragraphs = text.split('\n')
  const context = { field, kind, system, lang } as Context
  const editor = new Headless(toDoc(...paragraphs), { ...(model === undefined ? {} : { model }), context }).run()
  const findings = diagnostics(editor.state).map(({ ruleId, from, to, severity, confidence }) => {
    // Each paragraph before adds its two borders, of which one is the line break, and the first has one more before it.
    const index = editor.state.doc.resolve(from).index(0)
    return { rule: ruleId, start: from - index - 1, end: to - index - 1, severity, confidence }
  })
  return `${JSON.stringify({ id, findings })}\n`
}

describe('the editor finds what the pipe finds, note for note', () => {
  const model = decodeModel(readFileSync('model/judge.bin'))
  it.each([
    ['rules alone', undefined],
    ['both judges', model],
  ])('%s', async (_, judge) => {
    const options = { ruleset, policy: everything, today: '2026-03-01' }
    const linter = createLinter({ ...options, ...(judge === undefined ? {} : { model: judge }) })
    const expected = (await piped(linter)).trimEnd().split('\n')
    expect(expected).toHaveLength(notes.length)
    expect(notes.map((note) => edited(note, judge).trimEnd())).toEqual(expected)
  })
})
