/** The report for a terminal: findings by file, then what could not be read, then the counts by system and rule. Shows no text of a note. */
import { styleText } from 'node:util'
import { type ReadNotice, safeName } from '../read/index.ts'
import type { LocatedFinding, Reporter, ReportOptions, ScanSummary } from './result.ts'
import { unreadLine } from './unread.ts'
import { count, say } from './words.ts'

type Style = Parameters<typeof styleText>[0]

/** Makes the reporter. */
export function prettyReporter(options: ReportOptions): Reporter {
  const { write, lang, maxFindings, quiet } = options
  const paint = (style: Style, text: string): string =>
    options.colour ? styleText(style, text, { validateStream: false }) : text
  const unread: string[] = []
  const leftOut: string[] = []
  let file: string | undefined
  let shown = 0
  let hidden = 0

  function heading(name: string, system?: string): void {
    if (name === file) return
    file = name
    write(`\n${paint('underline', safeName(name))}${system === undefined ? '' : paint('dim', `  ${system}`)}\n`)
  }

  /** What the reader decided, for whoever must confirm it; of the columns, those that are read as free text. */
  function notice(item: ReadNotice): void {
    if (quiet) return
    // Readers say where a file comes from before anything else.
    heading(item.file, item.about === 'system' ? item.value : undefined)
    const prose = item.columns?.filter(({ role }) => role === 'prose').map(({ name }) => safeName(name))
    const text =
      prose === undefined
        ? lang === 'sv'
          ? (item.sv ?? item.message)
          : item.message
        : `${say('reads', lang)} ${prose.join(', ')}`
    write(`  ${paint('dim', safeName(text))}\n`)
  }

  function finding(item: LocatedFinding): void {
    if (quiet || shown >= maxFindings) {
      hidden++
      return
    }
    shown++
    heading(item.file, item.system)
    const style: Style = item.severity === 'error' ? 'red' : item.severity === 'warning' ? 'yellow' : 'cyan'
    const tail = [
      `${say('chars', lang)} ${item.start}–${item.end}`,
      item.confidence.toFixed(2).replace('.', lang === 'sv' ? ',' : '.'),
      ...(item.baseline === undefined ? [] : [say(item.baseline, lang)]),
      ...(item.asks ? [say('asks', lang)] : []),
      ...(item.belongsIn === undefined ? [] : [`→ ${item.belongsIn}`]),
    ]
    const place = placeOf(item, lang).padEnd(14)
    const field = safeName(item.field ?? '', 22).padEnd(22)
    write(
      `  ${place} ${field} ${paint(style, say(item.severity, lang).padEnd(8))} ${item.rule.padEnd(26)} ${paint('dim', tail.join('  '))}\n`,
    )
  }

  function summary(item: ScanSummary): void {
    if (hidden > 0 && !quiet) write(`\n  … ${count(hidden, 'oneMore', 'more', lang)}\n`)
    if (unread.length > 0) write(`\n${paint('bold', say('unread', lang))}\n${unread.join('')}`)
    write(`\n${paint('bold', say('summary', lang))}  ${say('policy', lang)} ${item.policy}\n`)
    if (item.findings === 0) write(`  ${say('nothing', lang)}\n`)
    const systems = Object.entries(item.bySystem).sort(([a], [b]) => (a < b ? -1 : 1))
    table(write, [
      [say('system', lang), say('records', lang), say('withFindings', lang), say('findings', lang)],
      ...systems.map(([name, count]) => [
        name === '' ? say('unknownSystem', lang) : name,
        String(count.records),
        String(count.recordsWithFindings),
        String(count.findings),
      ]),
    ])
    const rules = Object.entries(item.byRule).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    if (rules.length > 0)
      table(write, [[say('rule', lang), say('findings', lang)], ...rules.map(([rule, count]) => [rule, String(count)])])
    const { error, warning, info } = item.bySeverity
    write(
      `  ${count(item.files, 'file', 'files', lang)}. ${say('read', lang)} ${item.records} = ${say('scanned', lang)} ${item.scanned} + ${say('failed', lang)} ${item.failed}.\n` +
        `  ${covered(item, lang)}\n${leftOutLine(leftOut, lang)}` +
        `  ${count(item.findings, 'finding', 'findings', lang)}: ${count(error, 'error', 'errors', lang)}, ${count(warning, 'warning', 'warnings', lang)}, ${count(info, 'info', 'infos', lang)}. ${say('possible', lang)}\n`,
    )
    const { baseline } = item
    if (baseline !== undefined) {
      write(
        `  ${say('against', lang)} ${baseline.new} ${say('new', lang)}, ${baseline.remaining} ${say('remaining', lang)}, ${baseline.gone} ${say('gone', lang)}.\n`,
      )
    }
  }

  return {
    item(item) {
      if (item.type === 'finding') finding(item)
      else if (item.type === 'failure') unread.push(`  ${unreadLine(item, lang)}\n`)
      else if (item.type === 'notice') notice(item)
      else if (item.type === 'coverage' && item.part === undefined && 'left-out' in item.reasons)
        leftOut.push(item.file)
      else if (item.type === 'summary') summary(item)
    },
    end: () => undefined,
  }
}

/** The ledger in a line: files, and what lies in them, by what became of them. */
function covered({ coverage }: ScanSummary, lang: 'sv' | 'en'): string {
  const { files, parts } = coverage
  const all = (counts: ScanSummary['coverage']['files']): number => counts.COMPLETE + counts.PARTIAL + counts.SKIPPED
  const told = (counts: ScanSummary['coverage']['files']): string =>
    `${counts.COMPLETE} ${say('complete', lang)}, ${counts.PARTIAL} ${say('partial', lang)}, ${counts.SKIPPED} ${say('skipped', lang)}`
  const list = [`${count(all(files), 'file', 'files', lang)} (${told(files)})`]
  if (all(parts) > 0) list.push(`${count(all(parts), 'sheet', 'sheets', lang)} (${told(parts)})`)
  return `${say('coverage', lang)}: ${list.join(', ')}.`
}

/** So many names of what was left out of folders are shown. */
const MOST_LEFT_OUT = 5

/** What was left out of folders, by name; nothing where nothing was. */
function leftOutLine(files: readonly string[], lang: 'sv' | 'en'): string {
  if (files.length === 0) return ''
  const names = files.slice(0, MOST_LEFT_OUT).map((name) => safeName(name))
  const more = files.length - names.length
  return `  ${say('leftOut', lang)}: ${[...names, ...(more > 0 ? [`${more} ${say('further', lang)}`] : [])].join(', ')}.\n`
}

/** The end of a long pointer tells more than its beginning. */
function ending(text: string, most: number): string {
  return text.length > most ? `…${text.slice(1 - most)}` : text
}

function placeOf(item: LocatedFinding, lang: 'sv' | 'en'): string {
  if (item.line !== undefined)
    return `${say('line', lang)} ${item.line}${item.column === undefined ? '' : `:${item.column}`}`
  if (item.pointer !== undefined) return ending(safeName(item.pointer), 26)
  return item.row === undefined ? '' : `${say('row', lang)} ${item.row}`
}

function table(write: (text: string) => void, rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    )
    write(`  ${cells.join('  ')}\n`)
  }
  write('\n')
}
