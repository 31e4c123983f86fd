/** Numbers as rows of bytes: most become the rank of the guess that was right. */
import type { Coder, Row } from './coder.ts'

/**
 * A number of at most 16 bits (24 if `wide`) that is often one that stood in the same context before. Two contexts are asked, the better
 * informed one first; a number that neither foresees is spelled out, its lower and its higher byte in rows of their own.
 */
export class Foreseen {
  private readonly mask: number
  private readonly reads: boolean
  private readonly ranks: Row
  private readonly bytes: readonly Row[]
  /** By context: the last two numbers that stood there, plus one, side by side. */
  private readonly last: Int32Array

  /** Numbers of at most `bits` bits; room for `2 ** size` contexts. */
  constructor(coder: Coder, bits: number, size = 12) {
    this.reads = coder.reads
    this.mask = 2 ** size - 1
    this.ranks = coder.open()
    this.bytes = Array.from({ length: Math.ceil(bits / 8) }, () => coder.open())
    this.last = new Int32Array(2 ** (size + 1))
  }

  /** Passes a number. `fine` and `rough` are hashes of contexts; `likely` is tried first if it is not negative. */
  pass(value: number, fine: number, rough: number, likely = -1): number {
    const { last } = this
    const a = 2 * (fine & this.mask)
    const b = 2 * ((rough ^ 0x5bd1) & this.mask)
    const one = last[a] as number
    const two = last[a + 1] as number
    const three = last[b] as number
    const four = last[b + 1] as number
    const wanted = value + 1
    const hopes = likely + 1
    let rank = 0
    if (!this.reads) {
      rank =
        wanted === hopes ? 1 : wanted === one ? 2 : wanted === three ? 3 : wanted === two ? 4 : wanted === four ? 5 : 0
    }
    rank = this.ranks.pass(rank)
    const number =
      rank === 1
        ? hopes
        : rank === 2
          ? one
          : rank === 3
            ? three
            : rank === 4
              ? two
              : rank === 5
                ? four
                : this.spell(value) + 1
    if (number !== one) {
      last[a + 1] = one
      last[a] = number
    }
    if (number !== three) {
      last[b + 1] = three
      last[b] = number
    }
    return number - 1
  }

  private spell(value: number): number {
    let number = 0
    for (let index = 0; index < this.bytes.length; index++) {
      number += (this.bytes[index] as Row).pass((value >> (8 * index)) & 255) << (8 * index)
    }
    return number
  }
}

/** A yes or no: 0 if it is what stood in the same context before. */
export class Flag {
  private readonly row: Row
  private readonly last: Uint8Array
  private readonly mask: number

  /** Room for `2 ** size` contexts. */
  constructor(coder: Coder, size = 14) {
    this.row = coder.open()
    this.last = new Uint8Array(2 ** size)
    this.mask = 2 ** size - 1
  }

  /** Passes it on; `context` is a hash. */
  pass(value: boolean, context: number): boolean {
    const slot = context & this.mask
    const expected = this.last[slot] as number
    const bit = this.row.pass((value ? 1 : 0) ^ expected) ^ expected
    this.last[slot] = bit
    return bit === 1
  }
}
