/** Packs compiled rules for pages. Used when the package is built. */
import { encodeBinary } from '../binary.ts'
import { decodePack, MAGIC_PACKED, type PackedHeader } from './artefact.ts'
import { packArrays } from './packed/index.ts'

/** The same rules in fewer bytes, which take longer to read. Throws if the bytes are no compiled rules. */
export function repack(source: Uint8Array): Uint8Array {
  const { header, arrays } = decodePack(source)
  const { counts, lengths, bytes } = packArrays(header, arrays)
  return encodeBinary(MAGIC_PACKED, { pack: header, counts, lengths } satisfies PackedHeader, { rows: bytes })
}
