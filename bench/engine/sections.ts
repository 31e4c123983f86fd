/** What the bench measures, section by section. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { runPipe } from '../../cli/commands/pipe.ts'
import { openBytes } from '../../cli/read/index.ts'
import type { decodeModel, Linter, loadRuleset } from '../../src/index.ts'
import { clock, median, type Row, race, type Section, startEnvironment } from './measure.ts'
import { NOTE_BYTES, type Texts } from './texts.ts'

/** The linters that are timed. */
export interface Linters {
  readonly rules: Linter
  readonly both: Linter
  /** Both judges, and the notes met before are remembered, as by the command line; nothing is remembered from one call to the next. */
  remembering(): Linter
}

const CHUNK = 1 << 16

const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() })

function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK)
}

function decode(bytes: Buffer): void {
  const decoder = new TextDecoder()
  for (const chunk of chunksOf(bytes)) decoder.decode(chunk, { stream: true })
}

const speed = (bytes: number, ms: number): string => `${(bytes / 1e3 / ms).toPrecision(3)} MB/s`

/** How one format of texts gets from bytes to findings. */
interface Way {
  readonly title: string
  readonly floor: string
  bytes(notes: readonly string[]): Buffer
  lint(linter: Linter, bytes: Buffer): Promise<void>
  /** The lines that a parser of the format would be given, where it is a floor of its own. */
  lines?(bytes: Buffer): string[]
}

const PIPE: Way = {
  title: '`fritext pipe`, NDJSON to findings, one thread',
  floor: 'The floor is `TextDecoder`.',
  bytes: (notes) => Buffer.from(notes.map((text, id) => `${JSON.stringify({ id, text })}\n`).join('')),
  lint: async (linter, bytes) => {
    await runPipe(linter, Readable.from(chunksOf(bytes)), nowhere())
  },
  lines: (bytes) => bytes.toString().trimEnd().split('\n'),
}

