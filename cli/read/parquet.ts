/** Reader of Parquet files by `hyparquet`, an optional package: one group of rows at a time. */

import { open } from 'node:fs/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { DbRow, type DbValue, dbText, headerRow } from './db-rows.ts'
import { placeOf } from './inside.ts'
import { failure, many, notice } from './messages.ts'
import { loadOptional, missingPackage } from './optional.ts'
import { DOCUMENT_BYTES, type ReadOptions, type Source } from './options.ts'
import type { ReadItem } from './record.ts'
import { allBytes } from './source.ts'
import { readTable, type TableRow } from './table.ts'

interface AsyncBuffer {
  readonly byteLength: number
  slice(start: number, end?: number): Promise<ArrayBuffer>
}

interface Metadata {
  readonly row_groups: readonly {
    readonly num_rows: bigint
    readonly total_byte_size: bigint
    readonly columns: readonly { readonly meta_data?: { readonly codec?: string } }[]
  }[]
}

interface Hyparquet {
  parquetMetadataAsync(file: AsyncBuffer): Promise<Metadata>
  parquetSchema(metadata: Metadata): { readonly children: readonly { readonly element: { readonly name: string } }[] }
  parquetReadObjects(options: {
    readonly file: AsyncBuffer
    readonly metadata: Metadata
    readonly rowStart: number
    readonly rowEnd: number
    readonly compressors: Readonly<Record<string, (input: Uint8Array, length: number) => Uint8Array>>
  }): Promise<readonly Readonly<Record<string, DbValue>>[]>
}

/** Largest group of rows, unpacked, in bytes, and in rows. */
const GROUP_BYTES = 1024 ** 3
const GROUP_ROWS = 5_000_000

const OWN_CODECS = new Set(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'BROTLI'])

/** What Node unpacks by itself; Snappy is in the package. */
function unpackers(): Readonly<Record<string, (input: Uint8Array, length: number) => Uint8Array>> {
  return {
    GZIP: (input, length) => gunzipSync(input, { maxOutputLength: Math.max(length, 1) }),
    BROTLI: (input, length) => brotliDecompressSync(input, { maxOutputLength: Math.max(length, 1) }),
  }
}

interface OpenFile {
  readonly buffer: AsyncBuffer
  close(): Promise<void>
}

function cut(bytes: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length)
  new Uint8Array(copy).set(bytes)
  return copy
}

async function openFile(source: Source, limit: number): Promise<OpenFile | undefined> {
  if (source.path !== undefined) {
    const handle = await open(source.path, 'r')
    const { size } = await handle.stat()
    const slice = async (start: number, end = size): Promise<ArrayBuffer> => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(end, size) - start))
      await handle.read(bytes, 0, bytes.length, start)
      return cut(bytes)
    }
    return { buffer: { byteLength: size, slice }, close: () => handle.close() }
  }
  const bytes = await allBytes(source, limit)
  if (bytes === undefined) return undefined
  const slice = async (start: number, end?: number): Promise<ArrayBuffer> => cut(bytes.subarray(start, end))
  return { buffer: { byteLength: bytes.length, slice }, close: async () => undefined }
}

async function* rows(
  parquet: Hyparquet,
  file: AsyncBuffer,
  metadata: Metadata,
  source: Source,
  options: ReadOptions,
): AsyncGenerator<TableRow | ReadItem> {
  const names = parquet.parquetSchema(metadata).children.map(({ element }) => element.name)
  yield headerRow(names, source.part)
  let rowStart = 0
  let bytesUnread = 0
  for (const [index, group] of metadata.row_groups.entries()) {
    const count = Number(group.num_rows)
    const codec = group.columns
      .map((column) => column.meta_data?.codec ?? 'UNCOMPRESSED')
      .find((name) => !OWN_CODECS.has(name))
    const place = { ...placeOf(source), pointer: `row group ${index + 1}` }
    if (codec !== undefined || count > GROUP_ROWS || Number(group.total_byte_size) > GROUP_BYTES) {
      const what = codec === undefined || !/^[A-Z_\d]{1,20}$/.test(codec) ? `${GROUP_BYTES} bytes` : codec
      yield failure('E284', source.file, place, { what }, Math.max(1, Math.min(count, Number.MAX_SAFE_INTEGER)))
    } else {
      try {
        const range = { rowStart, rowEnd: rowStart + count }
        const found = await parquet.parquetReadObjects({ file, metadata, ...range, compressors: unpackers() })
        for (const [at, row] of found.entries()) {
          const values = names.map((name) => dbText(row[name]))
          bytesUnread += values.filter((value) => value === undefined).length
          yield new DbRow(
            values.map((value) => value ?? ''),
            names,
            rowStart + at + 1,
            source.part,
          )
        }
      } catch {
        yield failure('E284', source.file, place, { what: `${count} rows` }, count)
      }
    }
    rowStart += count
    if (options.plan === true) break
  }
  if (bytesUnread > 0) yield failure('E285', source.file, placeOf(source), {}, bytesUnread)
}

/** Reads a Parquet file. Memory: one group of rows. */
export async function* readParquet(source: Source, options: ReadOptions): AsyncGenerator<ReadItem> {
  const parquet = await loadOptional<Hyparquet>('hyparquet')
  if (parquet === undefined) {
    yield missingPackage('hyparquet', source.file, source.part)
    return
  }
  const limit = options.maxDocumentBytes ?? DOCUMENT_BYTES
  const opened = await openFile(source, limit)
  if (opened === undefined) {
    yield failure('E210', source.file, placeOf(source), { limit })
    return
  }
  try {
    const metadata = await parquet.parquetMetadataAsync(opened.buffer)
    const groups = metadata.row_groups.length
    yield notice(
      source.file,
      'groups',
      `${many(groups, 'group of rows', 'groups of rows')}.`,
      `${many(groups, 'radgrupp', 'radgrupper')}.`,
    )
    const found = rows(parquet, opened.buffer, metadata, source, options)
    yield* readTable(found, { file: source.file, options, start: '', headed: true, ...placeOf(source) })
  } catch {
    yield failure('E284', source.file, placeOf(source), { what: 'metadata' })
  } finally {
    await opened.close()
  }
}
