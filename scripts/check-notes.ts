/**
 * Checks labelled notes: `npm run notes:check`. Form, known rules and kinds, quotes that are substrings, no double ids, and no two notes that
 * are the same or nearly (nine tenths of their four-letter pieces in common), within a file or across files.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ruleIds } from '../src/policy/index.ts'

const KINDS = new Set(['absence', 'work-comment', 'iup', 'incident', 'message', 'template', 'meeting', 'preschool'])
const ROOT = 'fixtures/notes'
const NEAR = 0.9

interface Seen {
  readonly place: string
  readonly pieces: ReadonlySet<string>
}

interface RawNote {
  readonly id: string
  readonly kind?: string
  readonly lang?: string
  readonly text: string
  readonly expect: readonly { readonly rule: string; readonly quote: string }[]
  readonly accept?: readonly string[]
}

const problems: string[] = []
const ids = new Map<string, string>()
const byPiece = new Map<string, Seen[]>()
let count = 0

for (const folder of ['tune', 'fresh', 'natural', 'train']) {
  for (const name of readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith('.ndjson'))
    .sort()) {
    const file = join(ROOT, folder, name)
    readFileSync(file, 'utf8')
      .split('\n')
      .forEach((line, index) => {
        if (line.trim() !== '') check(line, `${file}:${index + 1}`)
      })
  }
}
for (const problem of problems) console.log(problem)
console.log(`${count} notes, ${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0

function check(line: string, place: string): void {
  count++
  const say = (message: string): number => problems.push(`${place}: ${message}`)
  let note: unknown
  try {
    note = JSON.parse(line)
  } catch {
    say('no JSON')
    return
  }
  if (!isNote(note)) {
    say('no labelled note: it needs "id", "text" and lists "expect" and "accept"')
    return
  }
  const { id, kind = '', lang, text, expect, accept = [] } = note
  if (ids.has(id)) say(`the id stands at ${ids.get(id)} as well`)
  ids.set(id, place)
  if (!KINDS.has(kind)) say('unknown kind')
  if (lang !== 'sv' && lang !== 'en') say('unknown language')
  for (const { rule, quote } of expect) {
    if (!ruleIds.some((known) => known === rule)) say(`unknown rule ${rule}`)
    if (quote === '' || !text.includes(quote)) say(`the quote of ${rule} is no part of the text`)
  }
  for (const rule of accept) if (!ruleIds.some((known) => known === rule)) say(`unknown rule ${rule}`)
  nearDouble(text, place, say)
}

function isNote(value: unknown): value is RawNote {
  if (typeof value !== 'object' || value === null) return false
  const { id, text, expect, accept = [] } = value as Record<string, unknown>
  if (typeof id !== 'string' || typeof text !== 'string' || !Array.isArray(accept) || !Array.isArray(expect))
    return false
  return expect.every(
    (item: Record<string, unknown> | null) => typeof item?.rule === 'string' && typeof item.quote === 'string',
  )
}

/** Looks only at notes that share the rarest-looking (longest) word: enough to find copies, cheap for many notes. */
function nearDouble(text: string, place: string, say: (message: string) => void): void {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const key = words.reduce((longest, word) => (word.length > longest.length ? word : longest), '')
  const flat = words.join(' ')
  const pieces = new Set(Array.from({ length: Math.max(1, flat.length - 3) }, (_, at) => flat.slice(at, at + 4)))
  const same = byPiece.get(key) ?? []
  for (const other of same) {
    let shared = 0
    for (const piece of pieces) if (other.pieces.has(piece)) shared++
    if (words.length > 5 && shared / Math.max(pieces.size, other.pieces.size) >= NEAR)
      say(`nearly the same as ${other.place}`)
  }
  same.push({ place, pieces })
  byPiece.set(key, same)
}
