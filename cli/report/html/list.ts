/** The work list as a part of the HTML report: the frame that the page's script fills from the data. */
import { allRules } from '../../rule-info.ts'
import type { GoneFinding, LocatedFinding, ScanItem } from '../result.ts'
import type { ChartWords } from './charts.ts'
import { html, jsonData, type Markup } from './markup.ts'
import type { HtmlWord } from './words.ts'

/** One finding for the page's script. */
export interface ListRow {
  readonly id: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly rule: string
  readonly file: string
  readonly part: string
  readonly place: string
  /** Sorts places of one file as they stand in it. */
  readonly order: number
  readonly key: string
  readonly column: string
  readonly chars: string
  readonly system: string
  readonly unit: string
  readonly period: string
  readonly belongs: string
  readonly status: 'new' | 'remaining' | 'gone' | ''
  readonly confidence: number
  readonly asks: boolean
}

/** All that the page's script is given. */
export interface ListData {
  readonly rows: readonly ListRow[]
  /** Titles of rules by id. */
  readonly titles: Readonly<Record<string, string>>
  readonly words: Readonly<Record<string, string>>
  readonly locale: string
}

/** What the page's script says by itself. */
const SCRIPT_WORDS = [
  'showing',
  'none',
  'all',
  'error',
  'warning',
  'info',
  'new',
  'remaining',
  'gone',
  'asks',
  'severity',
  'rule',
  'place',
  'column',
  'key',
  'chars',
  'unit',
  'belongs',
  'status',
  'confidence',
] as const satisfies readonly HtmlWord[]

function placeOf(item: LocatedFinding | GoneFinding, { say }: ChartWords): string {
  if (item.line !== undefined) return `${say('line')} ${item.line}${item.column === undefined ? '' : `:${item.column}`}`
  return item.pointer ?? (item.row === undefined ? '' : `${say('row')} ${item.row}`)
}

function rowOf(item: LocatedFinding | GoneFinding, words: ChartWords): ListRow {
  return {
    id: item.id,
    severity: item.severity,
    rule: item.rule,
    file: item.file,
    part: item.part ?? '',
    place: placeOf(item, words),
    order: item.record,
    key: item.key ?? '',
    column: item.field ?? '',
    chars: `${item.start}–${item.end}`,
    system: item.system ?? '',
    unit: item.unit ?? '',
    period: item.period ?? '',
    belongs: item.belongsIn ?? '',
    status: item.type === 'gone' ? 'gone' : (item.baseline ?? ''),
    confidence: item.confidence,
    asks: item.asks === true,
  }
}

/** The work list. */
export function listSection(items: readonly ScanItem[], lang: 'sv' | 'en', words: ChartWords): Markup {
  const { say } = words
  const rows = items.flatMap((item) => (item.type === 'finding' || item.type === 'gone' ? [rowOf(item, words)] : []))
  const head = html`<section id="list" aria-labelledby="h-list"><h2 id="h-list">${say('list')}</h2>`
  if (rows.length === 0) return html`${head}<p class="panel">${say('nothing')}</p></section>`
  const compared = rows.some(({ status }) => status !== '')
  const told = (field: 'unit' | 'belongs' | 'key'): boolean => rows.some((row) => row[field] !== '')
  const columns: readonly (readonly [keyof ListRow, HtmlWord])[] = [
    ['severity', 'severity'],
    ['rule', 'rule'],
    ['order', 'place'],
    ['column', 'column'],
    ...(told('key') ? ([['key', 'key']] as const) : []),
    ['chars', 'chars'],
    ...(told('unit') ? ([['unit', 'unit']] as const) : []),
    ...(told('belongs') ? ([['belongs', 'belongs']] as const) : []),
    ...(compared ? ([['status', 'status']] as const) : []),
    ['confidence', 'confidence'],
  ]
  const filters = (['severity', 'rule', 'file', 'system', 'unit', 'period', 'status'] as const).filter(
    (field) => new Set(rows.map((row) => row[field])).size > 1,
  )
  const data: ListData = {
    rows,
    titles: Object.fromEntries(allRules().map(({ id, title }) => [id, title[lang]])),
    words: Object.fromEntries(SCRIPT_WORDS.map((word) => [word, template(word, words)])),
    locale: lang === 'sv' ? 'sv-SE' : 'en-GB',
  }
  return html`${head}<noscript><p class="panel">${say('noScript')}</p></noscript>
<div class="panel flush" id="work" hidden><form class="filters" id="filters" aria-label="${say('filters')}"><label>${say('search')}<input type="search" name="search" autocomplete="off"></label>${filters.map((field) => html`<label>${say(field)}<select name="${field}"></select></label>`)}<button type="reset">${say('clear')}</button></form>
<div class="scroll" tabindex="0" role="region" aria-label="${say('listLabel')}"><table class="list work"><caption class="vh">${say('list')}</caption><thead><tr>${columns.map(([field, word]) => html`<th scope="col" data-field="${field}"><button type="button">${say(word)}</button></th>`)}</tr></thead><tbody id="rows"></tbody></table></div>
<div class="foot"><p id="count" role="status"></p><div role="group" aria-label="${say('pages')}"><button type="button" id="previous">${say('previous')}</button><button type="button" id="next">${say('next')}</button></div></div></div>
<script type="application/json" id="data">${jsonData(data)}</script></section>`
}

/** A word with its placeholders, for the script to fill. */
function template(word: HtmlWord, { say }: ChartWords): string {
  return say(word, { a: '{a}', b: '{b}', n: '{n}' })
}
