import type { Detection } from '../../types.ts'
import { isBlank, isDigit, isLetter, isNewline, isSpace, isUpper } from './chars.ts'
import { markRows } from './mark-rows.ts'
import { pictureMarks } from './picture-marks.ts'
import { isJoiner, pictureOf } from './pictures.ts'
import { signGrids } from './sign-grid.ts'
import type { Source } from './source.ts'
import { friendlyWords, markWords, otherUses, programWords } from './symbol-words.ts'
import { surroundings, tokenAt } from './words.ts'

const RULE = 'code/symbols'

/** No more signs of a run than these are looked at. */
const LONGEST = 60

const asciiSigns = new Uint8Array(0x80)
for (let code = 0x21; code < 0x7f; code++) if (!isLetter(code) && !isDigit(code)) asciiSigns[code] = 1

/** A run of signs without white space, and what touches it. */
interface Run {
  readonly start: number
  readonly end: number
  readonly signs: string
  /** Whether a letter or digit touches it on the left, on the right. */
  readonly left: boolean
  readonly right: boolean
}

/** Finds signs that stand as marks: runs such as `!!!!` and `***`, `(x)`, grids such as `x o x x`, rows of any signs, and pictures. */
export function symbols(source: Source): Detection[] {
  const { text } = source
  const found: Detection[] = []
  let at = 0
  while (at < text.length) {
    if (!isSign(text, at)) {
      at++
      continue
    }
    const run = readRun(text, at)
    const weight = isOrdinary(run) ? undefined : weigh(text, run)
    if (weight !== undefined) found.push(detection(source, run, weight))
    at = run.end
  }
  return [...found, ...signGrids(source), ...markRows(source), ...pictureMarks(source)]
}

function detection(source: Source, run: Run, weight: number): Detection {
  const tokens = source.tokens()
  const from = tokenAt(tokens, run.start)
  const to = tokenAt(tokens, run.end)
  const near =
    surroundings(tokens, from, to, otherUses) +
    surroundings(tokens, from, to, markWords) +
    (run.left ? surroundings(tokens, from, to, friendlyWords) : 0) +
    (run.signs.startsWith('/') ? surroundings(tokens, from, to, programWords) : 0)
  return { rule: RULE, start: run.start, end: run.end, weight: weight + near, key: 'symbols/run' }
}

function isSign(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 0x80) return asciiSigns[code] === 1
  if (isSpace(code) || isLetter(code) || isDigit(code) || isJoiner(code)) return false
  return code < 0x2190 || pictureOf(text.codePointAt(at) ?? 0) === undefined
}

function readRun(text: string, start: number): Run {
  let end = start
  while (end < text.length && isSign(text, end)) end++
  // The letter of "(x)" belongs to the mark.
  const bracketed = /^\(([xX])\)/.exec(text.slice(start, start + 3))
  if (bracketed !== null && end === start + 1) {
    end = start + 3
    while (text.startsWith('(x)', end) || text.startsWith('(X)', end)) end += 3
  }
  return {
    start,
    end,
    signs: text.slice(start, Math.min(end, start + LONGEST)),
    left: touches(text, start - 1),
    right: touches(text, end),
  }
}

// One comma, bracket or the like: most runs of most texts.
function isOrdinary(run: Run): boolean {
  return run.signs.length === 1 && '.,:;!?()-–"\'”’/'.includes(run.signs)
}

function touches(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false
  const code = text.charCodeAt(at)
  return isLetter(code) || isDigit(code)
}

