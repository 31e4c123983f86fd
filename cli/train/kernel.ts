/** Starts the kernel of training, WebAssembly made of `assembly/kernel.ts`, and lays the arrays of a network into its memory. */
import { TRAINING_KERNEL } from './kernel-bytes.ts'

/** The shape of what is trained. */
export interface Shape {
  readonly rules: number
  readonly dimension: number
  readonly bits: number
  readonly window: number
  readonly hidden: number
  /** The most features and words that a clause has. */
  readonly features: number
  readonly words: number
}

/** What the kernel exports; see `assembly/kernel.ts`. Addresses are bytes, features and words are counted. */
interface Functions {
  setup(table: number, rowBytes: number, rules: number, window: number): void
  setupHidden(table: number, rowBytes: number, unitBytes: number, rules: number, units: number): void
  read(near: number, words: number): void
  score(words: number): void
  push(rule: number, told: number, beside: number, force: number, rate: number): void
  move(rule: number, best: number, gradient: number, rate: number): void
  finish(near: number, words: number, deep: number, rate: number): void
  forward(): void
  backward(): void
  adam(
    weights: number,
    gradients: number,
    means: number,
    squares: number,
    bytes: number,
    rate: number,
    first: number,
    second: number,
    fade: number,
    fadeSquares: number,
    tiny: number,
  ): void
}

/** Rows of numbers in the kernel's memory. */
export interface Table {
  /** Address in bytes. */
  readonly at: number
  /** Numbers of a row, and of a row with what fills it up to a multiple of four. */
  readonly width: number
  readonly stride: number
  readonly numbers: Float32Array
}

/** The arrays that the clause is read and moved by, in the order in which the kernel asks for their addresses. */
const PLACES = [
  'embedding',
  'embeddingSquares',
  'clause',
  'clauseSquares',
  'windows',
  'windowsSquares',
  'bias',
  'biasSquares',
  'total',
  'top',
  'down',
  'row',
  'word',
  'counts',
  'scales',
  'sums',
  'curved',
  'pre',
  'back',
  'spread',
  'scores',
  'logit',
] as const

/** The same for the hidden layer. Weights, and what moves them, lie side by side. */
const HIDDEN_PLACES = [
  'inner',
  'innerBias',
  'outer',
  'innerSum',
  'innerBiasSum',
  'outerSum',
  'read',
  'numbers',
  'hiddenPre',
  'hiddenDown',
  'deep',
  'logit',
  'gradient',
] as const

type Place = (typeof PLACES)[number] | (typeof HIDDEN_PLACES)[number] | 'means' | 'squares'

const PAGE = 65536
/** The kernel's own data lie below. */
const FIRST = 4096

/** A kernel at work on one network. */
export class TrainingKernel {
  /** The functions of the kernel, which work on `tables`. */
  readonly run: Functions
  readonly tables: Readonly<Record<Place, Table>>
  /** Rows of the features of a clause, and the word of each, -1 for none. */
  readonly row: Int32Array
  readonly word: Int32Array

  /** Throws `RangeError` where the network does not fit into memory. */
  constructor(shape: Shape) {
    const { rules, dimension, window, hidden, features } = shape
    const sizes = Object.entries(sizesOf(shape))
    const exported = new WebAssembly.Instance(compiled()).exports
    const memory = exported.memory as WebAssembly.Memory
    const addresses: number[] = []
    let end = FIRST + 4 * (PLACES.length + HIDDEN_PLACES.length)
    for (const [, [count, width]] of sizes) {
      end = (end + 15) & ~15
      addresses.push(end)
      end += 4 * count * fill(width)
    }
    const missing = end - memory.buffer.byteLength
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE))
    const { buffer } = memory
    this.tables = Object.fromEntries(
      sizes.map(([name, [count, width]], index): [string, Table] => {
        const at = addresses[index] as number
        const stride = fill(width)
        return [name, { at, width, stride, numbers: new Float32Array(buffer, at, count * stride) }]
      }),
    ) as Record<Place, Table>
    this.row = new Int32Array(buffer, this.tables.row.at, features)
    this.word = new Int32Array(buffer, this.tables.word.at, features)
    this.run = exported as unknown as Functions
    new Int32Array(buffer, FIRST).set([...PLACES, ...HIDDEN_PLACES].map((name) => this.tables[name].at))
    this.run.setup(FIRST, 4 * fill(dimension), rules, window)
    this.run.setupHidden(FIRST + 4 * PLACES.length, 4 * fill(dimension), 4 * fill(hidden), rules, hidden)
  }
}

/** Rows of each table, and numbers of a row, in the order in which they lie in memory. */
function sizesOf({ rules, dimension, bits, hidden, features, words }: Shape): Record<Place, readonly [number, number]> {
  const layer = hidden * fill(dimension) + fill(hidden) + rules * fill(hidden)
  return {
    embedding: [2 ** bits, dimension],
    embeddingSquares: [2 ** bits, dimension],
    clause: [rules, dimension],
    clauseSquares: [rules, dimension],
    windows: [rules, dimension],
    windowsSquares: [rules, dimension],
    bias: [1, rules],
    biasSquares: [1, rules],
    total: [1, dimension],
    top: [1, dimension],
    down: [1, dimension],
    row: [1, features],
    word: [1, features],
    counts: [1, words],
    scales: [1, words],
    sums: [words, dimension],
    curved: [words, dimension],
    pre: [words, dimension],
    back: [words, dimension],
    spread: [words, dimension],
    scores: [1, rules * words],
    logit: [1, rules],
    inner: [hidden, dimension],
    innerBias: [1, hidden],
    outer: [rules, hidden],
    innerSum: [hidden, dimension],
    innerBiasSum: [1, hidden],
    outerSum: [rules, hidden],
    read: [1, dimension],
    numbers: [1, hidden],
    hiddenPre: [1, hidden],
    hiddenDown: [1, hidden],
    deep: [1, dimension],
    gradient: [1, rules],
    means: [1, layer],
    squares: [1, layer],
  }
}

/** Fills a table with rows that stand without a gap. Throws `RangeError` where they are more or fewer than its own. */
export function layRows({ width, stride, numbers }: Table, rows: Float32Array): void {
  const count = numbers.length / stride
  if (rows.length !== count * width)
    throw new RangeError(`${rows.length} numbers for a table of ${count} rows of ${width}`)
  if (width === stride) numbers.set(rows)
  else
    for (let from = 0, to = 0; from < rows.length; from += width, to += stride)
      numbers.set(rows.subarray(from, from + width), to)
}

/** The rows of a table without a gap, as a copy. */
export function takeRows({ width, stride, numbers }: Table): Float32Array {
  if (width === stride) return numbers.slice()
  return numbers.filter((_, at) => at % stride < width)
}

/** Numbers of a row with what fills it up. */
function fill(width: number): number {
  return (width + 3) & ~3
}

let held: WebAssembly.Module | undefined

function compiled(): WebAssembly.Module {
  held ??= new WebAssembly.Module(Buffer.from(TRAINING_KERNEL, 'base64'))
  return held
}
