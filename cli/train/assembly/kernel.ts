/**
 * The kernel of training, in AssemblyScript: what one clause costs, forward and backward, four numbers at a time. Every operation is one of
 * IEEE 754 in 32 bits, in an order that is written here, so that the same data give the same weights on every machine. Rows of numbers begin at
 * multiples of 16 bytes; what fills them up is zero. Where the arrays lie is told by `../kernel.ts`.
 */
import { curve, isZero, slope, sumOf } from './numbers'

export { adam, backward, forward, setupHidden } from './hidden'

/** Bytes of a row of the clause's numbers. */
let row: i32 = 0
let rules: i32 = 0
let window: i32 = 0
let embedding: i32 = 0
let embeddingSquares: i32 = 0
let clause: i32 = 0
let clauseSquares: i32 = 0
let windows: i32 = 0
let windowsSquares: i32 = 0
let bias: i32 = 0
let biasSquares: i32 = 0
let total: i32 = 0
let top: i32 = 0
let down: i32 = 0
let rows: i32 = 0
let places: i32 = 0
let counts: i32 = 0
let scales: i32 = 0
let sums: i32 = 0
let curved: i32 = 0
let pre: i32 = 0
let back: i32 = 0
let spread: i32 = 0
let scores: i32 = 0
let logit: i32 = 0

/** Takes the shape of the network and the addresses of its arrays, in the order of `PLACES` in `../kernel.ts`. */
export function setup(table: i32, rowBytes: i32, ruleCount: i32, reach: i32): void {
  row = rowBytes
  rules = ruleCount
  window = reach
  embedding = load<i32>(table)
  embeddingSquares = load<i32>(table, 4)
  clause = load<i32>(table, 8)
  clauseSquares = load<i32>(table, 12)
  windows = load<i32>(table, 16)
  windowsSquares = load<i32>(table, 20)
  bias = load<i32>(table, 24)
  biasSquares = load<i32>(table, 28)
  total = load<i32>(table, 32)
  top = load<i32>(table, 36)
  down = load<i32>(table, 40)
  rows = load<i32>(table, 44)
  places = load<i32>(table, 48)
  counts = load<i32>(table, 52)
  scales = load<i32>(table, 56)
  sums = load<i32>(table, 60)
  curved = load<i32>(table, 64)
  pre = load<i32>(table, 68)
  back = load<i32>(table, 72)
  spread = load<i32>(table, 76)
  scores = load<i32>(table, 80)
  logit = load<i32>(table, 84)
}

function add(to: i32, from: i32): void {
  for (let at = 0; at < row; at += 16) v128.store(to + at, f32x4.add(v128.load(to + at), v128.load(from + at)))
}

/** Adagrad's step of four weights along their slopes. */
function step(weights: i32, squares: i32, gradient: v128, rate: v128): void {
  const square = f32x4.add(v128.load(squares), f32x4.mul(gradient, gradient))
  v128.store(squares, square)
  v128.store(weights, f32x4.sub(v128.load(weights), f32x4.div(f32x4.mul(rate, gradient), f32x4.sqrt(square))))
}

/** Adds up `near` features of a clause of `words` words: the clause as a whole into `top`, its windows into `curved`. Clears what slopes come down to. */
export function read(near: i32, words: i32): void {
  memory.fill(total, 0, row)
  memory.fill(down, 0, row)
  memory.fill(sums, 0, words * row)
  memory.fill(back, 0, words * row)
  memory.fill(counts, 0, words << 2)
  if (words === 0) {
    memory.fill(curved, 0, row)
    memory.fill(back, 0, row)
  }
  for (let index = 0; index < near; index++) {
    const from = embedding + load<i32>(rows + (index << 2)) * row
    const word = load<i32>(places + (index << 2))
    if (word >= 0) {
      const count = counts + (word << 2)
      store<i32>(count, load<i32>(count) + 1)
      add(sums + word * row, from)
    } else add(total, from)
  }
  for (let word = 0; word < words; word++) add(total, sums + word * row)
  const scale = f32x4.splat(scaleOf(near))
  for (let at = 0; at < row; at += 16) {
    const sum = f32x4.mul(v128.load(total + at), scale)
    v128.store(total + at, sum)
    v128.store(top + at, curve(sum))
  }
  readWindows(words)
}

function scaleOf(count: i32): f32 {
  return <f32>1 / sqrt<f32>(<f32>max(1, count))
}

function readWindows(words: i32): void {
  for (let word = 0; word < words; word++) {
    const from = max(0, word - window)
    const to = min(words - 1, word + window)
    const place = word * row
    let count = load<i32>(counts + (from << 2))
    memory.copy(pre + place, sums + from * row, row)
    for (let other = from + 1; other <= to; other++) {
      count += load<i32>(counts + (other << 2))
      add(pre + place, sums + other * row)
    }
    const part = scaleOf(count)
    store<f32>(scales + (word << 2), part)
    const share = f32x4.splat(part)
    for (let at = place; at < place + row; at += 16) {
      const sum = f32x4.mul(v128.load(pre + at), share)
      v128.store(pre + at, sum)
      v128.store(curved + at, curve(sum))
    }
  }
}

