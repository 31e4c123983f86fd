/**
 * The compiled rules as bytes: a magic word, a JSON header with a table of arrays, then the arrays, each on an eight-byte boundary,
 * little-endian. Big-endian machines are refused.
 */
import { createPack, type LanguagePack, type PackArrays, type PackHeader } from './pack.ts'

const MAGIC = 0x31545246 // "FRT1"

/** Version of the artefact's layout; a pack of another layout is refused. */
export const FORMAT = 1

type AnyArray = Uint8Array | Uint16Array | Uint32Array
type Kind = 'u8' | 'u16' | 'u32'

interface Envelope {
  readonly header: PackHeader
  readonly arrays: ReadonlyArray<{
    readonly name: string
    readonly kind: Kind
    readonly at: number
    readonly length: number
  }>
}

function kindOf(array: AnyArray): Kind {
  if (array instanceof Uint8Array) return 'u8'
  if (array instanceof Uint16Array) return 'u16'
  return 'u32'
}

const align = (value: number): number => (value + 7) & ~7

/** Encodes a pack. */
export function encodePack(header: PackHeader, arrays: PackArrays): Uint8Array {
  const table: Array<{ name: string; kind: Kind; at: number; length: number }> = []
  let at = 0
  const entries = Object.entries(arrays) as Array<[string, AnyArray]>
  for (const [name, array] of entries) {
    table.push({ name, kind: kindOf(array), at, length: array.length })
    at = align(at + array.byteLength)
  }
  const json = new TextEncoder().encode(JSON.stringify({ header, arrays: table } satisfies Envelope))
  const base = align(8 + json.length)
  const bytes = new Uint8Array(base + at)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, json.length, true)
  bytes.set(json, 8)
  entries.forEach(([, array], index) => {
    const place = base + (table[index] as { at: number }).at
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), place)
  })
  return bytes
}

/**
 * Decodes an artefact without copying it. Throws if the bytes are no artefact, or one of another layout.
 */
export function decodePack(source: Uint8Array): LanguagePack {
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] !== 1) throw new Error('fritext needs a little-endian machine')
  const bytes = source.byteOffset % 8 === 0 ? source : source.slice()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 8 || view.getUint32(0, true) !== MAGIC) {
    throw new Error(
      'these bytes are no compiled fritext rules: rebuild the package or give the .bin file of this version',
    )
  }
  const length = view.getUint32(4, true)
  const envelope = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as Envelope
  if (envelope.header.format !== FORMAT) {
    throw new Error(
      `compiled rules of layout ${envelope.header.format}, but this engine reads layout ${FORMAT}: rebuild them`,
    )
  }
  const base = bytes.byteOffset + align(8 + length)
  const arrays: Record<string, AnyArray> = {}
  for (const { name, kind, at, length: count } of envelope.arrays) {
    const place = base + at
    if (kind === 'u8') arrays[name] = new Uint8Array(bytes.buffer, place, count)
    else if (kind === 'u16') arrays[name] = new Uint16Array(bytes.buffer, place, count)
    else arrays[name] = new Uint32Array(bytes.buffer, place, count)
  }
  return createPack(envelope.header, arrays as unknown as PackArrays)
}
