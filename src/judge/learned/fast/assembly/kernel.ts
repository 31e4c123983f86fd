/**
 * The kernel of the learned judge, in AssemblyScript: hashes the features of a clause, adds up their embeddings, and tells what no rule of
 * the clause can exceed. Sums are of whole numbers, so they equal those of `../../network.ts`; scores are upper bounds only (`../README.md`).
 * The namespaces and hashes are those of `../../feature-hash.ts`; every array lies at a fixed place that is exported for `../kernel.ts`.
 */

/** Dimensions, rules rounded up to whole vectors, and the hidden numbers of the layer that reads clauses together. */
const DIMENSION: i32 = 32
const RULES: i32 = 24
const CONTEXT: i32 = 64
/** What a clause is read with: four vectors, the first of which is its own. */
const READ_WITH: i32 = 4 * DIMENSION
/** Rows that are listed before they are added up; sixteen bits hold the sum. */
const MOST_ROWS: i32 = 1024
/** What is added to each number where it is packed, two in a byte: so packed, none is more than 7. */
const OFFSET: i32 = 4
/** Pairs of rows that eight bits can add up: two numbers are at most 14. */
const PAIRS: i32 = 16

/** Tokens that are held at a time. */
export const SLOTS: i32 = 1040
/** Numbers of classes. */
export const CLASSES: i32 = 1024
/** Numbers that all class lists hold together, and how many lists there are. */
export const LIST_ROOM: i32 = 262144
export const LISTS: i32 = 32768
/** Features that are given one by one in a call. */
export const EXTRAS: i32 = 1024

export const WORD: i32 = 1024
export const FLAG: i32 = WORD + 4 * SLOTS
export const TEXT: i32 = FLAG + 4 * SLOTS
export const LENGTH: i32 = TEXT + 4 * SLOTS
export const LIST: i32 = LENGTH + 4 * SLOTS
export const COUNT: i32 = LIST + 4 * SLOTS
export const SUM: i32 = COUNT + 4 * SLOTS
export const EXTRA: i32 = SUM + 4 * DIMENSION * SLOTS
export const TOTAL: i32 = EXTRA + 8 * EXTRAS
export const WINDOWS: i32 = TOTAL + 4 * DIMENSION
export const CLAUSE: i32 = WINDOWS + 4 * DIMENSION * RULES
export const VOTES: i32 = CLAUSE + 4 * DIMENSION * RULES
export const WHOLE: i32 = VOTES + 4 * RULES
/** What a clause is read with, and the hidden numbers that it gives: 64 bits each, the same as in `../../network.ts`. */
export const READ: i32 = WHOLE + 4 * RULES
export const HIDDEN: i32 = READ + 8 * READ_WITH
export const INNER_BIAS: i32 = HIDDEN + 8 * CONTEXT
export const INNER: i32 = INNER_BIAS + 4 * CONTEXT
export const OUTER: i32 = INNER + 4 * READ_WITH * CONTEXT
export const BESIDE: i32 = OUTER + 4 * CONTEXT * RULES
const ROWS: i32 = BESIDE + 4 * (READ_WITH - DIMENSION) * RULES
const CURVED: i32 = ROWS + 4 * MOST_ROWS
const STAMP: i32 = CURVED + 4 * DIMENSION
const BAG: i32 = STAMP + 4 * CLASSES
export const HASH: i32 = BAG + 4 * CLASSES
export const LIST_FIRST: i32 = HASH + 4 * CLASSES
export const LIST_CLASS: i32 = LIST_FIRST + 4 * (LISTS + 1)
/** By class, 1 if it is not read beside the others of its clause. */
export const UNPAIRED: i32 = LIST_CLASS + 2 * LIST_ROOM
export const TABLE: i32 = UNPAIRED + CLASSES

/** A flag of 0 is a token that is not read; with this bit its letters are read, not only its class. */
const SPELLED: i32 = 2

const PRIME: i32 = 0x01000193
const PAIR: i32 = 2
const PIECE: i32 = 4
const CLASS: i32 = 5
const CLASS_PAIR: i32 = 6
const CLASS_WORD: i32 = 7
const WORD_CLASS: i32 = 8
const CLASS_BAG: i32 = 9
const PLACE: i32 = 15

