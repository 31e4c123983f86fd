/** The report for a terminal: each finding with its line and carets. The text shown is the author's own; `mask` shows its shape alone. */
import { styleText } from 'node:util'
import type { CheckFinding } from '../../check/result.ts'
import { say } from '../words.ts'
import { type CheckReport, countsIn, printable } from './report.ts'

type Style = Parameters<typeof styleText>[0]

const STYLES: Readonly<Record<CheckFinding['severity'], Style>> = { error: 'red', warning: 'yellow', info: 'cyan' }

/** Makes the report. */
export function prettyCheck(report: CheckReport): string {
  const { results, summary, hidden, lang, colour } = report
  const paint = (style: Style, text: string): string =>
    colour ? styleText(style, text, { validateStream: false }) : text
  const out: string[] = []
  for (const result of results) {
    if (result.findings.length === 0 && result.failure === undefined) continue
    out.push(paint('underline', printable(result.file)))
    if (result.failure !== undefined) {
      const { code, message, line, column } = result.failure
      const place = line === undefined ? '' : `${line}:${column ?? 1}  `
      out.push(`  ${place}${paint('red', code)}  ${message[lang]}`)
    }
    const source = report.sources.get(result.file)
    for (const finding of result.findings) out.push(...block(finding, source, report, paint))
    out.push('')
  }
  if (hidden > 0)
    out.push(
      lang === 'sv'
        ? `… ${hidden} fynd till visas inte; alla är räknade`
        : `… ${hidden} more findings are not shown; all are counted`,
    )
  const rules = Object.entries(summary.byRule).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const most = Math.max(0, ...rules.map(([rule]) => rule.length))
  for (const [rule, count] of rules) out.push(`  ${rule.padEnd(most)}  ${count}`)
  if (rules.length > 0) out.push('')
  const style: Style =
    summary.bySeverity.error > 0 || summary.failures > 0 ? 'red' : summary.findings > 0 ? 'yellow' : 'green'
  out.push(paint(style, `${summary.findings === 0 ? `${say('nothing', lang)} ` : ''}${countsIn(summary, lang)}`))
  if (summary.gone > 0) out.push(gone(summary.gone, lang))
  if (report.stats !== undefined) out.push(statsOf(report))
  return `${out.join('\n')}\n`
}

function gone(count: number, lang: 'sv' | 'en'): string {
  return lang === 'sv'
    ? `Baslinjen: ${count} av dess träffar finns inte längre. --update-baseline tar bort dem.`
    : `Baseline: ${count} of its hits are gone. --update-baseline removes them.`
}

function statsOf({ stats, lang, summary }: CheckReport): string {
  const { milliseconds = 0, bytes = 0, pieces = 0 } = stats ?? {}
  const speed = (bytes / 1e6 / Math.max(milliseconds / 1000, 0.001)).toFixed(1)
  return lang === 'sv'
    ? `Tid: ${Math.round(milliseconds)} ms för ${summary.files} filer, ${pieces} texter, ${bytes} byte (${speed} MB/s).`
    : `Time: ${Math.round(milliseconds)} ms for ${summary.files} files, ${pieces} texts, ${bytes} bytes (${speed} MB/s).`
}

function block(
  finding: CheckFinding,
  source: string | undefined,
  { lang, width, mask }: CheckReport,
  paint: (style: Style, text: string) => string,
): string[] {
  const { line, column, severity, rule, message, suggestions, belongsIn, fix } = finding
  const out = [
    `  ${line}:${column}  ${paint(STYLES[severity], say(severity, lang))}  ${paint('bold', rule)}  ${message[lang]}`,
  ]
  if (source !== undefined) {
    for (const text of excerpt(source, finding, width, mask)) out.push(paint('dim', text))
  }
  const advice = suggestions.find(({ replacement }) => replacement === undefined)?.text[lang]
  if (advice !== undefined) out.push(`      ${advice}`)
  if (fix !== undefined) out.push(`      ${lang === 'sv' ? 'Ersätt med:' : 'Replace by:'} ${fix}  (--fix)`)
  if (belongsIn !== undefined) out.push(`      ${lang === 'sv' ? 'Hör hemma i:' : 'Belongs in:'} ${belongsIn}`)
  return out
}

/** The line of the finding, cut to the width around it, with carets below. */
export function excerpt(source: string, finding: CheckFinding, width: number, mask: boolean): string[] {
  const { start, end, line, column } = finding
  const lineStart = start - (column - 1)
  const stop = source.slice(start).search(/[\r\n]/)
  const raw = printable(source.slice(lineStart, stop === -1 ? undefined : start + stop))
  const text = mask ? shapeOf(raw) : raw
  const last = Math.max(column, Math.min(end - lineStart, text.length))
  const gutter = String(line).length
  const room = Math.max(20, width - gutter - 10)
  // The hit stands in the middle of what is shown of a long line.
  const from =
    text.length <= room
      ? 0
      : Math.max(0, Math.min(column - 1 - Math.floor((room - (last - column + 1)) / 2), text.length - room, column - 1))
  const body = text.slice(from, from + room)
  const lead = from > 0 ? '…' : ''
  const tail = text.length > from + room ? '…' : ''
  const carets = '^'.repeat(Math.max(1, Math.min(last - (column - 1), room - (column - 1 - from))))
  return [
    `    ${line} | ${lead}${body}${tail}`.trimEnd(),
    `    ${' '.repeat(gutter)} | ${' '.repeat(lead.length + column - 1 - from)}${carets}`,
  ]
}

/** The shape of a text: letters and digits cannot be read back. */
export function shapeOf(text: string): string {
  return text
    .replace(/\p{Lu}/gu, 'X')
    .replace(/\p{L}/gu, (sign) => (sign === 'X' ? 'X' : 'x'))
    .replace(/\p{N}/gu, '0')
}
