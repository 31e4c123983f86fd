/**
 * What a scan costs, beside its floors: `npm run bench:scan`. `--mb 100,1000` sizes of the exports, `--formats csv,ndjson,xlsx`, `--workers 1,2`.
 * Needs the built package and no network. The floors are what no scan of text can be faster than: decoding the same bytes, and parsing the
 * same lines as JSON, each in one thread of this process.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { FORMATS, type Format, makeExport } from './make.ts'

const { values } = parseArgs({
  options: {
    mb: { type: 'string', default: '100' },
    formats: { type: 'string', default: FORMATS.join(',') },
    workers: { type: 'string', default: '1,2' },
  },
})
const sizes = values.mb.split(',').map(Number)
const formats = FORMATS.filter((format) => values.formats.split(',').includes(format))
const workers = values.workers.split(',').map(Number)
const folder = mkdtempSync(join(tmpdir(), 'fritext-scan-'))
const preload = join(folder, 'peak.mjs')
// The process tells its own peak when it ends: all threads are in it.
writeFileSync(
  preload,
  `import { writeFileSync } from 'node:fs'; import { isMainThread } from 'node:worker_threads'; if (isMainThread) process.on('exit', () => writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS)))`,
)

interface Run {
  readonly seconds: number
  readonly peak: number
  readonly findings: number
  readonly result: string
}

function scan(path: string, concurrency: number): Run {
  const result = join(folder, `r${concurrency}.ndjson`)
  const args = ['--import', preload, 'dist/cli/main.js', 'scan', path, '--policy', 'strict', '--format', 'ndjson']
  const started = performance.now()
  const run = spawnSync(
    process.execPath,
    [...args, '-o', result, '--fail-on', 'never', '--concurrency', String(concurrency)],
    {
      encoding: 'utf8',
      env: { ...process.env, FRITEXT_KEY: 'a key of the benchmark', PEAK: join(folder, 'peak') },
    },
  )
  const seconds = (performance.now() - started) / 1000
  if (run.status !== 0) throw new Error(`the scan failed: ${run.stderr}`)
  const text = readFileSync(result, 'utf8')
  const { findings } = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as { findings: number }
  return { seconds, peak: Number(readFileSync(join(folder, 'peak'), 'utf8')) / 1024, findings, result: text }
}

/** MB/s of going through a file in pieces. */
function floor(path: string, use: (piece: Buffer) => void): number {
  const file = openSync(path, 'r')
  const piece = Buffer.alloc(1 << 20)
  const started = performance.now()
  let total = 0
  for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
    use(piece.subarray(0, read))
    total += read
  }
  closeSync(file)
  return total / 1e3 / (performance.now() - started)
}

function floors(path: string, format: Format): { decode: number; parse: number | undefined } {
  const decoder = new TextDecoder()
  const decode = floor(path, (piece) => void decoder.decode(piece, { stream: true }))
  if (format !== 'ndjson') return { decode, parse: undefined }
  let rest = ''
  const parse = floor(path, (piece) => {
    const lines = (rest + piece.toString()).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) JSON.parse(line)
  })
  return { decode, parse }
}

console.log(
  '| export | notes | workers | MB/s | notes/s | of decode | of JSON.parse | of 1 worker | peak MB | findings |',
)
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
try {
  for (const format of formats) {
    for (const mb of sizes) {
      const path = join(folder, `export.${format}`)
      const notes = makeExport(path, format, mb * 1e6)
      const plain = format === 'xlsx' ? `${path}.sheet` : path
      const { decode, parse } = floors(plain, format)
      let first: Run | undefined
      for (const count of workers) {
        const run = scan(path, count)
        if (first !== undefined && run.result !== first.result)
          throw new Error('the result depends on the number of workers')
        const speed = statSync(plain).size / 1e6 / run.seconds
        const cells = [
          `${format} ${mb} MB`,
          notes,
          count,
          speed.toFixed(1),
          Math.round(notes / run.seconds),
          (speed / decode).toFixed(3),
          parse === undefined ? '–' : (speed / parse).toFixed(3),
          first === undefined ? '1' : (first.seconds / run.seconds).toFixed(2),
          run.peak.toFixed(0),
          run.findings,
        ]
        console.log(`| ${cells.join(' | ')} |`)
        first ??= run
      }
      for (const made of [path, plain]) rmSync(made, { force: true })
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
