/** The compiled rules of one language as bytes: laid out as in memory, for files that are at hand, or packed, for pages that fetch them. */
import { type BinaryArray, decodeBinary, encodeBinary } from '../binary.ts'
import { featureClasses, preparedClasses } from '../judge/learned/feature-classes.ts'
import { createPack, FORMAT, type LanguagePack, type PackArrays, type PackHeader } from './pack.ts'
import { type PackedCounts, unpackArrays } from './packed/index.ts'
import { joinTexts, splitTexts, type TextlessHeader } from './texts.ts'

const MAGIC = 0x31545246 // "FRT1"
/** First word of a packed artefact: "FRTP". */
export const MAGIC_PACKED = 0x50545246

/** What stands before the rows of a packed artefact. */
export interface PackedHeader {
  readonly pack: PackHeader
  readonly counts: PackedCounts
  readonly lengths: readonly number[]
}

/** What stands before the arrays of an artefact that is laid out as in memory; `place` is the number of the class of places. */
interface PlainHeader extends TextlessHeader {
  readonly place: number
}

/** Encodes a pack. Throws if a name of a class or a key of evidence is empty or holds a blank, which `compileRules` refuses. */
export function encodePack(header: PackHeader, arrays: PackArrays): Uint8Array {
  const { header: textless, texts } = splitTexts(header)
  const { hash, anonymous, unpaired, place } = featureClasses(header.classNames)
  return encodeBinary(MAGIC, { ...textless, place } satisfies PlainHeader, {
    ...(arrays as unknown as Record<string, BinaryArray>),
    texts,
    featureHash: new Uint32Array(hash.buffer),
    anonymous,
    unpaired,
  })
}

/**
 * Decodes a pack, without copying it unless it is packed. Throws if the bytes are no compiled rules, or some of another layout.
 */
export function decodePack(source: Uint8Array): LanguagePack {
  if (source[3] === MAGIC_PACKED >>> 24) {
    const { header, arrays } = decodeBinary(MAGIC_PACKED, source, 'compiled rules')
    const { pack, counts, lengths } = header as PackedHeader
    const { rows } = arrays
    checkLayout(pack)
    return createPack(pack, unpackArrays(pack, counts, lengths, rows as Uint8Array))
  }
  const { header, arrays } = decodeBinary(MAGIC, source, 'compiled rules')
  const { place, ...textless } = header as PlainHeader
  checkLayout(textless)
  const { texts, featureHash, anonymous, unpaired, ...rest } = arrays as Record<string, BinaryArray>
  const whole = joinTexts(textless, texts as Uint8Array)
  return {
    ...createPack(whole, rest as unknown as PackArrays),
    features: preparedClasses(featureHash as Uint32Array, anonymous as Uint8Array, unpaired as Uint8Array, place),
  }
}

function checkLayout({ format }: Pick<PackHeader, 'format'>): void {
  if (format === FORMAT) return
  throw new Error(`compiled rules of layout ${format}, but this engine reads layout ${FORMAT}: rebuild them`)
}
