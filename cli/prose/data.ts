/**
 * Reader of phrase lists: YAML, JSON and JSON with comments. A configuration names scopes, which say by their keys what is prose; where none
 * fits, texts of several words and labels are.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Scalar } from 'yaml'
import type { NoteKind } from '../../src/types.ts'
import { align } from './align.ts'
import { keyMatches } from './keys.ts'
import { coverInYaml } from './placeholders.ts'
import { type Comment, isForProgram, type Piece, PieceBuilder, type Prose, ProseError } from './prose.ts'

/** Which values of a phrase list are prose, and what they are. */
export interface Scope {
  /** Name that policies and reports know its values by. */
  readonly name: string
  /** Paths of keys such as `fraser.*.text`; `*` is any one key or index, `**` any number of them. */
  readonly keys: readonly string[]
  readonly kind?: NoteKind
}

/** Reads YAML (`yaml`) or JSON (`json`, comments allowed) from `from` to `to`. Throws `ProseError` where it is not well formed. */
export function readData(
  source: string,
  form: 'yaml' | 'json',
  scopes: readonly Scope[],
  from = 0,
  to = source.length,
): Prose {
  const lines = new LineCounter()
  const found = form === 'json' ? commentsOfJson(source) : []
  const part = form === 'json' ? blank(source, found) : coverInYaml(source.slice(from, to))
  const documents = part.split(/^(?=---(?:\s|$))/m)
  const pieces: Piece[] = []
  const taken: (readonly [number, number])[] = []
  let at = from
  for (const text of documents) {
    const document = parseDocument(text, { prettyErrors: false, lineCounter: lines, uniqueKeys: false })
    const error = document.errors[0]
    if (error !== undefined) {
      throw new ProseError(
        `This is no valid ${form.toUpperCase()} (${error.code}). Mend it from this line on.`,
        `Det här är inte giltig ${form.toUpperCase()} (${error.code}). Rätta från den här raden.`,
        at + error.pos[0],
      )
    }
    visit(document.contents, [], (node, path) => {
      const [start, end] = node.range ?? [0, 0]
      taken.push([at + start, at + end])
      pieces.push(...pieceOf(source, part, from, node, at, path, scopes))
    })
    at += text.length
  }
  const comments = form === 'json' ? found : commentsOfYaml(source, from, to, taken)
  return { source, pieces, comments }
}

type Path = readonly (string | number)[]

function visit(node: unknown, path: Path, take: (node: Scalar, path: Path) => void): void {
  if (isAlias(node)) return
  if (isScalar(node)) take(node, path)
  else if (isSeq(node)) for (const [index, item] of node.items.entries()) visit(item, [...path, index], take)
  else if (isMap(node)) {
    for (const { key, value } of node.items) visit(value, [...path, isScalar(key) ? String(key.value) : '?'], take)
  }
}

function pieceOf(
  source: string,
  part: string,
  from: number,
  node: Scalar,
  at: number,
  path: Path,
  scopes: readonly Scope[],
): Piece[] {
  const { value, type, range } = node
  if (typeof value !== 'string' || range == null || !/[\p{L}\p{N}#*]/u.test(value)) return []
  const scope = scopes.find(({ keys }) => keys.some((key) => keyMatches(key, path)))
  if (scope === undefined && (scopes.length > 0 || !readsAsProse(value))) return []
  const quoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE'
  const block = type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL'
  let start = at + range[0] + (quoted ? 1 : 0)
  if (block) start = source.indexOf('\n', start) + 1
  const end = at + range[1] - (quoted ? 1 : 0)
  const builder = new PieceBuilder()
  const place = (sign: string, first: number, last: number): void => {
    if (last - first === 1 && source.slice(first, last) === sign) builder.verbatim(source, first, last)
    // A placeholder was covered for the parser.
    else if (sign === '\ue000') builder.verbatim(source, first, last)
    else builder.written(sign, first, last)
  }
  const covered = part.slice(start - from, end - from)
  align(value, covered, 0, covered.length, type === 'QUOTE_DOUBLE' ? 'escapes' : 'plain', (sign, first, last) =>
    place(sign, first + start, last + start),
  )
  const field = scope?.name ?? path.findLast((key) => typeof key === 'string')?.toString()
  return builder.take(field).map((piece) => (scope?.kind === undefined ? piece : { ...piece, kind: scope.kind }))
}

/** Whether a text reads as prose: several words, or the label of a form. One word alone is more often a name for programs. */
export function readsAsProse(value: string): boolean {
  return /\S\s+\S/.test(value) || /\p{L}[:?]\s*$/u.test(value) || /^[\p{Lu}][\p{Ll}]+$/u.test(value)
}

/** Comments of YAML begin with a number sign outside of every value. */
function commentsOfYaml(
  source: string,
  from: number,
  to: number,
  taken: readonly (readonly [number, number])[],
): Comment[] {
  const comments: Comment[] = []
  for (const match of source.slice(from, to).matchAll(/(?<=^|[ \t])#[ \t]*(?=fritext-)/gim)) {
    const start = from + match.index
    if (taken.some(([first, last]) => start >= first && start < last)) continue
    const [line = ''] = source.slice(start, to).split(/\r?\n/, 1)
    const text = line.slice(match[0].length)
    if (isForProgram(text)) comments.push({ start, end: start + line.length, text })
  }
  return comments
}

/** Comments of JSON with comments: outside of texts, so texts are stepped over. */
function commentsOfJson(source: string): Comment[] {
  const comments: Comment[] = []
  const tokens = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\/([^\r\n]*)|\/\*([\s\S]*?)\*\//g
  for (const match of source.matchAll(tokens)) {
    const text = match[1] ?? match[2]
    if (text !== undefined) comments.push({ start: match.index, end: match.index + match[0].length, text })
  }
  return comments
}

function blank(source: string, comments: readonly Comment[]): string {
  let out = ''
  let at = 0
  for (const { start, end } of comments) {
    out += source.slice(at, start) + source.slice(start, end).replace(/[^\r\n]/g, ' ')
    at = end
  }
  return out + source.slice(at)
}
