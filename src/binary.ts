/**
 * Artefacts as bytes: a magic word, a JSON header with a table of arrays, then the arrays, each on an eight-byte boundary,
 * little-endian. Decoding copies nothing. Big-endian machines are refused.
 */

/** The arrays an artefact can hold. */
export type BinaryArray = Int8Array | Uint8Array | Uint16Array | Uint32Array | Float32Array

type Kind = 'i8' | 'u8' | 'u16' | 'u32' | 'f32'

interface Entry {
  readonly name: string
  readonly kind: Kind
  readonly at: number
  readonly length: number
}

const MAKERS = {
  i8: Int8Array,
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  f32: Float32Array,
} as const

function kindOf(array: BinaryArray): Kind {
  if (array instanceof Int8Array) return 'i8'
  if (array instanceof Uint8Array) return 'u8'
  if (array instanceof Uint16Array) return 'u16'
  return array instanceof Uint32Array ? 'u32' : 'f32'
}

const align = (value: number): number => (value + 7) & ~7

/** JSON whose every sign is one byte, in memory too once it is decoded: it is parsed in less time. */
function toAscii(json: string): string {
  return json.replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Encodes a header and arrays. `magic` is the first 32-bit word and tells artefacts of different kinds apart. */
export function encodeBinary(
  magic: number,
  header: unknown,
  arrays: Readonly<Record<string, BinaryArray>>,
): Uint8Array {
  const table: Entry[] = []
  let at = 0
  for (const [name, array] of Object.entries(arrays)) {
    table.push({ name, kind: kindOf(array), at, length: array.length })
    at = align(at + array.byteLength)
  }
  const json = new TextEncoder().encode(toAscii(JSON.stringify({ header, arrays: table })))
  const base = align(8 + json.length)
  const bytes = new Uint8Array(base + at)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, json.length, true)
  bytes.set(json, 8)
  for (const { name, at: place } of table) {
    const array = arrays[name] as BinaryArray
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), base + place)
  }
  return bytes
}

/**
 * Decodes what `encodeBinary` made. `what` names the artefact in messages. Throws if the bytes are no such artefact. The types of
 * header and arrays are the caller's claim; a header should hold a layout number to check it.
 */
export function decodeBinary(
  magic: number,
  source: Uint8Array,
  what: string,
): { header: unknown; arrays: Readonly<Record<string, BinaryArray>> } {
  // Not `slice`: that of a Node Buffer copies nothing.
  const bytes = source.byteOffset % 8 === 0 ? source : new Uint8Array(source)
  const length = jsonLength(magic, bytes, what)
  const { header, arrays: table } = parseEnvelope(bytes.subarray(8, 8 + length), what)
  const base = bytes.byteOffset + align(8 + length)
  const arrays: Record<string, BinaryArray> = {}
  for (const { name, kind, at, length: count } of table) {
    // The bytes may be a view of more than their own.
    if (base + at + count * MAKERS[kind].BYTES_PER_ELEMENT > bytes.byteOffset + bytes.byteLength)
      throw new Error(wrongBytes(what))
    arrays[name] = new MAKERS[kind](bytes.buffer as ArrayBuffer, base + at, count)
  }
  return { header, arrays }
}

/** Fills `into` with the bytes of an artefact from byte `from` on; throws where they cannot be had. */
export type ReadPart = (into: Uint8Array, from: number) => void

/** An artefact that is read as far as it is needed. */
export interface PartlyRead {
  readonly header: unknown
  /** All arrays but the large one. */
  readonly arrays: Readonly<Record<string, BinaryArray>>
  /** Bytes of the large array. */
  readonly size: number
  /** Reads the large array into so many bytes. */
  readonly readLarge: (into: Uint8Array) => void
}

/**
 * The same as `decodeBinary` for an artefact that is fetched piece by piece, so that its large array (of bytes, by name) can be read to
 * where it is needed instead of being copied there. Throws if the bytes are no such artefact, or what `read` throws.
 */
export function decodePartly(magic: number, read: ReadPart, what: string, large: string): PartlyRead {
  const part = (from: number, size: number): Uint8Array<ArrayBuffer> => {
    const bytes = new Uint8Array(size)
    read(bytes, from)
    return bytes
  }
  const length = jsonLength(magic, part(0, 8), what)
  const { header, arrays: table } = parseEnvelope(part(8, length), what)
  const held = table.find(({ name }) => name === large)
  if (held === undefined || !['i8', 'u8'].includes(held.kind)) throw new Error(wrongBytes(what))
  const base = align(8 + length)
  const arrays: Record<string, BinaryArray> = {}
  // What lies side by side is read at once.
  for (const row of [table.slice(0, table.indexOf(held)), table.slice(table.indexOf(held) + 1)]) {
    const last = row.at(-1)
    if (last === undefined) continue
    const start = (row[0] as Entry).at
    const { buffer } = part(base + start, last.at + last.length * MAKERS[last.kind].BYTES_PER_ELEMENT - start)
    for (const { name, kind, at, length: count } of row) arrays[name] = new MAKERS[kind](buffer, at - start, count)
  }
  return { header, arrays, size: held.length, readLarge: (into) => read(into, base + held.at) }
}

/** Bytes of the JSON header, from the first eight of an artefact. */
function jsonLength(magic: number, bytes: Uint8Array, what: string): number {
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] !== 1) throw new Error('fritext needs a little-endian machine')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 8 || view.getUint32(0, true) !== magic) throw new Error(wrongBytes(what))
  const length = view.getUint32(4, true)
  if (length > LONGEST_HEADER) throw new Error(wrongBytes(what))
  return length
}

/** No header is as long: room is made for it before it is read. */
const LONGEST_HEADER = 1 << 26

const wrongBytes = (what: string): string =>
  `these bytes are no ${what} of fritext: rebuild the package or give the file of this version`

/** The JSON header. Bytes that are none are told as such, not by what a parser says of them. */
function parseEnvelope(json: Uint8Array, what: string): { header: unknown; arrays: readonly Entry[] } {
  let parsed: unknown
  try {
    parsed = JSON.parse(new TextDecoder().decode(json))
  } catch {
    throw new Error(wrongBytes(what))
  }
  const { header, arrays } = (parsed ?? {}) as { header?: unknown; arrays?: unknown }
  if (!Array.isArray(arrays) || !arrays.every(isEntry) || !inOrder(arrays)) throw new Error(wrongBytes(what))
  return { header, arrays }
}

function isEntry(entry: Partial<Entry> | null): entry is Entry {
  if (typeof entry?.name !== 'string' || entry.kind === undefined || !Object.hasOwn(MAKERS, entry.kind)) return false
  return Number.isInteger(entry.at) && Number.isInteger(entry.length) && (entry.length as number) >= 0
}

/** Whether each array lies right behind the one before, as `encodeBinary` lays them. */
function inOrder(arrays: readonly Entry[]): boolean {
  let end = 0
  return arrays.every(({ kind, at, length }) => {
    const fits = at === end
    end = align(at + length * MAKERS[kind].BYTES_PER_ELEMENT)
    return fits
  })
}
