/** Tells what a file is: by its first bytes, then by its extension. */

import { sniffDelimiter } from './delimiter.ts'
import { encodingByName, guessEncoding, looksBinary, TextStream } from './encoding.ts'
import type { FailureCode } from './messages.ts'
import type { Encoding, Format, ReadOptions, Source, TextFormat } from './options.ts'
import { nameSays } from './words.ts'

/** A format with a reader (and the encoding of text), or the reason why the file is refused. */
export type Sniffed = { readonly format: Format; readonly encoding?: Encoding } | { readonly refuse: FailureCode }

const MAGIC: readonly (readonly [hex: string, found: Sniffed])[] = [
  ['504b0304', { format: 'zip' }],
  ['504b0506', { format: 'zip' }],
  ['d0cf11e0a1b11ae1', { refuse: 'E205' }],
  ['25504446', { refuse: 'E208' }],
  ['1f8b', { refuse: 'E212' }],
  ['377abcaf271c', { refuse: 'E212' }],
  ['526172211a07', { refuse: 'E212' }],
  ['425a68', { refuse: 'E212' }],
  ['fd377a585a00', { refuse: 'E212' }],
]

const EXTENSIONS: Readonly<Record<string, TextFormat>> = {
  csv: 'csv',
  tsv: 'csv',
  tab: 'csv',
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  xml: 'xml',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  md: 'markdown',
  markdown: 'markdown',
}

const HTML_TAGS =
  /^<(?:!doctype\s+html|html|head|body|div|p|table|h[1-6]|span|ul|ol|section|article|main|meta|title|style|br|b|i)\b/i

function lines(text: string): string[] {
  return text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
}

function parses(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}

/** JSON or one JSON object a line; undefined where the text is neither. */
function jsonKind(text: string, extension: string): TextFormat | undefined {
  if (!/^(?:\{\s*(?:"|\}|$)|\[\s*(?:[[{"\]]|-?\d|true\b|false\b|null\b|$))/.test(text)) return undefined
  if (extension === 'json') return 'json'
  const [first = '', second] = lines(text)
  if (second !== undefined && parses(first) && /^\s*[[{]/.test(second)) return 'ndjson'
  // A note may begin with a bracket; JSON that only begins so has an extension or goes on as JSON does.
  if (text.startsWith('[') && extension !== '' && /^\[(?:\d+\]|"[^"]*"\s*[^,\s\]])/.test(text)) return undefined
  return extension === 'ndjson' || extension === 'jsonl' ? 'ndjson' : 'json'
}

function textFormat(text: string, extension: string): TextFormat {
  const start = text.trimStart()
  const json = jsonKind(start, extension)
  if (json !== undefined) return json
  if (start.startsWith('<') && extension !== 'md' && extension !== 'markdown') {
    if (/^<\?xml/i.test(start)) return /<html[\s>]/i.test(start.slice(0, 2000)) ? 'html' : 'xml'
    if (HTML_TAGS.test(start) || (/^<!--/.test(start) && /<(?:html|body|div|p|table)\b/i.test(start))) return 'html'
    if (/^<[\p{L}_][\p{L}\p{N}_.:-]*(?:\s[^<>]*)?\/?>/u.test(start)) return extension.startsWith('htm') ? 'html' : 'xml'
  }
  const known = EXTENSIONS[extension]
  if (known === 'json' || known === 'xml') return known
  if (known !== undefined) return known
  const guess = sniffDelimiter(text)
  const [first = ''] = lines(text)
  const cells = first.split(guess.delimiter)
  // Two records are a table only under a header that can be recognised.
  const headed =
    guess.width >= 2 &&
    cells.length === guess.width &&
    cells.filter((cell) => nameSays(cell) !== 'unknown').length * 2 >= cells.length
  if (headed && guess.records === 2 && guess.share === 1) return 'csv'
  const tabular = guess.records >= 3 && guess.width >= 2 && guess.share >= (guess.delimiter === ',' ? 0.95 : 0.7)
  if (tabular || /^"?sep=.\s/i.test(start)) return 'csv'
  return 'text'
}

/** Decides from head and extension. An empty source is refused. */
export function sniff(source: Source, options: ReadOptions): Sniffed {
  const { head, extension } = source
  if (head.length === 0) return { refuse: 'E203' }
  for (const [hex, found] of MAGIC) {
    if (head.subarray(0, hex.length / 2).equals(Buffer.from(hex, 'hex'))) return found
  }
  if (looksBinary(head)) return { refuse: 'E204' }
  const override = options.encoding === undefined ? undefined : encodingByName(options.encoding)
  const { encoding } = guessEncoding(head, override)
  if (options.format !== undefined) return { format: options.format, encoding }
  const text = new TextStream(head, override).write(head)
  if (text.trim() === '') return { refuse: 'E203' }
  return { format: textFormat(text, extension), encoding }
}
