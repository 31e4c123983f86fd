/**
 * The learned model: a table of feature embeddings, one small layer for the clause, one for its windows, a hidden one for the clause, and how to
 * combine with the rules.
 */
import { type BinaryArray, decodeBinary, decodePartly, encodeBinary, type ReadPart } from '../../binary.ts'

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

/** The embeddings of a model as they were read, two numbers in a byte. */
interface Packed {
  readonly size: number
  readonly fill: (into: Uint8Array) => void
}

const packed = new WeakMap<Model, Packed>()

/**
 * The embeddings packed: in each byte two neighbours, each with 4 added, the first in the lower half. Throws `RangeError` if one is not from
 * -4 to 3.
 */
export function packedEmbedding(model: Model): Uint8Array {
  const { size, fill } = packedOf(model)
  const bytes = new Uint8Array(size)
  fill(bytes)
  return bytes
}

/** Writes the packed embeddings to where they are needed; throws as `packedEmbedding` does, and `RangeError` if they do not fit in. */
export function fillEmbedding(model: Model, into: Uint8Array): void {
  const { size, fill } = packedOf(model)
  fill(into.subarray(0, size))
}

function packedOf(model: Model): Packed {
  const known = packed.get(model) ?? packedFrom(pack(model.embedding))
  packed.set(model, known)
  return known
}

function packedFrom(bytes: Uint8Array): Packed {
  return { size: bytes.length, fill: (into) => into.set(bytes) }
}

function pack(embedding: Int8Array): Uint8Array {
  const bytes = new Uint8Array((embedding.length + 1) >> 1)
  embedding.forEach((value, at) => {
    if (value < -OFFSET || value >= OFFSET) throw new RangeError(`an embedding holds ${value}: it must be from -4 to 3`)
    bytes[at >> 1] = (bytes[at >> 1] as number) | ((value + OFFSET) << (4 * (at & 1)))
  })
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

/** What `startKernel` would have to make of a model: the kernel's bytes, and the part of its memory that holds the weights. */
export interface Prepared {
  readonly kernel: Uint8Array<ArrayBuffer>
  readonly weights: Uint8Array<ArrayBuffer>
}

const preparedOf = new WeakMap<Model, Prepared>()

/** What was prepared for a model, if it was encoded with that. */
export function preparedFor(model: Model): Prepared | undefined {
  return preparedOf.get(model)
}

/** Encodes a model together with what was prepared for it: for a program that will start the kernel of the same build. */
export function encodePrepared(model: Model, prepared: Prepared): Uint8Array {
  const { header, embedding: _, ...layers } = model
  return encodeBinary(MAGIC, header, { embedding: packedEmbedding(model), ...layers, ...prepared })
}

/** Decodes a model. Throws if the bytes are no model of this layout. */
export function decodeModel(bytes: Uint8Array): Model {
  const { header, arrays } = decodeBinary(MAGIC, bytes, WHAT)
  // What was prepared holds code: it is taken from the package alone, by "openModel".
  const { embedding, kernel: _kernel, weights: _weights, ...layers } = arrays as Record<string, BinaryArray>
  return modelOf(header as ModelHeader, layers, packedFrom(embedding as Uint8Array))
}

/**
 * The model of a program's own package, with what was prepared for it, which must be of the same build. It is fetched piece by piece, its
 * embeddings not before they are used, and then to where they are used. Throws if the bytes are no model of this layout, or what `read` throws; so may whatever uses the model first.
 */
export function openModel(read: ReadPart): Model {
  const { header, arrays, size, readLarge } = decodePartly(MAGIC, read, WHAT, 'embedding')
  const { kernel, weights, ...layers } = arrays as Record<string, BinaryArray>
  const model = modelOf(header as ModelHeader, layers, { size, fill: readLarge })
  if (kernel !== undefined && weights !== undefined) preparedOf.set(model, { kernel, weights } as Prepared)
  return model
}

const WHAT = 'learned model'

function modelOf(header: ModelHeader, layers: Readonly<Record<string, BinaryArray>>, embedding: Packed): Model {
  const { format, dimension, bits } = header
  if (format !== MODEL_FORMAT)
    throw new Error(`a learned model of layout ${format}, but this engine reads layout ${MODEL_FORMAT}: train it anew`)
  let unpacked: Int8Array | undefined
  const model = {
    header,
    get embedding() {
      unpacked ??= unpack(packedEmbedding(model), dimension << bits)
      return unpacked
    },
    ...layers,
  } as Model
  packed.set(model, embedding)
  return model
}
