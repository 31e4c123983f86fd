/** Charts as inline SVG and tables, readable without seeing them. */
import type { CountRow } from '../suppress.ts'
import { html, type Markup } from './markup.ts'
import type { Say } from './words.ts'

/** What charts are written with. */
export interface ChartWords {
  readonly say: Say
  readonly number: (value: number) => string
  readonly share: (part: number, whole: number) => string
}

/** A row of a bar chart. `special` marks what GDPR protects especially, `note` stands below the name. */
export interface Bar extends CountRow {
  readonly special?: boolean
  readonly note?: string
}

function bar(value: number | undefined, most: number, special: boolean): Markup {
  const width = value === undefined || most === 0 ? 0 : Math.max(1, (value / most) * 100)
  return html`<svg class="${special ? 'bar art' : 'bar'}" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="t" width="100" height="10"></rect><rect class="f" width="${width.toFixed(2)}" height="10"></rect></svg>`
}

/** A table with a bar in each row. With `rates`, the bar is the share of texts with findings. */
export function barChart(title: string, rows: readonly Bar[], rates: boolean, words: ChartWords, wide = false): Markup {
  const { say, number, share } = words
  const rate = (row: Bar): number | undefined =>
    row.withFindings === undefined || !row.texts ? undefined : row.withFindings / row.texts
  const most = Math.max(0, ...rows.map((row) => (rates ? rate(row) : row.findings) ?? 0))
  const cells = (row: Bar): Markup => {
    const few = html`<td class="n s" colspan="2">${say('hidden')}</td>`
    if (!rates) return html`<td class="n">${row.findings === undefined ? say('hidden') : number(row.findings)}</td>`
    if (row.findings === undefined || row.withFindings === undefined) return few
    const texts = row.texts ?? 0
    return html`<td class="n s">${say('outOf', { a: number(row.withFindings), b: number(texts) })} (${share(row.withFindings, texts)})</td><td class="n">${number(row.findings)}</td>`
  }
  const head = rates
    ? html`<th scope="col" class="n">${say('share')}</th><th scope="col" class="n">${say('number')}</th>`
    : html`<th scope="col" class="n">${say('number')}</th>`
  return html`<div class="${wide ? 'panel wide' : 'panel'}"><h3>${title}</h3><table class="bars"><caption class="vh">${title}</caption><thead><tr><th scope="col">${say('name')}</th><td></td>${head}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr><th scope="row">${row.name}${row.note === undefined ? undefined : html`<small>${row.note}</small>`}</th><td class="b">${bar(rates ? rate(row) : row.findings, most, row.special === true)}</td>${cells(row)}</tr>`,
  )}</tbody></table>${rows.some(({ special }) => special) && html`<p class="legend"><span><span class="sw art"></span>${say('special')}</span></p>`}</div>`
}

/** Most columns that a chart over time can hold; with more, only the table is legible. */
const MOST_COLUMNS = 24

/** Columns over time, with the same numbers as a table for whom cannot see them. */
export function columnChart(title: string, rows: readonly Bar[], words: ChartWords): Markup {
  if (rows.length < 2 || rows.length > MOST_COLUMNS) return barChart(title, rows, true, words)
  const { say, number } = words
  const [width, height, base, top] = [Math.max(360, rows.length * 64), 220, 184, 26]
  const most = Math.max(1, ...rows.map(({ findings }) => findings ?? 0))
  const step = width / rows.length
  const columns = rows.map((row, index) => {
    const tall = row.findings === undefined ? 0 : ((base - top) * row.findings) / most
    const middle = (index + 0.5) * step
    const value = row.findings === undefined ? '–' : number(row.findings)
    return html`<rect class="f" x="${(middle - step * 0.3).toFixed(1)}" y="${(base - tall).toFixed(1)}" width="${(step * 0.6).toFixed(1)}" height="${tall.toFixed(1)}" rx="2"></rect><text class="v" x="${middle.toFixed(1)}" y="${(base - tall - 6).toFixed(1)}" text-anchor="middle">${value}</text><text x="${middle.toFixed(1)}" y="${base + 18}" text-anchor="middle">${row.name.length > 9 ? `${row.name.slice(0, 8)}…` : row.name}</text>`
  })
  const table = html`<div class="vh"><table><caption>${title}</caption><thead><tr><th scope="col">${say('name')}</th><th scope="col">${say('share')}</th><th scope="col">${say('number')}</th></tr></thead><tbody>${rows.map((row) => html`<tr><th scope="row">${row.name}</th><td>${row.withFindings === undefined ? say('hidden') : say('outOf', { a: number(row.withFindings), b: number(row.texts ?? 0) })}</td><td>${row.findings === undefined ? say('hidden') : number(row.findings)}</td></tr>`)}</tbody></table></div>`
  return html`<div class="panel"><h3>${title}</h3><svg class="chart" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false"><line class="axis" x1="0" x2="${width}" y1="${base}" y2="${base}"></line>${columns}</svg>${table}</div>`
}