function product(a: i32, b: i32): f32 {
  let sum = f32x4.splat(0)
  for (let at = 0; at < row; at += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(a + at), v128.load(b + at)))
  return sumOf(sum)
}

/** Adds to `logit`, by rule, its bias and what the clause as a whole says; fills `scores`, by rule and word, with what the windows say. */
export function score(words: i32): void {
  for (let rule = 0; rule < rules; rule++) {
    const place = logit + (rule << 2)
    store<f32>(place, load<f32>(place) + load<f32>(bias + (rule << 2)) + product(clause + rule * row, top))
    const into = scores + ((rule * words) << 2)
    for (let word = 0; word < words; word++)
      store<f32>(into + (word << 2), product(windows + rule * row, curved + word * row))
  }
}

/** Sets the window of `told` further before the one of `beside`, for a rule. */
export function push(rule: i32, told: i32, beside: i32, force: f32, rate: f32): void {
  const share = f32x4.splat(force)
  const pace = f32x4.splat(rate)
  const from = rule * row
  for (let at = 0; at < row; at += 16) {
    const here = told * row + at
    const there = beside * row + at
    const weight = f32x4.mul(share, v128.load(windows + from + at))
    v128.store(back + here, f32x4.sub(v128.load(back + here), weight))
    v128.store(back + there, f32x4.add(v128.load(back + there), weight))
    const apart = f32x4.sub(v128.load(curved + there), v128.load(curved + here))
    step(windows + from + at, windowsSquares + from + at, f32x4.mul(share, apart), pace)
  }
}

/** Moves the weights of a rule along its slope, and hands the slope down to the clause and to the window of word `best`. */
export function move(rule: i32, best: i32, gradient: f32, rate: f32): void {
  const slopes = f32x4.splat(gradient)
  const pace = f32x4.splat(rate)
  const from = rule * row
  const place = best * row
  for (let at = 0; at < row; at += 16) {
    v128.store(down + at, f32x4.add(v128.load(down + at), f32x4.mul(slopes, v128.load(clause + from + at))))
    const below = back + place + at
    v128.store(below, f32x4.add(v128.load(below), f32x4.mul(slopes, v128.load(windows + from + at))))
    step(clause + from + at, clauseSquares + from + at, f32x4.mul(slopes, v128.load(top + at)), pace)
    step(windows + from + at, windowsSquares + from + at, f32x4.mul(slopes, v128.load(curved + place + at)), pace)
  }
  const square = load<f32>(biasSquares + (rule << 2)) + gradient * gradient
  store<f32>(biasSquares + (rule << 2), square)
  const held = load<f32>(bias + (rule << 2))
  store<f32>(bias + (rule << 2), held - (rate * gradient) / sqrt<f32>(square))
}

/** Moves the embeddings of the features along the slopes that came down to them; `deep` is the address of further slopes of `top`, or 0. */
export function finish(near: i32, words: i32, deep: i32, rate: f32): void {
  const scale = f32x4.splat(scaleOf(near))
  const pace = f32x4.splat(rate)
  for (let at = 0; at < row; at += 16) {
    let slopes = v128.load(down + at)
    if (deep !== 0) slopes = f32x4.add(slopes, v128.load(deep + at))
    v128.store(down + at, f32x4.mul(f32x4.mul(slopes, slope(v128.load(total + at))), scale))
  }
  if (isZero(down, row) && isZero(back, words * row)) return
  spreadBack(words)
  for (let index = 0; index < near; index++) {
    const from = load<i32>(rows + (index << 2)) * row
    const word = load<i32>(places + (index << 2))
    for (let at = 0; at < row; at += 16) {
      let gradient = v128.load(down + at)
      if (word >= 0) gradient = f32x4.add(gradient, v128.load(spread + word * row + at))
      step(embedding + from + at, embeddingSquares + from + at, gradient, pace)
    }
  }
}

/** From the slopes of the windows to those of the words in them. */
function spreadBack(words: i32): void {
  memory.fill(spread, 0, words * row)
  for (let word = 0; word < words; word++) {
    const place = word * row
    if (isZero(back + place, row)) continue
    const share = f32x4.splat(load<f32>(scales + (word << 2)))
    for (let at = 0; at < row; at += 16) {
      const here = f32x4.mul(f32x4.mul(v128.load(back + place + at), slope(v128.load(pre + place + at))), share)
      for (let other = max(0, word - window); other <= min(words - 1, word + window); other++) {
        const to = spread + other * row + at
        v128.store(to, f32x4.add(v128.load(to), here))
      }
    }
  }
}
