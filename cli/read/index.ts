/**
 * The way in for everything that reads files: a path goes in, records, notices and failures come out. Formats are told by
 * content first. One bad file never stops the others, and no message quotes what stands in a file.
 */

import { createReadStream, statSync } from 'node:fs'
import { SYSTEMS, systemById } from '../systems/index.ts'
import { readCsv } from './csv.ts'
import { encodingByName } from './encoding.ts'
import { type FailureCode, failure, many, notice } from './messages.ts'
import type { Format, Reader, ReadOptions, Source } from './options.ts'
import { partItem } from './part.ts'
import { isPostgres } from './postgres-address.ts'
import type { ReadItem } from './record.ts'
import { safeName } from './safe-name.ts'
import { sniff } from './sniff.ts'
import { bufferSource, fileSource, streamSource } from './source.ts'
import { readText } from './text.ts'
import { walk } from './walk.ts'

export { locate, type Place } from './locate.ts'
export { FAILURE_CODES, type FailureCode } from './messages.ts'
export type { Encoding, Format, ReadOptions, TextFormat } from './options.ts'
export type * from './record.ts'
export { safeName } from './safe-name.ts'

/** The reader of each format. Loaded when needed: a CSV file must not wait for parsers of Markdown and HTML. */
const READERS: Readonly<Record<Format, () => Promise<Reader>>> = {
  csv: async () => readCsv,
  json: async () => (await import('./json.ts')).readJson,
  ndjson: async () => (await import('./ndjson.ts')).readNdjson,
  xml: async () => (await import('./xml.ts')).readXml,
  html: async () => (await import('./html.ts')).readHtml,
  markdown: async () => (await import('./markdown.ts')).readMarkdown,
  text: async () => readText,
  zip: async () => (await import('./archive.ts')).readArchive,
  tar: async () => (await import('./tar.ts')).readTar,
  gzip: async () => (await import('./tar.ts')).readGzip,
  pdf: async () => (await import('./pdf.ts')).readPdf,
  eml: async () => (await import('./mail.ts')).readEml,
  mbox: async () => (await import('./mbox.ts')).readMbox,
  sqlite: async () => (await import('./sqlite.ts')).readSqlite,
  parquet: async () => (await import('./parquet.ts')).readParquet,
}

/** Reads one opened source with the reader its content asks for. Never throws. */
async function* readSource(source: Source, options: ReadOptions): AsyncGenerator<ReadItem> {
  const place = source.part === undefined ? {} : { part: source.part }
  try {
    const found = sniff(source, options)
    if ('refuse' in found)
      yield failure(found.refuse, source.file, place, found.what === undefined ? {} : { what: found.what })
    else {
      // An archive says itself what it is: many a document is one.
      if (found.format !== 'zip') yield partItem(source, found.format, found.encoding)
      yield* (await READERS[found.format]())(source, options, readSource)
    }
  } catch {
    // Errors of libraries quote their input, so nothing of the error itself may come out.
    yield failure('E299', source.file, place)
  }
}

/** Options that can be wrong by themselves. Each is a failure of the run, not of a file. */
function* optionFailures(options: ReadOptions, file: string): Generator<ReadItem> {
  if (options.encoding !== undefined && encodingByName(options.encoding) === undefined) yield failure('E211', file, {})
  if (options.system !== undefined && systemById(options.system) === undefined) {
    yield failure('E222', file, {}, { list: SYSTEMS.map((system) => system.id).join(', ') })
  }
}

function fsCode(error: unknown): FailureCode {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'E201' : 'E202'
}

async function* readFile(path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const label = safeName(path)
  let source: Source
  try {
    const { size } = statSync(path)
    const limit = options.maxBytes
    if (limit !== undefined && size > limit) {
      yield failure('E210', label, {}, { limit })
      return
    }
    source = fileSource(path, path, options.onBytes)
  } catch (error) {
    yield failure(fsCode(error), label, {})
    return
  }
  yield* readSource(source, options)
}

async function* readFolder(path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  let leftOut = 0
  let files = 0
  for await (const found of walk(path)) {
    if (found.type === 'left-out') leftOut++
    else if (found.type === 'unreadable') yield failure('E202', safeName(found.path), {})
    else {
      files++
      if (options.takes?.(found.path) !== false) yield* readFile(found.path, options)
    }
  }
  const label = safeName(path)
  if (leftOut > 0) {
    yield notice(
      label,
      'left-out',
      `Left out of the folder: ${many(leftOut, 'entry', 'entries')} (hidden, links or special files).`,
      `Utelämnat ur mappen: ${many(leftOut, 'post', 'poster')} (dolda, länkar eller specialfiler).`,
    )
  }
  if (files === 0)
    yield notice(label, 'folder', 'The folder holds no files to read.', 'Mappen innehåller inga filer att läsa.')
}

/**
 * Reads a file, all files below a folder in sorted order, or standard input (`-`). Everything that goes wrong comes as a
 * `ReadFailure` in its place; the stream itself never throws. With an unknown encoding or system nothing is read.
 */
export async function* openInput(path: string, options: ReadOptions = {}): AsyncGenerator<ReadItem> {
  const wrong = [...optionFailures(options, safeName(path))]
  if (wrong.length > 0) {
    yield* wrong
    return
  }
  if (isPostgres(path)) {
    yield* (await import('./postgres.ts')).readPostgres(path, options)
    return
  }
  if (path === '-') {
    yield* openStream(process.stdin, options)
    return
  }
  try {
    const found = statSync(path)
    if ((found.isDirectory() || found.isFile()) && options.takes?.(path) === false) return
    if (found.isDirectory()) yield* readFolder(path, options)
    else if (found.isFile()) yield* readFile(path, options)
    // A pipe such as /dev/stdin or a shell's <( ) has bytes to read like standard input.
    else if (found.isFIFO()) yield* readSource(await fifoSource(path, options), options)
    else yield failure('E213', safeName(path), {})
  } catch (error) {
    yield failure(fsCode(error), safeName(path), {})
  }
}

async function fifoSource(path: string, options: ReadOptions): Promise<Source> {
  return streamSource(createReadStream(path), path, path, options.onBytes)
}

/** Reads a stream that can be read once, such as standard input. `options.stdinFilename` gives it a name. */
export async function* openStream(stream: NodeJS.ReadableStream, options: ReadOptions = {}): AsyncGenerator<ReadItem> {
  const name = options.stdinFilename ?? '<stdin>'
  let source: Source
  try {
    source = await streamSource(stream, name, name, options.onBytes)
  } catch {
    yield failure('E202', safeName(name), {})
    return
  }
  yield* readSource(source, options)
}

/** Reads bytes that are already in memory under a label, as `openInput` reads a file of that name. */
export async function* openBytes(label: string, bytes: Buffer, options: ReadOptions = {}): AsyncGenerator<ReadItem> {
  const wrong = [...optionFailures(options, safeName(label))]
  if (wrong.length > 0) yield* wrong
  else yield* readSource(bufferSource(label, bytes), options)
}
