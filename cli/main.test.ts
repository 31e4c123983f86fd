import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { afterAll, describe, expect, it } from 'vitest'
import { runPipe } from './commands/pipe.ts'
import { openEngine } from './engine.ts'
import { lintRecord } from './scan/index.ts'
import { makeFolder } from './testing.ts'
import { readNotes } from './train/notes.ts'

/** Runs the command line as its user does. */
function fritext(args: readonly string[], input = ''): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'cli/main.ts', ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

const folder = makeFolder({
  'franvaro.csv':
    'Elev;Personnummer;Datum;Frånvaroorsak\nHemligsson, Ada;20120101-2380;2026-01-12;"Magsjuk med hög feber, kräktes hemma hos pappa"\n',
  'trasig.json': '{"text": "Ada Hemligsson har diabetes',
  'rent.txt': 'Vi läser kapitel tre till fredag.\n',
})
afterAll(folder.remove)

/** Files of labelled notes by their name. */
function labelled(name: string): string[] {
  const files = readdirSync('fixtures/notes', { recursive: true, encoding: 'utf8' })
  return files.filter((file) => basename(file) === name).map((file) => join('fixtures/notes', file))
}

const at = (name: string): string => join(folder.path, name)

describe('exit codes', () => {
  it('0: nothing found', () => {
    expect(fritext(['scan', '--no-config', at('rent.txt')])).toMatchObject({ code: 0, err: '' })
  })

  it('1: found; the report names the rule and holds no word of the note', () => {
    const { code, out, err } = fritext(['scan', '--no-config', at('franvaro.csv')])
    expect(code).toBe(1)
    expect(out).toContain('absence/sick')
    for (const secret of ['Hemligsson', '2380', 'feber', 'Magsjuk', 'pappa']) expect(out + err).not.toContain(secret)
  })

  it('2: a file could not be read, told without its words', () => {
    const { code, out, err } = fritext(['scan', '--no-config', '--format', 'json', folder.path])
    expect(code).toBe(2)
    expect(err).toContain('trasig.json')
    expect(out + err).not.toContain('Hemligsson')
    expect(JSON.parse(out).summary).toMatchObject({ files: 3, failures: 1 })
  })

  it.each([
    ['an unknown command', ['skanna']],
    ['an unknown option', ['scan', '--fel', 'x']],
    ['an unknown choice', ['scan', '--format', 'pdf', 'x']],
    ['no whole number', ['scan', '--max-findings', 'många', 'x']],
    ['no inputs', ['scan']],
    ['an unknown policy', ['scan', '--policy', 'stokholm', 'x']],
    ['an unknown rule', ['explain', 'art9/helth', '--no-config']],
    ['an unknown kind of note', ['why', '--text', 'x', '--kind', 'dikt']],
  ])('2: %s', (_, args) => {
    const { code, out, err } = fritext(args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).not.toBe('')
    expect(err).not.toMatch(/\n {4}at /)
  })

  it('2: own terms that cannot be used, before any note is answered', () => {
    const config = makeFolder({ 'fritext.config.yaml': 'terms:\n  - { term: 漢字, rule: code/agreed }\n' })
    const run = fritext(['pipe', '--config', join(config.path, 'fritext.config.yaml')], '{"id":1,"text":"Hej"}\n')
    config.remove()
    expect(run).toMatchObject({ code: 2, out: '' })
    expect(run.err).toContain('漢字')
  })

  it('0: help and version', () => {
    expect(fritext(['--help']).code).toBe(0)
    expect(fritext(['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('the same findings everywhere', () => {
  const notes = readNotes(labelled('dev.ndjson'))
  const lines = notes.map(({ id, text, field, kind, lang }) => JSON.stringify({ id, text, field, kind, lang }))
  const wire = ({ rule, start, end, severity, confidence }: Record<string, unknown>) => ({
    rule,
    start,
    end,
    severity,
    confidence,
  })

  it('by pipe, by the linter and by scan, for every labelled note', async () => {
    const { linter } = await openEngine({ policy: 'strict' })
    const piped = fritext(['pipe', '--policy', 'strict'], `${lines.join('\n')}\n`)
    expect(piped).toMatchObject({ code: 0, err: '' })
    const answers = piped.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    // Backwards, so that anything kept from note to note would show.
    const linted = [...notes].reverse().map(({ id, text, field, kind, lang }) => {
      const context = { lang, ...(field === undefined ? {} : { field }), ...(kind === undefined ? {} : { kind }) }
      return { id, findings: linter.lint(text, context).map((finding) => wire({ ...finding })) }
    })
    expect(answers).toEqual(linted.reverse())
    expect(answers.filter(({ findings }) => findings.length > 0).length).toBeGreaterThan(notes.length / 5)

    const scanned = notes.map(({ text, field, kind }) => {
      const record = { type: 'record', role: 'prose', file: '', locator: {}, text } as const
      return lintRecord(
        { ...record, ...(field === undefined ? {} : { field }), ...(kind === undefined ? {} : { kind }) },
        linter,
      )
    })
    const guessed = notes.map(({ text, field, kind }) =>
      linter.lint(text, { ...(field === undefined ? {} : { field }), ...(kind === undefined ? {} : { kind }) }),
    )
    expect(scanned).toEqual(guessed)
  })

  it('whatever pieces the input comes in', async () => {
    const { linter } = await openEngine({ policy: 'strict' })
    const answers = async (chunks: Iterable<Buffer>): Promise<string> => {
      let out = ''
      const output = new Writable({
        write(chunk: Buffer, _encoding, done) {
          out += chunk.toString()
          done()
        },
      })
      await runPipe(linter, Readable.from(chunks), output)
      return out
    }
    const bytes = Buffer.from(lines.slice(0, 40).join('\n'))
    const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, index) =>
      bytes.subarray(index * 7, index * 7 + 7),
    )
    expect(await answers(pieces)).toBe(await answers([bytes]))
  })

  it('for lines that are no notes, with the same numbers', () => {
    const { code, out } = fritext(['pipe', '--policy', 'strict'], `${lines[0]}\nHemligsson\n\n{"id":7}\n${lines[1]}\n`)
    expect(code).toBe(0)
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map(({ line }) => line)).toEqual([undefined, 2, 4, undefined])
    expect(out).not.toContain('Hemligsson')
  })
})
