/**
 * Scores of a clause whose sums lie in memory: its windows, and the clause as a whole. Upper bounds in 32 bits, but for the hidden numbers, which are
 * exact (`../README.md`).
 */
import {
  CLAUSE,
  COUNT,
  CURVED,
  DIMENSION,
  HIDDEN,
  INNER,
  INNER_BIAS,
  OUTER,
  READ,
  RULES,
  SUM,
  UNITS,
  VOTES,
  WHOLE,
  WINDOWS,
} from './layout'

let step: f32 = 0

/** Takes the real value of one step of the embeddings. */
export function setStep(scale: f32): void {
  step = scale
}

function curve(x: v128): v128 {
  const three = f32x4.splat(3)
  const bounded = f32x4.max(f32x4.min(x, three), f32x4.neg(three))
  const square = f32x4.mul(bounded, bounded)
  const above = f32x4.mul(bounded, f32x4.add(f32x4.splat(27), square))
  return f32x4.div(above, f32x4.add(f32x4.splat(27), f32x4.mul(f32x4.splat(9), square)))
}

/** Fills `VOTES` with the best scores of the windows of a clause that lies in slots [from, to). */
export function score(from: i32, to: i32): void {
  for (let at = 0; at < RULES; at++) store<f32>(VOTES + (at << 2), -Infinity)
  for (let slot = from; slot < to; slot++) {
    const left = slot > from ? slot - 1 : slot
    const right = slot + 1 < to ? slot + 1 : slot
    let count = 0
    for (let at = left; at <= right; at++) count += load<i32>(COUNT + (at << 2))
    const share = f32x4.splat(step / sqrt<f32>(<f32>max(1, count)))
    for (let d = 0; d < 4 * DIMENSION; d += 16) {
      let sum = v128.load(SUM + left * 4 * DIMENSION + d)
      for (let at = left + 1; at <= right; at++) sum = i32x4.add(sum, v128.load(SUM + at * 4 * DIMENSION + d))
      v128.store(CURVED + d, curve(f32x4.mul(f32x4.convert_i32x4_s(sum), share)))
    }
    vote()
  }
}

/** Raises `VOTES` to the products of the curved numbers with the rules' weights, which lie by dimension. */
function vote(): void {
  let a = f32x4.splat(0)
  let b = a
  let c = a
  let d = a
  let e = a
  let f = a
  for (let dimension = 0; dimension < DIMENSION; dimension++) {
    const value = v128.load32_splat(CURVED + (dimension << 2))
    const at = WINDOWS + dimension * 4 * RULES
    a = f32x4.add(a, f32x4.mul(value, v128.load(at)))
    b = f32x4.add(b, f32x4.mul(value, v128.load(at, 16)))
    c = f32x4.add(c, f32x4.mul(value, v128.load(at, 32)))
    d = f32x4.add(d, f32x4.mul(value, v128.load(at, 48)))
    e = f32x4.add(e, f32x4.mul(value, v128.load(at, 64)))
    f = f32x4.add(f, f32x4.mul(value, v128.load(at, 80)))
  }
  v128.store(VOTES, f32x4.max(v128.load(VOTES), a))
  v128.store(VOTES + 16, f32x4.max(v128.load(VOTES, 16), b))
  v128.store(VOTES + 32, f32x4.max(v128.load(VOTES, 32), c))
  v128.store(VOTES + 48, f32x4.max(v128.load(VOTES, 48), d))
  v128.store(VOTES + 64, f32x4.max(v128.load(VOTES, 64), e))
  v128.store(VOTES + 80, f32x4.max(v128.load(VOTES, 80), f))
}

/** Scores the clause as a whole: `HIDDEN` is made from `READ`, and `WHOLE` holds the products of both with the rules' weights. */
export function whole(): void {
  for (let unit = 0; unit < UNITS; unit += 16) hide(unit)
  memory.fill(WHOLE, 0, 4 * RULES)
  give(READ, DIMENSION, CLAUSE)
  give(HIDDEN, UNITS, OUTER)
}

