import type { Detection } from '../../types.ts'
import type { Source } from './source.ts'
import { otherUses } from './symbol-words.ts'
import type { Token } from './tokens.ts'
import { surroundings } from './words.ts'

const RULE = 'code/symbols'
const CELL = /^([xov0]|[-–−+~()*✓✗✔✘☺☹.])$/u
const LETTERS = /^[xo]{1,4}$/

interface Row {
  readonly first: number
  readonly end: number
  readonly cells: number
  /** Whether it is a row at all, and no single signs or head of a word. */
  readonly holds: boolean
}

/** Finds single signs in a row, set apart by spaces: `x o x x`, `+ - + -`, `( x x - )`; and lone `xx`, `xxx`. */
export function signGrids(source: Source): Detection[] {
  const tokens = source.tokens()
  const found: Detection[] = []
  let at = 0
  // Where a stretch ends that holds no row: none of its later tokens begins one either, so it is read once.
  let barren = 0
  while (at < tokens.length) {
    const row = at < barren ? undefined : readRow(tokens, at)
    if (row?.holds) {
      const start = tokens[row.first]?.start ?? 0
      const near = surroundings(tokens, row.first, row.end, otherUses)
      const weight = (row.cells >= 5 ? 2 : row.cells >= 4 ? 1.5 : 0.75) + near
      found.push({ rule: RULE, start, end: tokens[row.end - 1]?.end ?? start, weight, key: 'symbols/grid' })
      at = row.end
      continue
    }
    if (row !== undefined) barren = row.end
    if (isLoneMark(tokens, at)) found.push(loneMark(tokens, at))
    at++
  }
  return found
}

// "Bo xx, Dag xxx": strokes after a name. A blank in a form has more of them, or stands in a number.
function isLoneMark(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const next = tokens[at + 1]
  if (token === undefined || !/^x{2,3}$/.test(token.lower) || !token.spaced || at === 0) return false
  return next === undefined || next.spaced || /^[,.;]$/.test(next.lower)
}

function loneMark(tokens: readonly Token[], at: number): Detection {
  const start = tokens[at]?.start ?? 0
  const near = surroundings(tokens, at, at + 1, otherUses)
  return { rule: RULE, start, end: tokens[at]?.end ?? start, weight: 0.25 + near, key: 'symbols/grid' }
}

function readRow(tokens: readonly Token[], first: number): Row {
  const line = tokens[first]?.sentence
  const seen = new Set<string>()
  let cells = 0
  let end = first
  while (end < tokens.length) {
    const token = tokens[end]
    if (token === undefined || token.sentence !== line) break
    const bracket = token.lower === '(' || token.lower === ')' || token.lower === '[' || token.lower === ']'
    if (!bracket && !isCell(token)) break
    if (!bracket && !token.spaced && end > first && !isBracket(tokens[end - 1])) break
    if (!bracket) {
      cells++
      seen.add(token.lower)
    }
    end++
  }
  // The last cell must not be the head of a word: "x o x-axeln".
  const next = tokens[end]
  const headsWord = next !== undefined && !next.spaced && next.kind !== 'sign' && !isBracket(tokens[end - 1])
  const least = seen.size === 1 && !LETTERS.test([...seen][0] ?? '') ? 4 : 3
  // A long row of dashes is a ruled line.
  const ruled = seen.size === 1 && cells > RULED && /^[-–−]$/.test([...seen][0] ?? '')
  return { first, end, cells, holds: !headsWord && !ruled && cells >= least }
}

const RULED = 7

function isCell(token: Token): boolean {
  return CELL.test(token.lower) || (token.kind === 'word' && LETTERS.test(token.lower))
}

function isBracket(token: Token | undefined): boolean {
  return token !== undefined && '()[]'.includes(token.lower)
}
