/**
 * The learned model: a table of feature embeddings, one small layer for the clause, one for its windows, a hidden one for the clause, and how to
 * combine with the rules.
 */
import { type BinaryArray, decodeBinary, encodeBinary } from '../../binary.ts'

const MAGIC = 0x314d5246 // "FRM1"

/** Version of the model's layout and features; a model of another one is refused. */
export const MODEL_FORMAT = 6

/** How the two judges decide together on one rule: log-odds = clause × model + rules × rule + seen (if a rule saw it) + bias. */
export interface Combination {
  readonly model: number
  readonly rules: number
  readonly seen: number
  readonly bias: number
  /** Whether the model may report what no rule saw. */
  readonly alone: boolean
}

/** The JSON part of a model. */
export interface ModelHeader {
  readonly format: number
  /** What it was trained on and how: shown by `fritext explain`. */
  readonly card: Readonly<Record<string, string | number>>
  readonly rules: readonly string[]
  /** Numbers of a feature. */
  readonly dimension: number
  /** The table has 2^bits rows. */
  readonly bits: number
  /** Words on each side of a window's middle. */
  readonly window: number
  /** Hidden numbers of a clause. */
  readonly hidden: number
  /** Real value of one step of the embeddings. */
  readonly step: number
  readonly combine: readonly Combination[]
}

/** A model, ready to run. */
export interface Model {
  readonly header: ModelHeader
  /** Row-major, 2^bits × dimension, each from -4 to 3. Unpacked when it is first asked for. */
  readonly embedding: Int8Array
  /** Row-major, rules × dimension. */
  readonly clause: Float32Array
  readonly windows: Float32Array
  /** By rule. */
  readonly bias: Float32Array
  /** Row-major, hidden × dimension: from the curved sum of a clause to its hidden numbers. */
  readonly inner: Float32Array
  /** By hidden number. */
  readonly innerBias: Float32Array
  /** Row-major, rules × hidden. */
  readonly outer: Float32Array
}

/** Added to each number of an embedding where it is packed, so that none is below zero. */
const OFFSET = 4

/** Numbers of a model's embeddings as they were read, two in a byte. */
const packed = new WeakMap<Model, Uint8Array>()

/**
 * The embeddings packed: in each byte two neighbours, each with 4 added, the first in the lower half. Throws `RangeError` if one is not from
 * -4 to 3.
 */
export function packedEmbedding(model: Model): Uint8Array {
  const known = packed.get(model)
  if (known !== undefined) return known
  const { embedding } = model
  const bytes = new Uint8Array((embedding.length + 1) >> 1)
  embedding.forEach((value, at) => {
    if (value < -OFFSET || value >= OFFSET) throw new RangeError(`an embedding holds ${value}: it must be from -4 to 3`)
    bytes[at >> 1] = (bytes[at >> 1] as number) | ((value + OFFSET) << (4 * (at & 1)))
  })
  packed.set(model, bytes)
  return bytes
}

function unpack(bytes: Uint8Array, length: number): Int8Array {
  return Int8Array.from({ length }, (_, at) => (((bytes[at >> 1] as number) >> (4 * (at & 1))) & 15) - OFFSET)
}

/** Encodes a model. Throws `RangeError` if an embedding cannot be packed. */
export function encodeModel(model: Model): Uint8Array {
  const { header, embedding: _, ...layers } = model
  return encodeBinary(MAGIC, header, { embedding: packedEmbedding(model), ...layers })
}

/** Decodes a model. Throws if the bytes are no model of this layout. */
export function decodeModel(bytes: Uint8Array): Model {
  const { header, arrays } = decodeBinary(MAGIC, bytes, 'learned model')
  const { format, dimension, bits } = header as ModelHeader
  if (format !== MODEL_FORMAT)
    throw new Error(`a learned model of layout ${format}, but this engine reads layout ${MODEL_FORMAT}: train it anew`)
  const { embedding, ...layers } = arrays as Record<string, BinaryArray>
  let unpacked: Int8Array | undefined
  const model = {
    header: header as ModelHeader,
    get embedding() {
      unpacked ??= unpack(embedding as Uint8Array, dimension << bits)
      return unpacked
    },
    ...layers,
  } as Model
  packed.set(model, embedding as Uint8Array)
  return model
}