let mask: i32 = 0
let step: f32 = 0
let rows: i32 = 0
let goal: i32 = 0
let own: i32 = 0
let stamp: i32 = 0
let bagged: i32 = 0

function mix(hash: i32, value: i32): i32 {
  return (hash ^ value) * PRIME
}

function seed(space: i32): i32 {
  return mix(0x811c9dc5, space)
}

/** Puts the row of a hash on the list; the list is added to `goal` when it is full. */
function push(hash: i32): void {
  let value = hash ^ (hash >>> 15)
  value *= 0x2c1b3c6d
  value ^= value >>> 12
  if (rows === MOST_ROWS) flush()
  store<i32>(ROWS + (rows << 2), TABLE + ((value & mask) << 4))
  rows++
}

function widen(at: i32, sum: v128): void {
  v128.store(at, i32x4.add(v128.load(at), i32x4.extend_low_i16x8_s(sum)))
  v128.store(at + 16, i32x4.add(v128.load(at + 16), i32x4.extend_high_i16x8_s(sum)))
}

/**
 * Adds the rows of the list to `goal`. Two rows are added as they are packed, since half a byte holds two numbers; then the halves of 16 such pairs
 * in bytes, and all in sixteen bits.
 */
function flush(): void {
  const half = i8x16.splat(15)
  let a = i16x8.splat(0)
  let b = a
  let c = a
  let d = a
  const end = ROWS + (rows << 2)
  let at = ROWS
  while (at < end) {
    let even = i8x16.splat(0)
    let odd = even
    const stop = min(end - 4, at + (PAIRS << 3))
    for (; at < stop; at += 8) {
      const pair = i8x16.add(v128.load(load<i32>(at)), v128.load(load<i32>(at, 4)))
      even = i8x16.add(even, v128.and(pair, half))
      odd = i8x16.add(odd, i8x16.shr_u(pair, 4))
    }
    // The last of an odd number of rows.
    if (at === end - 4) {
      const one = v128.load(load<i32>(at))
      even = i8x16.add(even, v128.and(one, half))
      odd = i8x16.add(odd, i8x16.shr_u(one, 4))
      at += 4
    }
    a = i16x8.add(a, i16x8.extend_low_i8x16_u(even))
    b = i16x8.add(b, i16x8.extend_high_i8x16_u(even))
    c = i16x8.add(c, i16x8.extend_low_i8x16_u(odd))
    d = i16x8.add(d, i16x8.extend_high_i8x16_u(odd))
  }
  const offset = i16x8.splat(<i16>(OFFSET * rows))
  rows = 0
  widen(goal, i16x8.sub(v128.shuffle<i16>(a, c, 0, 8, 1, 9, 2, 10, 3, 11), offset))
  widen(goal + 32, i16x8.sub(v128.shuffle<i16>(a, c, 4, 12, 5, 13, 6, 14, 7, 15), offset))
  widen(goal + 64, i16x8.sub(v128.shuffle<i16>(b, d, 0, 8, 1, 9, 2, 10, 3, 11), offset))
  widen(goal + 96, i16x8.sub(v128.shuffle<i16>(b, d, 4, 12, 5, 13, 6, 14, 7, 15), offset))
}

/** Prepares for a model of 2^bits rows; `scale` is the real value of one step of its embeddings. */
export function setup(bits: i32, scale: f32): void {
  mask = (1 << bits) - 1
  step = scale
}

/** Begins a clause. */
export function begin(): void {
  memory.fill(TOTAL, 0, 4 * DIMENSION)
  own = 0
  stamp++
  bagged = 0
}

/**
 * Sums up the features of each token in slots [from, to). The clause, or the part of it that is held, begins at slot `first`; `end` is the
 * slot behind the clause, or less if it goes on.
 */
export function sums(from: i32, to: i32, first: i32, end: i32): void {
  let before = from - 1
  while (before >= first && load<i32>(FLAG + (before << 2)) === 0) before--
  if (before < first) before = -1
  for (let slot = from; slot < to; slot++) {
    goal = SUM + slot * 4 * DIMENSION
    memory.fill(goal, 0, 4 * DIMENSION)
    const count = load<i32>(FLAG + (slot << 2)) === 0 ? 0 : token(slot, before)
    if (count !== 0) before = slot
    let more = 0
    if (slot === end - 1) {
      const word = before < 0 ? seed(PLACE) : load<i32>(WORD + (before << 2))
      push(mix(mix(seed(PAIR), word), seed(PLACE)))
      more = 1
    }
    store<i32>(COUNT + (slot << 2), count + more)
    flush()
  }
}

