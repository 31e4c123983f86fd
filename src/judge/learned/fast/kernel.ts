/** Starts the kernel: WebAssembly with SIMD, the bytes of which are in `kernel-bytes.ts`. Its memory is seen through typed arrays. */
import type { FeatureClasses } from '../feature-classes.ts'
import { decodeModel, encodePrepared, fillEmbedding, type Model, preparedFor } from '../model.ts'
import { KERNEL } from './kernel-bytes.ts'

/** Numbers of a row. */
export const ROW = 32
/** Rules that the kernel scores side by side. */
export const MOST_RULES = 24
/** Hidden numbers of a clause, at most. */
export const MOST_HIDDEN = 64
/** Bytes of a row, two numbers in each. */
const ROW_BYTES = ROW / 2
/** What the weights of a rule may add up to at most, for the bound to hold. */
const MOST_WEIGHT = 200

/** What the kernel exports; see `assembly/kernel.ts`. Slots are places for tokens. */
interface Functions {
  setup(bits: number, step: number): void
  begin(): void
  sums(from: number, to: number, first: number, end: number): void
  extras(count: number): void
  take(from: number, to: number): void
  bag(): number
  score(from: number, to: number): void
  whole(): void
}

/** The kernel at work: its functions and its memory. */
export interface Kernel {
  readonly run: Functions
  /** Tokens that fit at a time; features that fit into `extra`. */
  readonly slots: number
  readonly extras: number
  readonly lists: number
  readonly listRoom: number
  readonly word: Int32Array
  readonly flag: Int32Array
  /** Address of a token's letters, and how many there are. */
  readonly text: Int32Array
  readonly length: Int32Array
  readonly list: Int32Array
  readonly count: Int32Array
  readonly sum: Int32Array
  readonly extra: Int32Array
  readonly total: Int32Array
  /** The weights of the network, as the kernel reads them. */
  readonly weights: Uint8Array<ArrayBuffer>
  readonly votes: Float32Array
  readonly whole: Float32Array
  readonly read: Float64Array
  readonly hidden: Float64Array
  readonly listFirst: Int32Array
  readonly listClass: Uint16Array
  /** The room for letters, at least `count` code units, and its address. */
  letters(count: number): { readonly at: number; readonly codes: Uint16Array }
}

/**
 * Starts a kernel for a model and the classes of a pack. Undefined where there is no WebAssembly with SIMD (a page may forbid it), or
 * where the model has another shape than the kernel was written for.
 */
export function startKernel(model: Model, { hash, unpaired }: FeatureClasses): Kernel | undefined {
  const { rules, dimension, window, bits, hidden } = model.header
  if (rules.length > MOST_RULES || dimension !== ROW || window !== 1 || hidden > MOST_HIDDEN) return undefined
  const prepared = preparedFor(model)
  const tables = prepared === undefined ? [model.windows, model.clause, model.outer] : []
  if (!tables.every((weights) => isLight(weights, rules.length))) return undefined
  const exported = instantiate(prepared?.kernel)
  if (exported === undefined) return undefined
  const at = (name: string): number => (exported[name] as WebAssembly.Global).value as number
  if (hash.length > at('CLASSES') || new Set(hash).size < hash.length) return undefined
  const memory = exported.memory as WebAssembly.Memory
  const letters = at('TABLE') + 2 ** bits * ROW_BYTES
  reserve(memory, letters + 2 * LETTERS)
  const { buffer } = memory
  const run = exported as unknown as Functions
  run.setup(bits, model.header.step)
  fillEmbedding(model, new Uint8Array(buffer, at('TABLE'), 2 ** bits * ROW_BYTES))
  if (prepared === undefined) layOut(model, buffer, at)
  else new Uint8Array(buffer, at('WINDOWS')).set(prepared.weights)
  new Int32Array(buffer, at('HASH'), hash.length).set(hash)
  new Uint8Array(buffer, at('UNPAIRED'), unpaired.length).set(unpaired)
  return viewsOf(memory, run, at, letters)
}

/** Lays the weights into the kernel's memory. */
function layOut(model: Model, buffer: ArrayBuffer, at: (name: string) => number): void {
  const { hidden } = model.header
  const floats = (name: string, length: number): Float32Array => new Float32Array(buffer, at(name), length)
  fillTurned(model.windows, ROW, floats('WINDOWS', ROW * MOST_RULES), MOST_RULES)
  fillTurned(model.clause, ROW, floats('CLAUSE', ROW * MOST_RULES), MOST_RULES)
  fillTurned(model.inner, ROW, floats('INNER', ROW * MOST_HIDDEN), MOST_HIDDEN)
  floats('INNER_BIAS', hidden).set(model.innerBias)
  fillTurned(model.outer, hidden, floats('OUTER', hidden * MOST_RULES), MOST_RULES)
}

/**
 * The same model with what a start of the kernel would have to make of it: for the build of a program, whose kernel is the same. A model that
 * the kernel cannot run comes back as it is. Throws if the bytes are no model.
 */
