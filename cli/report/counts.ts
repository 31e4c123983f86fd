/** Reports without places: the counts for a board, the questions of the authority. As text, JSON, CSV or a workbook. */
import { boardTotals, type GroupTable, groupTables } from './board.ts'
import { type Cell, csvOf } from './cells.ts'
import { incidentQuestions } from './incident.ts'
import type { Format } from './index.ts'
import type { ReportOptions, ScanHeader, ScanItem, ScanSummary } from './result.ts'
import { say } from './words.ts'
import { workbookOf } from './workbook.ts'

/** Makes the report. `format` is one that the audience can have. */
export function renderCounts(
  items: readonly ScanItem[],
  format: Exclude<Format, 'html'>,
  audience: 'board' | 'incident',
  { lang, today }: Pick<ReportOptions, 'lang' | 'today'>,
): string | Uint8Array {
  const summary = items.find((item): item is ScanSummary => item.type === 'summary')
  if (summary === undefined) throw new Error('a result without a summary reached the report')
  const version = items.find((item): item is ScanHeader => item.type === 'scan')?.version ?? ''
  if (audience === 'incident') {
    const questions = incidentQuestions(items, lang)
    if (format === 'json') return json({ audience, today, policy: summary.policy, version, questions })
    return questions
      .map(({ question, answer, hint }) =>
        [
          question,
          ...(answer === undefined ? [] : [`  ${answer}`]),
          ...(hint === undefined ? [] : [`  [${hint}]`]),
        ].join('\n'),
      )
      .join('\n\n')
      .concat('\n')
  }
  const tables = groupTables(summary, lang, 'board')
  const totals = boardTotals(summary)
  if (format === 'json') return json({ audience, today, policy: summary.policy, version, totals, tables })
  const rows = tableRows(tables, lang)
  const unread: Cell[] = [say('failed', lang), '', totals.unread, '', '']
  const all: Cell[] = [
    say('total', lang),
    '',
    totals.texts,
    totals.withFindings ?? say('few', lang),
    totals.findings ?? say('few', lang),
  ]
  if (format === 'csv') return csvOf([...rows, all, unread], lang)
  if (format === 'xlsx') return workbookOf([{ name: say('summary', lang), rows: [...rows, all, unread] }])
  return [...rows, all, unread]
    .map((row) =>
      row.map((cell, index) => String(cell)[index < 2 ? 'padEnd' : 'padStart'](index === 1 ? 40 : 16)).join('  '),
    )
    .join('\n')
    .concat('\n')
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}

function tableRows(tables: readonly GroupTable[], lang: 'sv' | 'en'): Cell[][] {
  // Small, or kept back so that a small one cannot be worked out.
  const hidden = say('hidden', lang)
  const rows: Cell[][] = [
    [say('group', lang), say('name', lang), say('records', lang), say('withFindings', lang), say('findings', lang)],
  ]
  for (const { title, id, rows: counts } of tables) {
    for (const { name, texts, withFindings, findings } of counts) {
      rows.push(
        id === 'rule'
          ? [title, name, '', '', findings ?? hidden]
          : [title, name, texts ?? hidden, withFindings ?? hidden, findings ?? hidden],
      )
    }
  }
  return rows
}
