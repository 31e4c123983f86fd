/** The plan for a terminal: what each file is, which columns are read as what and why, and what is not read. Shows no text of a note. */

import { styleText } from 'node:util'
import { type ColumnChoice, safeName } from '../read/index.ts'
import type { PlanPart } from './collect.ts'

type Lang = 'sv' | 'en'

const WORDS = {
  format: ['Format', 'Format'],
  system: ['System', 'System'],
  prose: ['Läses som fritext', 'Read as free text'],
  cell: ['Genomsöks efter personnummer', 'Searched for personal numbers'],
  identifier: ['Identifierare, genomsöks inte', 'Identifiers, not searched'],
  empty: ['Tomma', 'Empty'],
  unread: ['Läses inte', 'Not read'],
  throughout: ['hela texten', 'the whole text'],
  known: ['igenkänt på sitt publicerade format', 'recognised by its published format'],
  heuristic: [
    'en gissning efter rubrikerna: exportformatet är inte publicerat, så kontrollera kolumnerna',
    'a guess by the headers: its export format is not published, so check the columns',
  ],
  unknown: [
    'okänt: kolumnerna valdes efter rubriker och innehåll',
    'unknown: columns were chosen by headers and content',
  ],
  nothing: ['Inget granskades: det här är planen.', 'Nothing was scanned: this is the plan.'],
  change: ['Ändra med --column, --key, --system, --encoding.', 'Change it with --column, --key, --system, --encoding.'],
  ';': ['semikolon', 'semicolon'],
  '\t': ['tabb', 'tab'],
  ',': ['komma', 'comma'],
  '|': ['lodstreck', 'vertical bar'],
} as const

function say(word: keyof typeof WORDS, lang: Lang): string {
  return WORDS[word][lang === 'sv' ? 0 : 1]
}

const ROLES = ['prose', 'cell', 'identifier', 'empty'] as const

/** Formats that hold other files; what is read stands in their entries. */
const CONTAINERS = new Set(['zip', 'tar', 'gzip', 'xlsx', 'sqlite', 'mbox'])

/** Formats whose whole text is read when no columns were found. */
const DOCUMENTS = new Set(['text', 'docx', 'odf', 'pptx', 'pdf', 'eml', 'mbox', 'html', 'markdown'])

/** Columns with one reason stand together: `Orsak, Kommentar (its header)`. */
function columnsText(columns: readonly ColumnChoice[], lang: Lang): string {
  const byReason = new Map<string, string[]>()
  for (const { name, number, why } of columns) {
    const names = byReason.get(why[lang]) ?? []
    names.push(name === '' ? `#${number}` : safeName(name))
    byReason.set(why[lang], names)
  }
  return [...byReason].map(([why, names]) => `${names.join(', ')} (${why})`).join('; ')
}

function lines(part: PlanPart, lang: Lang): [label: string, text: string][] {
  const out: [string, string][] = []
  if (part.format !== undefined) {
    const mark = part.delimiter
    const delimiter = mark !== undefined && mark in WORDS ? [say(mark as keyof typeof WORDS, lang)] : []
    out.push([
      say('format', lang),
      [part.format, ...(part.encoding === undefined ? [] : [part.encoding]), ...delimiter].join(', '),
    ])
  }
  if (part.system !== undefined) {
    out.push([say('system', lang), `${part.system.title} (${say(part.system.basis, lang)})`])
  } else if (part.columns.length > 0) out.push([say('system', lang), say('unknown', lang)])
  for (const role of ROLES) {
    const found = part.columns.filter((column) => column.role === role)
    if (found.length > 0) out.push([say(role, lang), columnsText(found, lang)])
  }
  if (part.format !== undefined && DOCUMENTS.has(part.format) && !part.columns.some(({ role }) => role === 'prose'))
    out.push([say('prose', lang), say('throughout', lang)])
  for (const note of part.notes) out.push(['', safeName(note[lang])])
  for (const { code, ...problem } of part.problems) out.push([say('unread', lang), `${code} ${problem[lang]}`])
  return out
}

/** The plan as text. */
export function prettyPlan(plan: readonly PlanPart[], lang: Lang, colour: boolean): string {
  const paint = (style: 'underline' | 'dim' | 'yellow', text: string): string =>
    colour ? styleText(style, text, { validateStream: false }) : text
  let out = ''
  for (const part of plan) {
    const name = part.part === undefined ? safeName(part.file) : `${safeName(part.file)} > ${safeName(part.part)}`
    out += `\n${paint('underline', name)}\n`
    for (const [label, text] of lines(part, lang)) {
      const shown = label === '' ? '' : `${label}: `
      out += `  ${paint(label === say('unread', lang) ? 'yellow' : 'dim', shown)}${text}\n`
    }
  }
  const files = new Set(plan.map(({ file }) => file)).size
  const parts = plan.filter(({ format }) => format !== undefined && !CONTAINERS.has(format)).length
  const problems = plan.reduce((sum, part) => sum + part.problems.length, 0)
  const counts =
    lang === 'sv'
      ? `${files} ${files === 1 ? 'fil' : 'filer'}, ${parts} ${parts === 1 ? 'del' : 'delar'} att läsa, ${problems} som inte läses.`
      : `${files} ${files === 1 ? 'file' : 'files'}, ${parts} ${parts === 1 ? 'part' : 'parts'} to read, ${problems} not read.`
  return `${out}\n${counts} ${say('nothing', lang)} ${say('change', lang)}\n`
}
