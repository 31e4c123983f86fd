import { isDigit } from './chars.ts'
import { Trait, wake } from './waking.ts'

const PLAIN = 0
const ALONE = 1
const TWICE = 2
const LETTER = 3
const DIGIT = 4
const HIGH = 5
const LIMIT = 0x180

const kinds = new Uint8Array(LIMIT)
for (const sign of '#*§¤¶=<>|~^\\&@%[{}_€$÷(¡¿¦¬') kinds[sign.charCodeAt(0)] = ALONE
for (const sign of '!?+-/,;') kinds[sign.charCodeAt(0)] = TWICE
kinds.fill(DIGIT, 0x30, 0x3a)
for (const [from, to] of [
  [0x41, 0x5a],
  [0x61, 0x7a],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, LIMIT - 1],
] as const)
  kinds.fill(LETTER, from, to + 1)

/** Reads the text once and tells which detectors can find anything in it, as bits of `Trait`. */
export function traitsOf(text: string): number {
  const length = text.length
  let traits = 0
  let at = 0
  while (at < length) {
    const code = text.charCodeAt(at)
    const kind = code < LIMIT ? kinds[code] : HIGH
    if (kind === LETTER) {
      traits |= headAt(text, at, code)
      at = letterEnd(text, at + 1)
    } else {
      if (kind !== PLAIN) traits |= signAt(text, at, code)
      at++
    }
  }
  return traits
}

function letterEnd(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code >= LIMIT || kinds[code] !== LETTER) break
    at++
  }
  return at
}

function headAt(text: string, at: number, code: number): number {
  const second = text.charCodeAt(at + 1) || 0
  const third = text.charCodeAt(at + 2) || 0
  let traits = wake(text, at, code, second, third)
  // "x o x", "xxx", "o/o", and "B-barn", "hk-fall", "PX-barn".
  const low = code | 0x20
  if (isCell(low) && (second === 0x20 || second === 0x2f || isCell(second | 0x20))) traits |= Trait.sign
  if (third === 0x2d && second !== 0x20) traits |= Trait.agreed
  if (second === 0x2d && code < 0x61) traits |= Trait.agreed
  return traits
}

function isCell(low: number): boolean {
  return low === 0x78 || low === 0x6f
}

function signAt(text: string, at: number, code: number): number {
  if (code >= LIMIT) {
    if (isDigit(code)) return Trait.digit
    return code >= 0x203c || code === 0x2020 || code === 0x2021 ? Trait.sign : 0
  }
  const kind = kinds[code]
  if (kind === DIGIT) return Trait.digit
  if (code === 0x40) return Trait.at | Trait.sign
  if (code === 0x3d) return Trait.sign | Trait.agreed
  if (code === 0x5f) return Trait.contact | Trait.sign
  if (code === 0x28)
    return text.charCodeAt(at + 2) === 0x29 ? Trait.sign : text.charCodeAt(at + 3) === 0x29 ? Trait.at : 0
  if (kind === ALONE) return Trait.sign
  // "!!", "!?", and "- + -", where the sign before the last one is looked at too.
  const previous = text.charCodeAt(at - 1)
  const before = previous === 0x20 ? text.charCodeAt(at - 2) : previous
  return before !== 0x2c && kinds[before] === TWICE ? Trait.sign : code === 0x2c && previous === code ? Trait.sign : 0
}