function weigh(text: string, run: Run): number | undefined {
  const signs = run.signs.replace(/^["'”(]+(?=.)|["').,:;”]+$/gu, '')
  const core = signs === '' ? run.signs : signs
  if (/^(\([xX]\))+$/.test(run.signs)) return run.left ? undefined : 1.5
  if (/^\([-–+*!✓]\)[.,:;]?$/u.test(run.signs)) return run.left || run.right ? undefined : 0.75
  if (/[!?]{4,}/.test(core)) return bangs(run)
  if (/^[!?¡¿]+$/.test(core)) return core.includes('¡') && core.length >= 2 && !run.right ? 1 : undefined
  if (/^#+$/.test(core)) return hashes(text, run, core.length)
  if (/^\*+$/.test(core)) return stars(text, run, core.length)
  if (/^[-+−±]+(\/[-+−])?$/.test(core)) return plusses(text, run, core)
  if (/^\/+$/.test(core)) return slashes(text, run, core.length)
  if (/^§+$/.test(core)) return paragraphs(text, run, core.length)
  return others(text, run, core)
}

function bangs(run: Run): number {
  const mixed = /!/.test(run.signs) && /\?/.test(run.signs)
  return run.left ? (mixed ? 1.5 : 0.75) : 2.5
}

function hashes(text: string, run: Run, length: number): number | undefined {
  if (length < 2 || run.left || run.right) return undefined
  if (!startsLine(text, run.start)) return 2
  if (endsLine(text, run.end)) return 1
  if (text.includes('\n') || length < 3) return undefined
  // A heading has something below it, and does not end like a sentence.
  const isTitle = isUpper(text.charCodeAt(firstAfter(text, run.end))) && !/[.!]\s*$/.test(text)
  return isTitle ? undefined : 1.5
}

function stars(text: string, run: Run, length: number): number | undefined {
  if (run.left || run.right || /[:.!?*]/.test(text[run.start - 1] ?? ' ')) return undefined
  if (length === 1) return afterName(text, run) ? 0 : undefined
  if (startsLine(text, run.start) && endsLine(text, run.end) && text.trim().includes('\n')) return undefined
  return 2
}

// "saknas för Bruno *" at the end of a line: a star without a note below it.
function afterName(text: string, run: Run): boolean {
  if (!endsLine(text, run.end) || startsLine(text, run.start)) return false
  return /(^|\s)\p{Lu}\p{L}+ $/u.test(text.slice(Math.max(0, run.start - 20), run.start))
}

function plusses(text: string, run: Run, core: string): number | undefined {
  if (core.length < 2 || run.right || core === '+/-') return undefined
  if (startsLine(text, run.start) && endsLine(text, run.end) && text.trim().includes('\n')) return undefined
  const pluses = core.includes('+') && core !== '+-'
  if (run.left) return pluses && core.length >= 3 ? 0.5 : undefined
  const first = firstAfter(text, run.end)
  if (!pluses && core.startsWith('-')) {
    if (besideBar(text, run)) return undefined
    const inline = isLetter(text.charCodeAt(first)) && !isUpper(text.charCodeAt(first)) && core.length === 2
    if (inline || /\.\.$/.test(text.slice(0, run.start).trimEnd().slice(-2))) return undefined
    return core.length === 2 ? 0.5 : 0.75
  }
  return core.length >= 3 ? 2 : 1.25
}

// "--- | --- | ---": the head of a table.
function besideBar(text: string, { start, end }: Run): boolean {
  const before = text.slice(Math.max(0, start - FARTHEST), start)
  return /\|[^\r\n]*$/.test(before) || /^[^\r\n]*\|/.test(text.slice(end, end + FARTHEST))
}

function slashes(text: string, run: Run, length: number): number | undefined {
  if (length < 2 || run.left || text[run.start - 1] === ':') return undefined
  if (isSignature(text, run.end)) return undefined
  return run.right ? (length > 2 ? 0.5 : undefined) : length > 2 ? 2 : 1.5
}

// "//Anna" and "// Kristina, lärare 5C" close a message.
function isSignature(text: string, end: number): boolean {
  const first = firstAfter(text, end)
  if (!isUpper(text.charCodeAt(first))) return false
  let words = 1
  let at = first
  for (; at < text.length && !isNewline(text.charCodeAt(at)) && words <= 6; at++) if (text[at] === ' ') words++
  return words <= 6
}

function paragraphs(text: string, run: Run, length: number): number | undefined {
  if (run.left || run.right) return undefined
  const next = firstAfter(text, run.end)
  if (isDigit(text.charCodeAt(next)) || /\d[\s\p{Ll}–-]{0,5}$/u.test(text.slice(Math.max(0, run.start - 6), run.start)))
    return undefined
  if (length >= 2) return 2
  return startsLine(text, run.start) && !endsLine(text, run.end) ? undefined : 0.5
}

function others(text: string, run: Run, core: string): number | undefined {
  if (run.left || run.right) return /^¤{2,}$/.test(core) && !run.right ? 1 : undefined
  if (/^[¤¶‡†]+$/.test(core)) return 1.5
  const first = core[0] ?? ''
  if (core.length < 2 || ![...core].every((sign) => sign === first)) return undefined
  if (/^[~^&%\\@<>|¦¬]$/.test(first))
    return text.includes('\n|') || (first === '|' && startsLine(text, run.start)) ? undefined : 1.25
  return core.length >= 4 && /^[,;]$/.test(first) ? 1 : undefined
}

function startsLine(text: string, at: number): boolean {
  const before = lastBefore(text, at)
  return before < 0 || isNewline(text.charCodeAt(before))
}

function endsLine(text: string, at: number): boolean {
  const next = firstAfter(text, at)
  return next >= text.length || isNewline(text.charCodeAt(next))
}

const FARTHEST = 40

function lastBefore(text: string, from: number): number {
  let at = from - 1
  while (at >= 0 && from - at < FARTHEST && isBlank(text.charCodeAt(at))) at--
  return at
}

function firstAfter(text: string, from: number): number {
  let at = from
  while (at < text.length && at - from < FARTHEST && isBlank(text.charCodeAt(at))) at++
  return at
}
