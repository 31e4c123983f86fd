/**
 * `npm run bench:editor`: what a keystroke costs in Chromium at 50, 500 and 5,000 paragraphs full of findings, beside the bare editor, the naive
 * rebuild and @codemirror/lint in the same run; the first lint of a long note; memory; the size of what a page loads. `--quick` types less.
 */
import { readFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { compileFolder } from '../../cli/config/load-rules.ts'
import { openPage } from '../../editor-plugin/test/browser/harness.ts'
import { repack } from '../../src/compiler.ts'
import type { Bench, Cost } from './page.ts'

declare const bench: Bench

const strokes = process.argv.includes('--quick') ? 60 : 200
const PARAGRAPHS = [50, 500, 5000]

type Name = 'bare' | 'rules' | 'both' | 'naive' | 'codeMirror'
const NAMES: Readonly<Record<Name, string>> = {
  bare: 'ProseMirror, nothing else',
  rules: 'fritext, rules alone',
  both: 'fritext, both judges',
  naive: 'naive: all decorations anew',
  codeMirror: '@codemirror/lint, mapping alone',
}

const opened = await openPage('bench/editor/page.ts')
const { page } = opened
const client = await page.context().newCDPSession(page)
const round = (value: number): string => value.toFixed(value < 10 ? 2 : 0)

/** Bytes of the heap in use after the garbage is gone. */
async function heap(): Promise<number> {
  await client.send('HeapProfiler.collectGarbage')
  return page.evaluate(() => bench.memory())
}

try {
  const { length } = cpus()
  console.log(`${cpus()[0]?.model}, ${length} cores, load ${round(loadavg()[0] ?? 0)}; ${opened.browser.version()}\n`)
  console.log(`Script time of a keystroke in ms, ${strokes} strokes, linting between them\n`)
  console.log('| paragraphs | editor | marks | state p50 | p99 | with document tree p50 | p99 | longest task |')
  console.log('| ---------: | ------ | ----: | --------: | --: | ---------------------: | --: | -----------: |')
  for (const count of PARAGRAPHS) {
    for (const name of Object.keys(NAMES) as Name[]) {
      const slow = name === 'naive' && count > 500
      const cost: Cost = await page.evaluate(([which, paragraphs, times]) => bench[which](paragraphs, times, 30), [
        name,
        count,
        slow ? 20 : strokes,
      ] as const)
      const long = cost.longTask === 0 ? '< 50' : round(cost.longTask)
      const times = [cost.state50, cost.state99, cost.p50, cost.p99].map(round).join(' | ')
      console.log(`| ${count} | ${NAMES[name]} | ${cost.marks} | ${times} | ${long} |`)
    }
  }
  console.log('\nFirst lint of a note of 100,000 characters, ms\n')
  console.log('| judges | until drawn | until linted | longest task | marks | heap, MB more |')
  console.log('| ------ | ----------: | -----------: | -----------: | ----: | ------------: |')
  for (const model of [false, true]) {
    await page.evaluate(() => bench.close())
    const before = await heap()
    const result = await page.evaluate((withModel) => bench.first(100_000, withModel), model)
    const after = await heap()
    const { draw = 0, lint = 0, longTask = 0, marks = 0 } = result
    const long = longTask === 0 ? '< 50' : round(longTask)
    console.log(
      `| ${model ? 'both' : 'rules'} | ${round(draw)} | ${round(lint)} | ${long} | ${marks} | ${round(Math.max(0, after - before) / 1e6)} |`,
    )
  }
  console.log('\nSize of what a page loads, kB\n')
  console.log('| part | minified | gzip | brotli |')
  console.log('| ---- | -------: | ---: | -----: |')
  for (const [part, content] of await parts()) {
    const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
    console.log(`| ${[part, ...[content, gzipSync(content, { level: 9 }), brotli].map(kilobytes)].join(' | ')} |`)
  }
} finally {
  await opened.close()
}

function kilobytes(content: Uint8Array): string {
  return (content.length / 1000).toFixed(1)
}

async function bundled(entry: string, external: string[]): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    minify: true,
    external,
  })
  return outputFiles[0]?.contents ?? new Uint8Array()
}

async function parts(): Promise<ReadonlyArray<readonly [string, Uint8Array]>> {
  const plugin = await bundled('editor-plugin/src/index.ts', ['prosemirror-*'])
  const rules = repack(compileFolder('rules/sv', 'sv', 'bench'))
  return [
    ['plugin and engine', plugin],
    ['engine alone', await bundled('src/index.ts', [])],
    ['style sheet', readFileSync('editor-plugin/style/lint.css')],
    ['Swedish rules', rules],
    ['plugin, engine and Swedish rules', Buffer.concat([plugin, rules])],
    ['learned model, after the first paint', readFileSync('model/judge.bin')],
    ['@codemirror/lint with view and state', await bundled('node_modules/@codemirror/lint/dist/index.js', [])],
  ]
}
