/**
 * The kernel of the learned judge, in AssemblyScript: hashes the features of a clause, adds up their embeddings, and tells what no rule of
 * the clause can exceed. Sums are of whole numbers, so they equal those of `../../network.ts`; scores are upper bounds only (`../README.md`).
 * The namespaces and hashes are those of `../../feature-hash.ts`; every array lies at a fixed place that is exported for `../kernel.ts`.
 */
import {
  BAG,
  COUNT,
  DIMENSION,
  EXTRA,
  FLAG,
  HASH,
  LENGTH,
  LIST,
  LIST_CLASS,
  LIST_FIRST,
  MOST_ROWS,
  OFFSET,
  PAIRS,
  ROWS,
  STAMP,
  SUM,
  TABLE,
  TEXT,
  TOTAL,
  UNPAIRED,
  WORD,
} from './layout'
import { setStep } from './scores'

export {
  CLASSES,
  CLAUSE,
  COUNT,
  EXTRA,
  EXTRAS,
  FLAG,
  HASH,
  HIDDEN,
  INNER,
  INNER_BIAS,
  LENGTH,
  LIST,
  LIST_CLASS,
  LIST_FIRST,
  LIST_ROOM,
  LISTS,
  OUTER,
  READ,
  SLOTS,
  SUM,
  TABLE,
  TEXT,
  TOTAL,
  UNPAIRED,
  VOTES,
  WHOLE,
  WINDOWS,
  WORD,
} from './layout'
export { score, whole } from './scores'

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
  setStep(scale)
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
