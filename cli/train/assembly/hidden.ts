/** The hidden layer of a clause, while it learns: forward, backward, and the steps of Adam. See `../hidden-pass.ts`. */
import { curve, isZero, slope, sumOf } from './numbers'

/** Bytes of a row of the clause's numbers, and of one of hidden numbers. */
let row: i32 = 0
let unitRow: i32 = 0
let rules: i32 = 0
let units: i32 = 0
let inner: i32 = 0
let innerBias: i32 = 0
let outer: i32 = 0
let innerSum: i32 = 0
let biasSum: i32 = 0
let outerSum: i32 = 0
let read: i32 = 0
let numbers: i32 = 0
let pre: i32 = 0
let down: i32 = 0
let back: i32 = 0
let logit: i32 = 0
let gradient: i32 = 0

/** Takes the shape of the layer and the addresses of its arrays, in the order of `HIDDEN_PLACES` in `../kernel.ts`. */
export function setupHidden(table: i32, rowBytes: i32, unitBytes: i32, ruleCount: i32, unitCount: i32): void {
  row = rowBytes
  unitRow = unitBytes
  rules = ruleCount
  units = unitCount
  inner = load<i32>(table)
  innerBias = load<i32>(table, 4)
  outer = load<i32>(table, 8)
  innerSum = load<i32>(table, 12)
  biasSum = load<i32>(table, 16)
  outerSum = load<i32>(table, 20)
  read = load<i32>(table, 24)
  numbers = load<i32>(table, 28)
  pre = load<i32>(table, 32)
  down = load<i32>(table, 36)
  back = load<i32>(table, 40)
  logit = load<i32>(table, 44)
  gradient = load<i32>(table, 48)
}

/** From the clause's numbers in `read` to the hidden numbers and, by rule, `logit`. */
export function forward(): void {
  for (let unit = 0; unit < units; unit++) {
    let sum = f32x4.splat(0)
    for (let at = 0; at < row; at += 16)
      sum = f32x4.add(sum, f32x4.mul(v128.load(inner + unit * row + at), v128.load(read + at)))
    store<f32>(pre + (unit << 2), load<f32>(innerBias + (unit << 2)) + sumOf(sum))
  }
  for (let at = 0; at < unitRow; at += 16) v128.store(numbers + at, curve(v128.load(pre + at)))
  for (let rule = 0; rule < rules; rule++) {
    let sum = f32x4.splat(0)
    for (let at = 0; at < unitRow; at += 16)
      sum = f32x4.add(sum, f32x4.mul(v128.load(outer + rule * unitRow + at), v128.load(numbers + at)))
    store<f32>(logit + (rule << 2), sumOf(sum))
  }
}

/** From the slopes of the log-odds in `gradient` to those of the clause's numbers in `back`; what moves the layer is gathered. */
export function backward(): void {
  memory.fill(down, 0, unitRow)
  memory.fill(back, 0, row)
  for (let rule = 0; rule < rules; rule++) {
    const here = load<f32>(gradient + (rule << 2))
    if (here === 0) continue
    const slopes = f32x4.splat(here)
    for (let at = 0; at < unitRow; at += 16) {
      const place = rule * unitRow + at
      v128.store(down + at, f32x4.add(v128.load(down + at), f32x4.mul(slopes, v128.load(outer + place))))
      const sum = f32x4.add(v128.load(outerSum + place), f32x4.mul(slopes, v128.load(numbers + at)))
      v128.store(outerSum + place, sum)
    }
  }
  for (let at = 0; at < unitRow; at += 16) {
    const slopes = f32x4.mul(v128.load(down + at), slope(v128.load(pre + at)))
    v128.store(down + at, slopes)
    v128.store(biasSum + at, f32x4.add(v128.load(biasSum + at), slopes))
  }
  if (isZero(down, unitRow)) return
  for (let unit = 0; unit < units; unit++) {
    const here = load<f32>(down + (unit << 2))
    if (here === 0) continue
    const slopes = f32x4.splat(here)
    for (let at = 0; at < row; at += 16) {
      const place = unit * row + at
      v128.store(back + at, f32x4.add(v128.load(back + at), f32x4.mul(slopes, v128.load(inner + place))))
      v128.store(innerSum + place, f32x4.add(v128.load(innerSum + place), f32x4.mul(slopes, v128.load(read + at))))
    }
  }
}

/**
 * A step by Adam of so many bytes of weights, with the sums of their slopes, which are cleared; `first` and `second` are what the means and
 * the squares lack for having begun at zero.
 */
export function adam(
  weights: i32,
  gradients: i32,
  means: i32,
  squares: i32,
  bytes: i32,
  rate: f32,
  first: f32,
  second: f32,
  fade: f32,
  fadeSquares: f32,
  tiny: f32,
): void {
  const pace = f32x4.splat(rate)
  for (let at = 0; at < bytes; at += 16) {
    const slopes = v128.load(gradients + at)
    const mean = f32x4.add(
      f32x4.mul(f32x4.splat(fade), v128.load(means + at)),
      f32x4.mul(f32x4.splat(1 - fade), slopes),
    )
    const square = f32x4.add(
      f32x4.mul(f32x4.splat(fadeSquares), v128.load(squares + at)),
      f32x4.mul(f32x4.splat(1 - fadeSquares), f32x4.mul(slopes, slopes)),
    )
    v128.store(means + at, mean)
    v128.store(squares + at, square)
    const width = f32x4.add(f32x4.sqrt(f32x4.div(square, f32x4.splat(second))), f32x4.splat(tiny))
    const change = f32x4.div(f32x4.mul(pace, f32x4.div(mean, f32x4.splat(first))), width)
    v128.store(weights + at, f32x4.sub(v128.load(weights + at), change))
  }
  memory.fill(gradients, 0, bytes)
}
