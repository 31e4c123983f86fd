/** The learned model: a table of feature embeddings, one small layer for the clause and one for its windows, and how to combine with the rules. */
import { type BinaryArray, decodeBinary, encodeBinary } from '../../binary.ts'

const MAGIC = 0x314d5246 // "FRM1"

/** Version of the model's layout and features; a model of another one is refused. */
export const MODEL_FORMAT = 2

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
  /** Networks that were trained side by side and vote; their rows lie next to each other in the table. */
  readonly parts: number
  /** Numbers a feature has in each network. */
  readonly dimension: number
  /** The table has 2^bits rows. */
  readonly bits: number
  /** Words on each side of a window's middle. */
  readonly window: number
  /** Largest number of the embeddings, by amount: the build of the package writes it. Sought out where a model does not tell it. */
  readonly most?: number
  /** Real value of one step of the embeddings. */
  readonly step: number
  readonly combine: readonly Combination[]
}

/** A model, ready to run. */
export interface Model {
  readonly header: ModelHeader
  /** Row-major, 2^bits × (parts × dimension). */
  readonly embedding: Int8Array
  /** Row-major, rules × (parts × dimension). */
  readonly clause: Float32Array
  readonly windows: Float32Array
  /** By rule, the networks' mean. */
  readonly bias: Float32Array
}

/** Encodes a model. */
export function encodeModel({ header, embedding, clause, windows, bias }: Model): Uint8Array {
  return encodeBinary(MAGIC, header, { embedding, clause, windows, bias })
}

/** The largest number of an array, by amount. */
export function mostOf(numbers: Int8Array): number {
  let most = 0
  for (let at = 0; at < numbers.length; at++) most = Math.max(most, Math.abs(numbers[at] as number))
  return most
}

/** Decodes a model. Throws if the bytes are no model of this layout. */
export function decodeModel(bytes: Uint8Array): Model {
  const { header, arrays } = decodeBinary(MAGIC, bytes, 'learned model')
  const { format } = header as ModelHeader
  if (format !== MODEL_FORMAT)
    throw new Error(`a learned model of layout ${format}, but this engine reads layout ${MODEL_FORMAT}: train it anew`)
  const { embedding, clause, windows, bias } = arrays as Record<string, BinaryArray>
  return { header: header as ModelHeader, embedding, clause, windows, bias } as Model
}
