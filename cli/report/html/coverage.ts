/** The coverage ledger as a part of the HTML report. */
import { FAILURE_CODES } from '../../read/index.ts'
import { failure } from '../../read/messages.ts'
import type { Coverage, CoverageStatus, ScanItem, ScanSummary } from '../result.ts'
import type { ChartWords } from './charts.ts'
import { html, type Markup } from './markup.ts'

/** Lines shown; what was read completely is left out first. */
const MOST_LINES = 300

/** The ledger: counts, then every file and every part that is not complete. A board gets the counts alone. */
export function coverageSection(
  items: readonly ScanItem[],
  summary: ScanSummary,
  board: boolean,
  lang: 'sv' | 'en',
  words: ChartWords,
): Markup {
  const { say, number } = words
  const states = (title: string, counts: Record<CoverageStatus, number>): Markup =>
    html`<li>${title} ${(['COMPLETE', 'PARTIAL', 'SKIPPED'] as const).map((status) => html`<span class="pill ${status}">${number(counts[status])} ${say(status)}</span>`)}</li>`
  const { files, parts } = summary.coverage
  const some = parts.COMPLETE + parts.PARTIAL + parts.SKIPPED > 0
  const head = html`<section id="coverage" aria-labelledby="h-coverage"><h2 id="h-coverage">${say('coverage')}</h2><p class="lead">${say('ledger')}</p><ul class="states">${states(say('fileStates'), files)}${some && states(say('partStates'), parts)}</ul>`
  if (board) return html`${head}</section>`
  const lines = items.filter((item): item is Coverage => item.type === 'coverage')
  const wanted = [
    ...lines.filter(({ status }) => status !== 'COMPLETE'),
    ...lines.filter(({ status, part }) => status === 'COMPLETE' && part === undefined),
    ...lines.filter(({ status, part }) => status === 'COMPLETE' && part !== undefined),
  ]
  const chosen = new Set(wanted.slice(0, MOST_LINES))
  const shown = lines.filter((line) => chosen.has(line))
  const left = lines.length - shown.length
  const rows = shown.map(
    (line) =>
      html`<tr><th scope="row" class="w">${line.part === undefined ? line.file : html`<small>${line.file}</small>${line.part}`}</th><td>${line.format ?? ''}</td><td><span class="pill ${line.status}">${say(line.status)}</span></td><td class="n">${number(line.records)}</td><td class="n">${number(line.failed)}</td><td class="w">${reasons(line, lang, words)}</td></tr>`,
  )
  return html`${head}<div class="panel flush"><div class="scroll" tabindex="0" role="region" aria-label="${say('ledgerLabel')}"><table class="list"><caption class="vh">${say('coverage')}</caption><thead><tr><th scope="col" class="plain">${say('file')}</th><th scope="col" class="plain">${say('format')}</th><th scope="col" class="plain">${say('state')}</th><th scope="col" class="plain n">${say('records')}</th><th scope="col" class="plain n">${say('failed')}</th><th scope="col" class="plain">${say('reasons')}</th></tr></thead><tbody>${rows}</tbody></table></div>${left > 0 && html`<p class="foot">${say('moreParts', { n: number(left) })}</p>`}</div></section>`
}

function reasons({ reasons: found }: Coverage, lang: 'sv' | 'en', { say, number }: ChartWords): Markup[] {
  return Object.entries(found).map(([reason, times]) => {
    const code = FAILURE_CODES.find((known) => known === reason)
    const item = code === undefined ? undefined : failure(code, '', {})
    const sentence = item === undefined ? undefined : lang === 'sv' ? item.sv?.message : item.message
    const word = reason === 'left-out' ? say('left-out') : reason === 'unread' ? say('reason-unread') : sentence
    // Details such as a limit are not kept; the sentence must read without them.
    const plain = word?.replace(/\s*\(\s*\)|\s{2,}/g, ' ').trim()
    return html`<div>${plain ?? ''}${sentence === undefined ? undefined : html` <small>${reason}${times > 1 && ` × ${number(times)}`}</small>`}</div>`
  })
}