export function prepareModel(bytes: Uint8Array): Uint8Array {
  const model = decodeModel(bytes)
  const kernel = startKernel(model, {
    hash: new Int32Array(0),
    unpaired: new Uint8Array(0),
    anonymous: new Uint8Array(0),
    place: -1,
  })
  if (kernel === undefined) return bytes
  const { buffer, byteOffset, byteLength } = kernel.weights
  return encodePrepared(model, {
    kernel: fromBase64(KERNEL).slice(),
    weights: new Uint8Array(buffer.slice(byteOffset, byteOffset + byteLength)),
  })
}

function isLight(weights: Float32Array, rules: number): boolean {
  const row = weights.length / rules
  for (let rule = 0, at = 0; rule < rules; rule++) {
    let sum = 0
    for (const end = at + row; at < end; at++) {
      const weight = weights[at] as number
      sum += weight < 0 ? -weight : weight
    }
    if (!(sum <= MOST_WEIGHT)) return false
  }
  return true
}

/** Code units that there is room for from the start. */
const LETTERS = 1 << 14

function viewsOf(memory: WebAssembly.Memory, run: Functions, at: (name: string) => number, place: number): Kernel {
  const slots = at('SLOTS')
  const lists = at('LISTS')
  const listRoom = at('LIST_ROOM')
  const make = () => {
    const { buffer } = memory
    const ints = (name: string, length: number): Int32Array => new Int32Array(buffer, at(name), length)
    return {
      word: ints('WORD', slots),
      flag: ints('FLAG', slots),
      text: ints('TEXT', slots),
      length: ints('LENGTH', slots),
      list: ints('LIST', slots),
      count: ints('COUNT', slots),
      sum: ints('SUM', slots * ROW),
      extra: ints('EXTRA', 2 * at('EXTRAS')),
      total: ints('TOTAL', ROW),
      weights: new Uint8Array(buffer, at('WINDOWS'), at('OUTER') + 4 * MOST_HIDDEN * MOST_RULES - at('WINDOWS')),
      votes: new Float32Array(buffer, at('VOTES'), MOST_RULES),
      whole: new Float32Array(buffer, at('WHOLE'), MOST_RULES),
      read: new Float64Array(buffer, at('READ'), ROW),
      hidden: new Float64Array(buffer, at('HIDDEN'), MOST_HIDDEN),
      listFirst: ints('LIST_FIRST', lists + 1),
      listClass: new Uint16Array(buffer, at('LIST_CLASS'), listRoom),
    }
  }
  let codes = new Uint16Array(memory.buffer, place)
  const kernel = {
    run,
    slots,
    extras: at('EXTRAS'),
    lists,
    listRoom,
    ...make(),
    letters(count: number) {
      if (count > codes.length) {
        // A memory that grows moves, and the arrays over it with it.
        reserve(memory, place + 2 * count)
        codes = new Uint16Array(memory.buffer, place)
        Object.assign(kernel, make())
      }
      return { at: place, codes }
    },
  }
  return kernel
}

function reserve(memory: WebAssembly.Memory, bytes: number): void {
  const missing = bytes - memory.buffer.byteLength
  if (missing > 0) memory.grow(Math.ceil(missing / 65536))
}

/** Rows of weights become columns of `height` numbers: so many sums are made by one instruction. */
function fillTurned(weights: Float32Array, width: number, into: Float32Array, height: number): void {
  for (let from = 0, row = 0; from < weights.length; row++) {
    for (let to = row, end = from + width; from < end; from++, to += height) into[to] = weights[from] as number
  }
}

let module: WebAssembly.Module | undefined

function instantiate(bytes?: Uint8Array<ArrayBuffer>): Record<string, unknown> | undefined {
  try {
    module ??= new WebAssembly.Module(bytes ?? fromBase64(KERNEL))
    return new WebAssembly.Instance(module).exports
  } catch {
    // No WebAssembly, none with SIMD, or a page that forbids it: the reference does the work.
    return undefined
  }
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Written for a loop that runs once and is never compiled: four digits a turn. What the padding gives is cut off. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const digit = new Uint8Array(128)
  for (let value = 0; value < 64; value++) digit[DIGITS.charCodeAt(value)] = value
  const bytes = new Uint8Array((text.length >> 2) * 3)
  let at = 0
  for (let index = 0; index < text.length; index += 4) {
    const bits =
      ((digit[text.charCodeAt(index)] as number) << 18) |
      ((digit[text.charCodeAt(index + 1)] as number) << 12) |
      ((digit[text.charCodeAt(index + 2)] as number) << 6) |
      (digit[text.charCodeAt(index + 3)] as number)
    bytes[at] = bits >> 16
    bytes[at + 1] = bits >> 8
    bytes[at + 2] = bits
    at += 3
  }
  return bytes.subarray(0, at - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0))
}
