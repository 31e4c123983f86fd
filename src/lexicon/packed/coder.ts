/**
 * Rows of small numbers, each its own: the same structure is described once for both directions, by functions that pass the value that they
 * would write and go on with the value returned. What the rows hold is left to the compression of transport, which finds little else to do
 * in them than to count.
 */

/** Passes values on to rows of bytes or takes them from there. Rows are opened in the same order in both directions. */
export interface Coder {
  /** True if values are read and what is passed does not count. */
  readonly reads: boolean
  /** Opens a row. */
  open(): Row
}

/** A row of bytes. */
export interface Row {
  /** Passes a byte. */
  pass(value: number): number
}

/** Mixes numbers into a context. */
export function hash(a: number, b = 0, c = 0, d = 0): number {
  let mixed = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 0x7f4a, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) ^ Math.imul(c + 0x1b87, 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x45d9f3b) ^ Math.imul(d + 0x52dc, 0x27d4eb2f)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

class Writing implements Row {
  readonly bytes: number[] = []

  pass(value: number): number {
    this.bytes.push(value)
    return value
  }
}

/** Collects rows. */
export class Writer implements Coder {
  readonly reads = false
  private readonly rows: Writing[] = []

  open(): Row {
    const row = new Writing()
    this.rows.push(row)
    return row
  }

  /** The rows one after the other, and how long each is. */
  finish(): { bytes: Uint8Array; lengths: readonly number[] } {
    return {
      bytes: Uint8Array.from(this.rows.flatMap(({ bytes }) => bytes)),
      lengths: this.rows.map(({ bytes }) => bytes.length),
    }
  }
}

class Reading implements Row {
  private readonly bytes: Uint8Array
  private at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  pass(): number {
    return this.bytes[this.at++] ?? 0
  }

  get exhausted(): boolean {
    return this.at === this.bytes.length
  }
}

/** Reads what a `Writer` collected. Bytes past the end of a row count as zeros. */
export class Reader implements Coder {
  readonly reads = true
  private readonly bytes: Uint8Array
  private readonly lengths: readonly number[]
  private readonly rows: Reading[] = []
  private at = 0

  constructor(bytes: Uint8Array, lengths: readonly number[]) {
    this.bytes = bytes
    this.lengths = lengths
  }

  open(): Row {
    const end = this.at + (this.lengths[this.rows.length] ?? 0)
    const row = new Reading(this.bytes.subarray(this.at, end))
    this.at = end
    this.rows.push(row)
    return row
  }

  /** True if each row was read to its end, and none beyond it. */
  get exhausted(): boolean {
    return this.at === this.bytes.length && this.rows.every((row) => row.exhausted)
  }
}
