/** What YAML can say beside values, and is not read here: aliases, anchors, merge keys and tags. A file means what it shows. */
import { isAlias, isNode, isScalar, type YAMLError } from 'yaml'
import type { ProblemCode, SourceRange } from './problem.ts'

/** A mark that is refused, or a place where the file is no YAML. */
export interface Refused {
  readonly range: SourceRange
  readonly code: ProblemCode
  readonly message: string
  readonly remedy?: string
}

const ANCHORS = 'Anchors (&name) are not read here.'
const ALIASES = 'Aliases (*name) are not read here.'

/** What is wrong with a node beside its value: that it is an alias, or has an anchor. `source` is the text that it was parsed from. */
export function refusedMark(node: unknown, source: string): Refused | undefined {
  if (!isNode(node) || !node.range) return undefined
  const [start, end] = node.range
  if (isAlias(node)) {
    return {
      range: { start, end },
      code: 'E103',
      message: ALIASES,
      remedy: `Write the value out. ${quote(node.source, '*')}`,
    }
  }
  if (!('anchor' in node) || typeof node.anchor !== 'string') return undefined
  const mark = `&${node.anchor}`
  const at = markBefore(source, mark, start)
  const range = { start: at, end: at + mark.length }
  return { range, code: 'E103', message: ANCHORS, remedy: `Take it out. ${quote(node.anchor, '&')}` }
}

/** Where the mark of the node at `start` stands: before it, and in no comment. */
function markBefore(source: string, mark: string, start: number): number {
  let at = source.lastIndexOf(mark, start)
  while (at > 0 && /(?:^|\s)#/.test(source.slice(source.lastIndexOf('\n', at - 1) + 1, at))) {
    const earlier = source.lastIndexOf(mark, at - 1)
    if (earlier < 0) return at
    at = earlier
  }
  return at
}

function quote(name: string, sign: string): string {
  return `A text that begins with ${sign} needs quotes: ${JSON.stringify(sign + name)}.`
}

/** What is wrong with a key beside its name: that it is an alias, or merges another object into this one. */
export function refusedKey(key: unknown, source: string): Refused | undefined {
  if (isScalar(key) && key.value === '<<' && key.range) {
    const [start, end] = key.range
    const message = 'Merge keys (<<) are not read here.'
    return { range: { start, end }, code: 'E103', message, remedy: 'Write the keys out.' }
  }
  return refusedMark(key, source)
}

/** The errors and warnings of the parser as people can use them. Behind a mark that was not meant as one, the rest of its line is broken too. */
export function refusedSyntax(errors: readonly YAMLError[], source: string): Refused[] {
  let broken = Number.NaN
  return errors
    .toSorted((a, b) => a.pos[0] - b.pos[0])
    .flatMap((error) => {
      const [start] = error.pos
      if (start > broken && !source.slice(broken, start).includes('\n')) return []
      if (isMark(error)) broken = start
      return [refusedBy(error, source)]
    })
}

function isMark({ code }: YAMLError): boolean {
  return ['BAD_ALIAS', 'ALIAS_PROPS', 'MULTIPLE_ANCHORS'].includes(code)
}

function refusedBy(error: YAMLError, source: string): Refused {
  const { code, message } = error
  const [start, end] = error.pos
  const range = { start, end }
  if (code === 'DUPLICATE_KEY') {
    // The parser marks the first sign of the key only.
    const key = { start, end: source.indexOf(':', start) }
    return { range: key, code: 'E102', message: 'This key stands twice.', remedy: 'Keep one of them.' }
  }
  if (code === 'TAG_RESOLVE_FAILED') return { range, code: 'E103', message: 'Tags (!name) are not read here.' }
  if (!isMark(error)) return { range, code: 'E101', message: sentence(message) }
  const sign = source.charAt(start) === '&' ? '&' : '*'
  const remedy = `A text that begins with ${sign} needs quotes.`
  return { range, code: 'E103', message: sign === '&' ? ANCHORS : ALIASES, remedy }
}

function sentence(message: string): string {
  const line = message.split('\n', 1)[0] ?? message
  return /[.!?]$/.test(line) ? line : `${line}.`
}