/** Makes sixteen hidden numbers, in the order of steps of `../../network.ts`: each is a sum over the numbers of `READ`, one after the other. */
function hide(unit: i32): void {
  const bias = INNER_BIAS + (unit << 2)
  let a = f64x2.promote_low_f32x4(v128.load64_zero(bias))
  let b = f64x2.promote_low_f32x4(v128.load64_zero(bias, 8))
  let c = f64x2.promote_low_f32x4(v128.load64_zero(bias, 16))
  let d = f64x2.promote_low_f32x4(v128.load64_zero(bias, 24))
  let e = f64x2.promote_low_f32x4(v128.load64_zero(bias, 32))
  let f = f64x2.promote_low_f32x4(v128.load64_zero(bias, 40))
  let g = f64x2.promote_low_f32x4(v128.load64_zero(bias, 48))
  let h = f64x2.promote_low_f32x4(v128.load64_zero(bias, 56))
  let at = INNER + (unit << 2)
  for (let number = READ; number < READ + 8 * DIMENSION; number += 8) {
    const value = v128.load64_splat(number)
    a = f64x2.add(a, f64x2.mul(value, f64x2.promote_low_f32x4(v128.load64_zero(at))))
    b = f64x2.add(b, f64x2.mul(value, f64x2.promote_low_f32x4(v128.load64_zero(at, 8))))
    c = f64x2.add(c, f64x2.mul(value, f64x2.promote_low_f32x4(v128.load64_zero(at, 16))))
    d = f64x2.add(d, f64x2.mul(value, f64x2.promote_low_f32x4(v128.load64_zero(at, 24))))
    e = f64x2.add(e, f64x2.mul(value, f64x2.promote_low_f32x4(v128.load64_zero(at, 32))))
    f = f64x2.add(f, f64x2.mul(value, f64x2.promote_low_f32x4(v128.load64_zero(at, 40))))
    g = f64x2.add(g, f64x2.mul(value, f64x2.promote_low_f32x4(v128.load64_zero(at, 48))))
    h = f64x2.add(h, f64x2.mul(value, f64x2.promote_low_f32x4(v128.load64_zero(at, 56))))
    at += 4 * UNITS
  }
  const into = HIDDEN + (unit << 3)
  v128.store(into, curve64(a))
  v128.store(into + 16, curve64(b))
  v128.store(into + 32, curve64(c))
  v128.store(into + 48, curve64(d))
  v128.store(into + 64, curve64(e))
  v128.store(into + 80, curve64(f))
  v128.store(into + 96, curve64(g))
  v128.store(into + 112, curve64(h))
}

/** The curve of `../../network.ts`, step by step. */
function curve64(x: v128): v128 {
  const three = f64x2.splat(3)
  const bounded = f64x2.max(f64x2.min(x, three), f64x2.neg(three))
  const square = f64x2.mul(bounded, bounded)
  const above = f64x2.mul(bounded, f64x2.add(f64x2.splat(27), square))
  return f64x2.div(above, f64x2.add(f64x2.splat(27), f64x2.mul(f64x2.splat(9), square)))
}

/** Adds to `WHOLE` the products of `count` 64-bit numbers with the rules' weights, which lie by number. */
function give(values: i32, count: i32, weights: i32): void {
  let a = v128.load(WHOLE)
  let b = v128.load(WHOLE, 16)
  let c = v128.load(WHOLE, 32)
  let d = v128.load(WHOLE, 48)
  let e = v128.load(WHOLE, 64)
  let f = v128.load(WHOLE, 80)
  for (let at = values; at < values + (count << 3); at += 8) {
    const value = f32x4.splat(<f32>load<f64>(at))
    a = f32x4.add(a, f32x4.mul(value, v128.load(weights)))
    b = f32x4.add(b, f32x4.mul(value, v128.load(weights, 16)))
    c = f32x4.add(c, f32x4.mul(value, v128.load(weights, 32)))
    d = f32x4.add(d, f32x4.mul(value, v128.load(weights, 48)))
    e = f32x4.add(e, f32x4.mul(value, v128.load(weights, 64)))
    f = f32x4.add(f, f32x4.mul(value, v128.load(weights, 80)))
    weights += 4 * RULES
  }
  v128.store(WHOLE, a)
  v128.store(WHOLE + 16, b)
  v128.store(WHOLE + 32, c)
  v128.store(WHOLE + 48, d)
  v128.store(WHOLE + 64, e)
  v128.store(WHOLE + 80, f)
}
