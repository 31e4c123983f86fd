/** The way in for everything that checks templates: bytes and a name go in, prose with its offsets comes out. */
import { extname } from 'node:path'
import type { Scope } from './data.ts'
import { type Prose, ProseError } from './prose.ts'

export type { Scope } from './data.ts'
export * from './prose.ts'

/** The forms of files that are checked. */
export type Form = 'markdown' | 'mdx' | 'html' | 'text' | 'docx' | 'yaml' | 'json'

const FORMS: Readonly<Record<string, Form>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.mdx': 'mdx',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.txt': 'text',
  '.text': 'text',
  '.docx': 'docx',
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.json': 'json',
  '.jsonc': 'json',
  '.json5': 'json',
}

/** The form of a file by its name; undefined where no reader knows it. */
export function formOf(name: string): Form | undefined {
  return FORMS[extname(name).toLowerCase()]
}

/** Whether files of the form hold phrase lists, which are found in folders only where a configuration names them. */
export function isPhraseList(form: Form): boolean {
  return form === 'yaml' || form === 'json'
}

/** The text of a file of bytes: UTF-8, or UTF-16 by its mark, which is left out. Throws `ProseError` for anything else. */
export function decodeText(bytes: Buffer): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch {
    throw new ProseError('The file is not UTF-8. Save it as UTF-8.', 'Filen är inte UTF-8. Spara den som UTF-8.')
  }
}

/** The bytes of a text, in the encoding of the bytes it comes from and with their mark. */
export function encodeText(text: string, like: Buffer): Buffer {
  const encoding = encodingOf(like)
  if (encoding === 'utf-8') return Buffer.from(like[0] === 0xef && like[1] === 0xbb ? `\ufeff${text}` : text)
  const wide = Buffer.from(`\ufeff${text}`, 'utf16le')
  return encoding === 'utf-16be' ? wide.swap16() : wide
}

function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
}

/** Reads the text of a file of that form. Throws `ProseError`. Each parser is loaded when it is needed. */
export async function readProse(
  text: string,
  form: Exclude<Form, 'docx'>,
  scopes: readonly Scope[] = [],
): Promise<Prose> {
  if (form === 'text') return (await import('./text.ts')).readPlain(text)
  return notTooDeep(async () => {
    if (form === 'html') return (await import('./html.ts')).readHtml(text)
    if (form === 'yaml' || form === 'json') return (await import('./data.ts')).readData(text, form, scopes)
    return (await import('./markdown.ts')).readMarkdown(text, form === 'mdx')
  })
}

/** Reads the bytes of a file of that form. Throws `ProseError`. */
export async function readBytes(bytes: Buffer, form: Form, scopes: readonly Scope[] = []): Promise<Prose> {
  if (form === 'docx') return notTooDeep(async () => (await import('./docx.ts')).readDocx(bytes))
  return readProse(decodeText(bytes), form, scopes)
}

/** Parsers follow what is nested by calling themselves. Throws `ProseError` where that is too deep for them. */
async function notTooDeep(read: () => Promise<Prose>): Promise<Prose> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof RangeError && /call stack/.test(error.message))) throw error
    throw new ProseError(
      'The file is nested too deeply to be read. Make its quotations, lists or elements shallower.',
      'Filen är för djupt nästlad för att läsas. Gör citat, listor eller element grundare.',
    )
  }
}
