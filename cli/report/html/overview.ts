/** The first part of the HTML report: key figures and charts, in full or for a board. */
import { allRules } from '../../rule-info.ts'
import { boardTotals, groupTables } from '../board.ts'
import { byCategory, categoryOf } from '../categories.ts'
import type { ScanSummary } from '../result.ts'
import { suppress } from '../suppress.ts'
import { type Bar, barChart, type ChartWords, columnChart } from './charts.ts'
import { html, type Markup } from './markup.ts'

/** Rows of a chart; what comes after is in the work list and the spreadsheet. */
const MOST_ROWS = 30

/** Key figures. */
export function keyFigures(summary: ScanSummary, board: boolean, words: ChartWords): Markup {
  const { say, number, share } = words
  const full = { ...boardTotals(summary), findings: summary.findings, withFindings: summary.recordsWithFindings }
  const totals = board ? boardTotals(summary) : full
  const { error, warning, info } = summary.bySeverity
  const value = (count: number | undefined): Markup =>
    count === undefined ? html`<dd class="word">${say('few')}</dd>` : html`<dd>${number(count)}</dd>`
  const scanned = summary.scanned
  const tag = (severity: 'error' | 'warning' | 'info', count: number, more: 'errors' | 'warnings' | 'infos'): Markup =>
    html`<span class="pill ${severity}">${number(count)} ${say(count === 1 ? severity : more).toLowerCase()}</span>`
  const severities = board
    ? undefined
    : html`<small class="tags">${tag('error', error, 'errors')}${tag('warning', warning, 'warnings')}${tag('info', info, 'infos')}</small>`
  return html`<dl class="cards">
<div class="card"><dt>${say('texts')}<small>${say('andValues', { n: number(totals.values) })}</small></dt><dd>${number(totals.texts)}</dd></div>
<div class="card"><dt>${say('withFindings')}<small>${totals.withFindings === undefined ? undefined : say('ofAll', { p: share(totals.withFindings, scanned) })}</small></dt>${value(totals.withFindings)}</div>
<div class="card"><dt>${say('findings')}${severities}</dt>${value(totals.findings)}</div>
<div class="card"><dt>${say('unread')}<small>${say('unreadNote')} · ${totals.files === 1 ? say('oneFile') : say('filesIn', { n: number(totals.files) })}</small></dt><dd>${number(totals.unread)}</dd></div>
</dl>${comparison(summary, board, words)}`
}

function comparison(summary: ScanSummary, board: boolean, { say, number }: ChartWords): Markup | undefined {
  const counts = board ? boardTotals(summary).baseline : summary.baseline
  if (counts === undefined) return undefined
  const one = (word: 'new' | 'remaining' | 'gone'): Markup => {
    const count = counts[word]
    return html`<div class="card"><dt>${say(word)}</dt>${count === undefined ? html`<dd class="word">${say('few')}</dd>` : html`<dd>${number(count)}</dd>`}</div>`
  }
  return html`<h3>${say('since')}</h3><dl class="cards">${one('new')}${one('remaining')}${one('gone')}</dl>`
}

/** Charts by rule, category, system, school unit and period. */
export function charts(summary: ScanSummary, board: boolean, lang: 'sv' | 'en', words: ChartWords): Markup {
  const { say } = words
  if (summary.findings === 0) return html`<p class="panel">${say('nothing')}</p>`
  const titles = new Map(allRules().map(({ id, title }) => [title[lang], id]))
  const names = new Map(allRules().map(({ id, title }) => [id, title[lang]]))
  const tables = groupTables(summary, lang, board ? 'board' : 'full')
  const rows = (id: string): readonly Bar[] => tables.find((table) => table.id === id)?.rows.slice(0, MOST_ROWS) ?? []
  const rules = rows('rule').map((row): Bar => {
    const id = board ? (titles.get(row.name) ?? row.name) : row.name
    return { ...row, name: names.get(id) ?? id, note: id, special: categoryOf(id).article !== undefined }
  })
  const told = (id: string): boolean => rows(id).some(({ name }) => !name.startsWith('('))
  return html`<div class="grid">${barChart(say('byRule'), rules, false, words)}${board ? undefined : categoryChart(summary, lang, words)}${barChart(say('bySystem'), rows('system'), true, words)}${told('unit') && barChart(say('byUnit'), rows('unit'), true, words)}${told('period') && columnChart(say('byPeriod'), rows('period'), words)}</div>`
}

/** The findings by category of data, those of art. 9 and 10 marked. */
export function categoryChart(summary: ScanSummary, lang: 'sv' | 'en', words: ChartWords, board = false): Markup {
  const { say } = words
  const rows = byCategory(summary.byRule).map(({ category, findings }): Bar => {
    const { article } = category
    const note = article === undefined ? {} : { note: say('article', { n: article }), special: true }
    return { name: category[lang], findings, ...note }
  })
  return barChart(say('byCategory'), board ? suppress(rows) : rows, false, words)
}