const CSV: Way = {
  title: 'CSV, every cell quoted, to findings, one thread',
  floor:
    'The floor is `TextDecoder`; reading is what `fritext scan` does with a file, without its ledger and its result.',
  bytes: (notes) =>
    Buffer.from(`Id;Kommentar\r\n${notes.map((text, id) => `"${id}";"${text.replaceAll('"', '""')}"\r\n`).join('')}`),
  lint: async (linter, bytes) => {
    for await (const item of openBytes('notes.csv', bytes))
      if (item.type === 'record' && item.role === 'prose') linter.lint(item.text)
  },
}

/** How often each note comes in an export that repeats itself. */
const REPEATS = 10

/** As many notes, of which nine in ten came before. */
function repeated(notes: readonly string[]): string[] {
  const few = notes.slice(0, Math.ceil(notes.length / REPEATS))
  return Array.from({ length: REPEATS }, () => few).flat()
}

/** From bytes to findings in this process, beside decoding the same bytes; as NDJSON, beside parsing them too. */
export async function streamSections(texts: readonly Texts[], linters: Linters, rounds: number): Promise<Section[]> {
  const sections: Section[] = []
  for (const way of [PIPE, CSV]) sections.push(await streamSection(way, texts, linters, rounds))
  return sections
}

async function streamSection(way: Way, texts: readonly Texts[], linters: Linters, rounds: number): Promise<Section> {
  const rows: Row[] = []
  for (const { name, notes } of texts) {
    const bytes = way.bytes(notes)
    const lines = way.lines?.(bytes)
    const again = name === 'clean' ? way.bytes(repeated(notes)) : undefined
    const times = await race(
      [
        { name: 'decode', run: () => decode(bytes) },
        ...(lines === undefined ? [] : [{ name: 'parse', run: () => lines.forEach((line) => void JSON.parse(line)) }]),
        { name: 'rules', run: () => way.lint(linters.rules, bytes) },
        { name: 'both', run: () => way.lint(linters.both, bytes) },
        ...(again === undefined ? [] : [{ name: 'again', run: () => way.lint(linters.remembering(), again) }]),
      ],
      rounds,
    )
    const floor = times.get('decode') ?? Number.NaN
    const row = (what: string, key: string, aim?: string): Row => {
      const ms = times.get(key) ?? Number.NaN
      const ratio = floor / ms
      return {
        what: `${name}: ${what}`,
        figure: speed(bytes.length, ms),
        floor: speed(bytes.length, floor),
        ratio,
        ...(aim ? { aim } : {}),
      }
    }
    const half = name === 'dense' ? 2 : 1
    if (lines !== undefined) rows.push({ ...row('JSON.parse alone', 'parse'), foreign: true })
    rows.push(row('rules', 'rules', `≥ ${0.3 / half}`), row('both judges', 'both', `≥ ${0.05 / half}`))
    if (again !== undefined) rows.push(row('both judges, each note ten times over', 'again'))
  }
  return { title: way.title, note: way.floor, rows }
}

/** One note in memory. */
export async function lintSection(texts: readonly Texts[], linters: Linters, rounds: number): Promise<Section> {
  const rows: Row[] = []
  for (const { name, notes, bytes } of texts) {
    const encoded = notes.map((text) => Buffer.from(text))
    const decoder = new TextDecoder()
    const times = await race(
      [
        { name: 'decode', run: () => encoded.forEach((note) => void decoder.decode(note)) },
        { name: 'rules', run: () => notes.forEach((text) => void linters.rules.lint(text)) },
        { name: 'both', run: () => notes.forEach((text) => void linters.both.lint(text)) },
      ],
      rounds,
    )
    const each = (key: string): number => ((times.get(key) ?? Number.NaN) / bytes) * NOTE_BYTES * 1000
    for (const [key, what, aim] of [
      ['rules', 'rules', name === 'clean' ? '≤ 12 µs' : ''],
      ['both', 'both judges', name === 'clean' ? '≤ 60 µs' : ''],
    ] as const) {
      rows.push({
        what: `${name}: ${what}`,
        figure: `${each(key).toFixed(1)} µs`,
        floor: `${each('decode').toFixed(2)} µs`,
        ratio: each('decode') / each(key),
        aim,
      })
    }
  }
  return { title: `\`lint\` of a note of ${NOTE_BYTES} bytes`, note: 'The floor is `TextDecoder` on the note.', rows }
}

/** How the time of one long note grows with its length. */
export function growthSection(texts: readonly Texts[], linters: Linters, sizes: readonly number[]): Section {
  const kinds: Array<readonly [string, string]> = [
    ...texts.map(({ name, notes }) => [name, notes.join('\n')] as const),
    ['adversarial: one word without end', 'a'],
    ['adversarial: one sentence without end', 'han har fått besked av dem och '],
    ['adversarial: figures and signs', '070-17 !? ((kod 3, 2012-01-01- '],
  ]
  const rows = kinds.map(([what, unit]): Row => {
    const times = sizes.map((size) => {
      const text = unit.repeat(Math.ceil(size / unit.length)).slice(0, size)
      const start = clock()
      linters.both.lint(text)
      return clock() - start
    })
    const steps = times.slice(1).map((time, at) => time / (times[at] as number))
    return { what, figure: `${steps.map((step) => step.toFixed(2)).join(', ')} ×`, aim: '2.0 ± 10 %' }
  })
  const told = sizes.map((size) => (size >= 1e6 ? `${size / 1e6} MB` : `${size / 1e3} kB`)).join(', ')
  return { title: 'Growth: one note twice as long', note: `Both judges; notes of ${told} (UTF-16 units).`, rows }
}

/** Notes of many megabytes, one after the other: what the time grows by, and the memory of the process. */
export function longSection({ notes }: Texts, linters: Linters, sizes: readonly number[]): Section {
  const unit = notes.join('\n')
  let before: number | undefined
  const rows = sizes.map((size): Row => {
    const text = unit.repeat(Math.ceil(size / unit.length)).slice(0, size)
    const start = clock()
    const { length } = linters.both.lint(text)
    const speed = (clock() - start) / size
    const grown = before === undefined ? '' : `, ${(speed / before).toFixed(2)} × the time per MB of the one before`
    before = speed
    const memory = `${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB`
    return { what: `${size / 1e6} MB, ${length} findings`, figure: memory + grown, aim: '1.0 ± 10 %' }
  })
  return {
    title: 'Notes of megabytes',
    note: 'Both judges; clean text; memory of the process, the text included.',
    rows,
  }
}

/** What loads the artefacts. */
export interface Loaders {
  readonly decodeModel: typeof decodeModel
  readonly loadRuleset: typeof loadRuleset
  /** The Swedish rules as a page loads them. */
  readonly packed: Uint8Array
}

/** Loading of the artefacts. */
export async function loadSection(load: Loaders, rounds: number): Promise<Section> {
  const rules = readFileSync('dist/rules.sv.bin')
  const model = readFileSync('dist/judge.bin')
  const times = await race(
    [
      { name: 'rules', run: () => void load.loadRuleset({ sv: rules }).pack('sv') },
      { name: 'packed', run: () => void load.loadRuleset({ sv: load.packed }).pack('sv') },
      { name: 'model', run: () => void load.decodeModel(model) },
    ],
    rounds,
  )
  const row = (what: string, key: string): Row => ({
    what,
    figure: `${times.get(key)?.toFixed(2)} ms`,
    aim: '≤ 5 ms',
  })
  return {
    title: 'Loading',
    rows: [
      row('compiled Swedish rules', 'rules'),
      row('the same packed, as a page loads them', 'packed'),
      row('learned model', 'model'),
    ],
  }
}

/** Cold starts beside bare Node, and the memory of a long run. */
export function startSection(folder: string, texts: Texts, rounds: number): Section {
  const main = resolve('dist/cli/main.js')
  const file = join(folder, 'one.ndjson')
  const long = join(folder, 'long.ndjson')
  writeFileSync(file, `${JSON.stringify({ id: 1, text: texts.notes[0] })}\n`)
  writeFileSync(long, texts.notes.map((text, id) => `${JSON.stringify({ id, text })}\n`).join(''))
  writeFileSync(join(folder, 'one.txt'), 'Välkomna till skolan.\n')
  const commands: Record<string, readonly string[]> = {
    'node -e 0': ['-e', '0'],
    'fritext --version': [main, '--version'],
    'fritext scan, one small file': [main, 'scan', file, '--no-config'],
    'fritext check, one small file': [main, 'check', join(folder, 'one.txt'), '--no-config'],
  }
  const env = startEnvironment(process.env)
  const spent = new Map(Object.keys(commands).map((name) => [name, [] as number[]]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, args] of Object.entries(commands)) {
      const start = performance.now()
      spawnSync(process.execPath, args, { cwd: folder, stdio: 'ignore', env })
      spent.get(name)?.push(performance.now() - start)
    }
  }
  const bare = median(spent.get('node -e 0') ?? [])
  const rows = [...spent].slice(1).map(([what, list]): Row => {
    const ms = median(list)
    return { what, figure: `${ms.toFixed(0)} ms`, floor: `${bare.toFixed(0)} ms`, ratio: bare / ms, aim: '≥ 0.80' }
  })
  const peak = `process.on('exit',()=>console.log(process.resourceUsage().maxRSS))`
  for (const threads of ['1', '2']) {
    const args = ['--import', `data:text/javascript,${encodeURIComponent(peak)}`, main, 'scan', long, '--no-config']
    const run = spawnSync(
      process.execPath,
      [...args, '--format', 'json', '--concurrency', threads, '-o', '/dev/null'],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    )
    const kilobytes = Number(run.stdout.trim().split('\n').at(-1))
    rows.push({
      what: `peak memory of a scan, ${threads} thread${threads === '1' ? '' : 's'}`,
      figure: Number.isFinite(kilobytes) ? `${(kilobytes / 1024).toFixed(0)} MiB` : 'not told',
      aim: '≤ 120 MB',
    })
  }
  return { title: 'Cold start and memory', note: 'The floor is `node -e 0`.', rows }
}

/** Sizes of what is shipped. */
export function sizeSection(): Section {
  const files = readdirSync('dist/engine')
    .filter((name) => !name.startsWith('chunk-'))
    .map((name) => `dist/engine/${name}`)
  const shown = ['dist/rules.sv.bin', 'dist/rules.en.bin', 'dist/judge.bin', 'dist/cli/main.js', ...files]
  const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
  const rows = shown
    .filter((file) => /\.(?:bin|js)$/.test(file))
    .map((file): Row => {
      const bytes = readFileSync(file)
      const [gzip, brotli] = [gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length]
      return { what: file, figure: `${kb(bytes.length)}, gzip ${kb(gzip)}, brotli ${kb(brotli)}` }
    })
  return { title: 'Sizes', rows }
}
