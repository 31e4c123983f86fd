/** What is wrong with a file that a person wrote, shown with that person's own lines around the mistake. */

/**
 * The codes of mistakes in configuration, policy and rule files. A code keeps its meaning for good; other parts of the
 * program number from E200.
 */
export const problemCodes = {
  E101: 'The file is no valid YAML or JSON.',
  E102: 'The same key stands twice.',
  E103: 'Anchors, aliases and tags are not read here.',
  E110: 'Unknown key.',
  E111: 'A value of the wrong type.',
  E112: 'A required key is missing.',
  E113: 'A word outside the closed set.',
  E114: 'A text of the wrong shape or length.',
  E115: 'A number out of bounds.',
  E116: 'Too few items in a list.',
  E117: 'Keys that exclude each other, or none of them.',
  E120: 'The policy that is extended does not exist.',
  E121: 'Policies extend each other in a circle.',
  E122: 'No such day in the calendar.',
  E123: 'An example, term or phrase without a word in it.',
  E124: 'The package that is extended holds no policy.',
  E125: 'The folder of the model holds none.',
  E130: 'The file cannot be read.',
  E131: 'The name of the file does not say whether it is YAML or JSON.',
} as const

/** A code of `problemCodes`. */
export type ProblemCode = keyof typeof problemCodes

/** A mistake at a place. Lines and columns count from 1, columns in UTF-16 code units; the end is exclusive. */
export interface Problem {
  /** A code of `problemCodes`, or a later one of a rule compiler's own in the E1xx series. */
  readonly code: string
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** What is wrong, in one sentence. */
  readonly message: string
  /** What to do about it, where that is known. */
  readonly remedy?: string
  /** The user's own lines around the mistake. */
  readonly excerpt: { readonly firstLine: number; readonly lines: readonly string[] }
}

/** A half-open range of UTF-16 offsets into a source file. */
export interface SourceRange {
  readonly start: number
  readonly end: number
}

/** Configuration that cannot be used. The message is every problem rendered, fit for standard error. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(renderProblem).join('\n\n'))
    this.problems = problems
  }
}

const LINES_BEFORE = 2
const LINES_AFTER = 1

/** Makes a problem out of a range of the source: finds line and column and cuts out the lines around. */
export function problemAt(
  source: string,
  file: string,
  range: SourceRange,
  code: string,
  message: string,
  remedy?: string,
): Problem {
  const start = Math.max(0, Math.min(range.start, source.length))
  const end = Math.max(start, Math.min(range.end, source.length))
  const lines = source.split('\n')
  const from = position(source, start)
  const to = position(source, end)
  const first = Math.max(1, from.line - LINES_BEFORE)
  return {
    code,
    file,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
    message,
    ...(remedy === undefined ? {} : { remedy }),
    excerpt: { firstLine: first, lines: lines.slice(first - 1, from.line + LINES_AFTER) },
  }
}

/** A problem with a file as a whole, such as one that does not exist: line 1, column 1, no excerpt. */
export function problemOfFile(file: string, code: ProblemCode, message: string, remedy?: string): Problem {
  return {
    code,
    file,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    message,
    ...(remedy === undefined ? {} : { remedy }),
    excerpt: { firstLine: 1, lines: [] },
  }
}

function position(source: string, offset: number): { line: number; column: number } {
  let line = 1
  let lineStart = 0
  for (let at = source.indexOf('\n'); at !== -1 && at < offset; at = source.indexOf('\n', at + 1)) {
    line += 1
    lineStart = at + 1
  }
  return { line, column: offset - lineStart + 1 }
}

const WIDTH = 100

/**
 * Renders a problem: `path:line:column`, code and message, then the user's own lines with a caret under the mistake,
 * then the remedy. Control characters are shown as pictures, long lines are cut around the mistake.
 */
export function renderProblem(problem: Problem): string {
  const out = [`${printable(problem.file)}:${problem.line}:${problem.column}: ${problem.code} ${problem.message}`]
  const last = problem.excerpt.firstLine + problem.excerpt.lines.length - 1
  const gutter = String(last).length
  const shift = Math.max(0, problem.column - 1 - WIDTH / 2)
  for (const [index, text] of problem.excerpt.lines.entries()) {
    const number = problem.excerpt.firstLine + index
    const here = number === problem.line
    const line = printable(text.replace(/\r$/, ''))
    const shown = cut(line, shift)
    out.push(`${here ? '>' : ' '} ${String(number).padStart(gutter)} | ${shown}`.trimEnd())
    if (here) out.push(`  ${' '.repeat(gutter)} | ${caret(problem, line, shift)}`)
  }
  if (problem.remedy !== undefined) out.push(`  ${problem.remedy}`)
  return out.join('\n')
}

function cut(line: string, shift: number): string {
  const body = line.slice(shift, shift + WIDTH)
  return `${shift > 0 && body !== '' ? '…' : ''}${body}${line.length > shift + WIDTH ? '…' : ''}`
}

function caret(problem: Problem, line: string, shift: number): string {
  const column = problem.column - 1 - shift + (shift > 0 ? 1 : 0)
  const lineEnd = Math.max(problem.column, line.length)
  const end = problem.endLine === problem.line ? problem.endColumn - 1 : lineEnd
  const room = shift + WIDTH - (problem.column - 1)
  return `${' '.repeat(column)}${'^'.repeat(Math.max(1, Math.min(end - problem.column + 1, room)))}`
}

/** Replaces control characters one for one, so that columns hold and nothing reaches a terminal raw. */
function printable(text: string): string {
  let out = ''
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (code === 9) out += ' '
    else if (code < 32) out += String.fromCodePoint(0x2400 + code)
    else if (code === 127 || (code > 127 && code < 160)) out += '\u2421'
    else if (isBidiControl(code)) out += '\ufffd'
    else out += char
  }
  return out
}

function isBidiControl(code: number): boolean {
  return code === 0x200e || code === 0x200f || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)
}