function token(slot: i32, before: i32): i32 {
  const word = load<i32>(WORD + (slot << 2))
  const wordBefore = before < 0 ? seed(PLACE) : load<i32>(WORD + (before << 2))
  const list = load<i32>(LIST + (slot << 2))
  const at = LIST_CLASS + (load<i32>(LIST_FIRST + (list << 2)) << 1)
  const end = LIST_CLASS + (load<i32>(LIST_FIRST + (list << 2), 4) << 1)
  let last = 0
  let lastEnd = 0
  if (before >= 0) {
    const listBefore = load<i32>(LIST + (before << 2))
    last = LIST_CLASS + (load<i32>(LIST_FIRST + (listBefore << 2)) << 1)
    lastEnd = LIST_CLASS + (load<i32>(LIST_FIRST + (listBefore << 2), 4) << 1)
  }
  push(word)
  push(mix(mix(seed(PAIR), wordBefore), word))
  const beside = mix(seed(WORD_CLASS), wordBefore)
  for (let mine = at; mine < end; mine += 2) {
    const hash = load<i32>(HASH + ((<i32>load<u16>(mine)) << 2))
    push(mix(seed(CLASS), hash))
    push(mix(beside, hash))
    for (let other = last; other < lastEnd; other += 2) {
      push(mix(mix(seed(CLASS_PAIR), load<i32>(HASH + ((<i32>load<u16>(other)) << 2))), hash))
    }
  }
  for (let other = last; other < lastEnd; other += 2) {
    push(mix(mix(seed(CLASS_WORD), load<i32>(HASH + ((<i32>load<u16>(other)) << 2))), word))
  }
  const mine = (end - at) >> 1
  const others = (lastEnd - last) >> 1
  const count = 2 + mine * (2 + others) + others
  return load<i32>(FLAG + (slot << 2)) & SPELLED ? count + pieces(slot) : count
}

function pieces(slot: i32): i32 {
  const length = load<i32>(LENGTH + (slot << 2))
  if (length < 3) return 0
  const text = load<i32>(TEXT + (slot << 2))
  let count = 0
  // Word boundaries are letters of their own: 1 before, 2 behind.
  for (let from = -1; from < length - 1; from++) {
    let hash = seed(PIECE)
    hash = mix(hash, from < 0 ? 1 : <i32>load<u16>(text + (from << 1)))
    hash = mix(hash, <i32>load<u16>(text + ((from + 1) << 1)))
    hash = mix(hash, from + 2 === length ? 2 : <i32>load<u16>(text + ((from + 2) << 1)))
    push(hash)
    count++
    if (from + 2 === length) break
    push(mix(hash, from + 3 === length ? 2 : <i32>load<u16>(text + ((from + 3) << 1))))
    count++
  }
  return count
}

/** Adds `count` features of the list `EXTRA`: hash and slot, or -1 for the clause as a whole. */
export function extras(count: i32): void {
  for (let at = 0; at < count; at++) {
    const slot = load<i32>(EXTRA + (at << 3), 4)
    if (slot < 0) {
      goal = TOTAL
      own++
    } else {
      goal = SUM + slot * 4 * DIMENSION
      store<i32>(COUNT + (slot << 2), load<i32>(COUNT + (slot << 2)) + 1)
    }
    push(load<i32>(EXTRA + (at << 3)))
    flush()
  }
}

