/** Tells what a file is: by its first bytes, then by its extension. */

import { sniffDelimiter } from './delimiter.ts'
import { encodingByName, guessEncoding, looksBinary, TextStream } from './encoding.ts'
import type { FailureCode } from './messages.ts'
import type { Encoding, Format, ReadOptions, Source, TextFormat } from './options.ts'
import { isTar } from './tar-head.ts'
import { nameSays } from './words.ts'

/** A format with a reader (and the encoding of text), or the reason why the file is refused. */
export type Sniffed =
  | { readonly format: Format; readonly encoding?: Encoding }
  | { readonly refuse: FailureCode; readonly what?: string }

const hex = (text: string): Buffer => Buffer.from(text, 'hex')
const ascii = (text: string): Buffer => Buffer.from(text, 'latin1')

/** First bytes, perhaps from an offset, and what they mean. */
const MAGIC: readonly (readonly [bytes: Buffer, found: Sniffed, offset?: number])[] = [
  [hex('504b0304'), { format: 'zip' }],
  [hex('504b0506'), { format: 'zip' }],
  [hex('504b0708'), { format: 'zip' }],
  [ascii('%PDF'), { format: 'pdf' }],
  [hex('1f8b'), { format: 'gzip' }],
  [ascii('SQLite format 3\0'), { format: 'sqlite' }],
  [ascii('PAR1'), { format: 'parquet' }],
  [ascii('PARE'), { refuse: 'E209', what: 'Parquet, encrypted' }],
  [hex('d0cf11e0a1b11ae1'), { refuse: 'E205' }],
  [hex('377abcaf271c'), { refuse: 'E212' }],
  [hex('526172211a07'), { refuse: 'E212' }],
  [hex('425a68'), { refuse: 'E212' }],
  [hex('fd377a585a00'), { refuse: 'E212' }],
  [hex('28b52ffd'), { refuse: 'E212' }],
  [ascii('Standard Jet DB'), { refuse: 'E209', what: 'Access' }, 4],
  [ascii('Standard ACE DB'), { refuse: 'E209', what: 'Access' }, 4],
  [ascii('!BDN'), { refuse: 'E209', what: 'Outlook .pst' }],
  [hex('789f3e22'), { refuse: 'E209', what: 'winmail.dat' }],
  [ascii('{\\rtf'), { refuse: 'E209', what: 'RTF' }],
  [hex('89504e47'), { refuse: 'E215' }],
  [hex('ffd8ff'), { refuse: 'E215' }],
  [ascii('GIF8'), { refuse: 'E215' }],
  [hex('49492a00'), { refuse: 'E215' }],
  [hex('4d4d002a'), { refuse: 'E215' }],
  [ascii('RIFF'), { refuse: 'E215' }],
  [ascii('ftyp'), { refuse: 'E215' }, 4],
  [ascii('ID3'), { refuse: 'E215' }],
  [ascii('OggS'), { refuse: 'E215' }],
]

const WORD_LIKE = /^!?\w+$/

/** What the first bytes alone tell: a format that is no text, or nothing. */
export function sniffMagic(head: Buffer): Sniffed | undefined {
  for (const [bytes, found, offset = 0] of MAGIC) {
    if (!head.subarray(offset, offset + bytes.length).equals(bytes)) continue
    // A note may begin with the same letters; then there is nothing binary after them.
    if (WORD_LIKE.test(bytes.toString('latin1')) && !head.includes(0)) continue
    return found
  }
  // Some programs write a few bytes before the mark of a PDF.
  if (head.subarray(0, 1024).includes('%PDF-')) return { format: 'pdf' }
  return isTar(head) ? { format: 'tar' } : undefined
}

const MAIL_HEADERS =
  /^(?:return-path|received|delivered-to|mime-version|message-id|from|to|cc|subject|date|reply-to|content-type|x-[\w-]+|dkim-signature|authentication-results|arc-[\w-]+|thread-topic):[ \t]?\S?/i

/** A mailbox, or one message; undefined where the text is neither. */
function mailKind(text: string, extension: string): Format | undefined {
  const start = text.slice(0, 8192)
  const lines = start.split(/\r?\n/)
  if (/^From \S+ .*\d/.test(start) && MAIL_HEADERS.test(lines[1] ?? '')) return 'mbox'
  if (extension === 'mbox' && start.startsWith('From ')) return 'mbox'
  const end = lines.findIndex((line) => line.trim() === '')
  const headers = (end < 0 ? lines : lines.slice(0, end)).filter((line) => !/^[ \t]/.test(line))
  if (headers.length < 2 || !headers.every((line) => /^[\w-]+:/.test(line))) return undefined
  const known = headers.filter((line) => MAIL_HEADERS.test(line)).length
  const certain = headers.some((line) => /^(?:mime-version|message-id|received|content-type|return-path):/i.test(line))
  return known >= 2 && (certain || extension === 'eml') ? 'eml' : undefined
}

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
  const known = sniffMagic(head)
  if (known !== undefined) return known
  if (looksBinary(head)) return { refuse: 'E204' }
  const override = options.encoding === undefined ? undefined : encodingByName(options.encoding)
  const { encoding } = guessEncoding(head, override)
  if (options.format !== undefined) return { format: options.format, encoding }
  const text = new TextStream(head, override).write(head)
  if (text.trim() === '') return { refuse: 'E203' }
  return { format: mailKind(text, extension) ?? textFormat(text, extension), encoding }
}
