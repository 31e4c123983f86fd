/** The compiled rules of one language as bytes. */
import { type BinaryArray, decodeBinary, encodeBinary } from '../binary.ts'
import { createPack, FORMAT, type LanguagePack, type PackArrays, type PackHeader } from './pack.ts'

const MAGIC = 0x31545246 // "FRT1"

/** Encodes a pack. */
export function encodePack(header: PackHeader, arrays: PackArrays): Uint8Array {
  return encodeBinary(MAGIC, header, arrays as unknown as Record<string, BinaryArray>)
}

/** Decodes a pack without copying it. Throws if the bytes are no compiled rules, or some of another layout. */
export function decodePack(source: Uint8Array): LanguagePack {
  const { header, arrays } = decodeBinary(MAGIC, source, 'compiled rules')
  const { format } = header as PackHeader
  if (format !== FORMAT) {
    throw new Error(`compiled rules of layout ${format}, but this engine reads layout ${FORMAT}: rebuild them`)
  }
  return createPack(header as PackHeader, arrays as unknown as PackArrays)
}