/** Counts the tokens in slots [from, to) into the clause. */
export function take(from: i32, to: i32): void {
  for (let slot = from; slot < to; slot++) {
    own += load<i32>(COUNT + (slot << 2))
    const sum = SUM + slot * 4 * DIMENSION
    for (let d = 0; d < 4 * DIMENSION; d += 16) {
      v128.store(TOTAL + d, i32x4.add(v128.load(TOTAL + d), v128.load(sum + d)))
    }
    if (load<i32>(FLAG + (slot << 2)) === 0) continue
    const list = load<i32>(LIST + (slot << 2))
    const end = load<i32>(LIST_FIRST + (list << 2), 4)
    for (let at = load<i32>(LIST_FIRST + (list << 2)); at < end; at++) {
      const id = <i32>load<u16>(LIST_CLASS + (at << 1))
      if (load<u8>(UNPAIRED + id) !== 0 || load<i32>(STAMP + (id << 2)) === stamp) continue
      store<i32>(STAMP + (id << 2), stamp)
      store<i32>(BAG + (bagged << 2), load<i32>(HASH + (id << 2)))
      bagged++
    }
  }
}

/** Adds the pairs of classes that the clause holds; returns the number of all its features. */
export function bag(): i32 {
  goal = TOTAL
  for (let a = 0; a < bagged; a++) {
    const one = load<i32>(BAG + (a << 2))
    for (let b = a + 1; b < bagged; b++) {
      const other = load<i32>(BAG + (b << 2))
      push(one < other ? mix(mix(seed(CLASS_BAG), one), other) : mix(mix(seed(CLASS_BAG), other), one))
    }
  }
  flush()
  own += (bagged * (bagged - 1)) >> 1
  return own
}

function curve(x: v128): v128 {
  const three = f32x4.splat(3)
  const bounded = f32x4.max(f32x4.min(x, three), f32x4.neg(three))
  const square = f32x4.mul(bounded, bounded)
  const above = f32x4.mul(bounded, f32x4.add(f32x4.splat(27), square))
  return f32x4.div(above, f32x4.add(f32x4.splat(27), f32x4.mul(f32x4.splat(9), square)))
}

/** Fills `VOTES` with the best scores of the windows around slots [from, to) of a clause held in [first, last). */
export function score(from: i32, to: i32, first: i32, last: i32): void {
  for (let at = 0; at < RULES; at++) store<f32>(VOTES + (at << 2), -Infinity)
  for (let slot = from; slot < to; slot++) {
    const left = slot > first ? slot - 1 : slot
    const right = slot + 1 < last ? slot + 1 : slot
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

/**
 * Scores the clause as a whole, together with those around it: `HIDDEN` is made from `READ`, and `WHOLE` holds the products. `alone`: there is nothing around
 * it, and all of `READ` but its beginning is zero.
 */
export function whole(alone: bool): void {
  const read = alone ? DIMENSION : READ_WITH
  for (let unit = 0; unit < CONTEXT; unit += 16) hide(unit, read)
  memory.fill(WHOLE, 0, 4 * RULES)
  give(READ, DIMENSION, CLAUSE)
  give(HIDDEN, CONTEXT, OUTER)
  if (!alone) give(READ + 8 * DIMENSION, READ_WITH - DIMENSION, BESIDE)
}

/** Makes sixteen hidden numbers, in the order of steps of `../../network.ts`: each is a sum over the first `read` numbers, one after the other. */
function hide(unit: i32, read: i32): void {
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
  for (let number = READ; number < READ + (read << 3); number += 8) {
    const value = v128.load64_splat(number)
    a = f64x2.add(a, f64x2.mul(value, f64x2.promote_low_f32x4(v128.load64_zero(at))))
    b = f64x2.add(b, f64x2.mul(value, f64x2.promote_low_f32x4(v128.load64_zero(at, 8))))
    c = f64x2.add(c, f64x2.mul(value, f64x2.promote_low_f32x4(v128.load64_zero(at, 16))))
    d = f64x2.add(d, f64x2.mul(value, f64x2.promote_low_f32x4(v128.load64_zero(at, 24))))
    e = f64x2.add(e, f64x2.mul(value, f64x2.promote_low_f32x4(v128.load64_zero(at, 32))))
    f = f64x2.add(f, f64x2.mul(value, f64x2.promote_low_f32x4(v128.load64_zero(at, 40))))
    g = f64x2.add(g, f64x2.mul(value, f64x2.promote_low_f32x4(v128.load64_zero(at, 48))))
    h = f64x2.add(h, f64x2.mul(value, f64x2.promote_low_f32x4(v128.load64_zero(at, 56))))
    at += 4 * CONTEXT
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
