/** Many short lists of numbers below 65,536 in one array, so that a walk over several of them stays in the processor's cache. */

/** Lists by number. List n is `items[first[n]]` up to `items[end[n]]`; one that was not set begins at -1. */
export class Lists {
  first: Int32Array
  end: Int32Array
  items = new Uint16Array(1024)
  private used = 0

  constructor(count: number) {
    this.first = new Int32Array(Math.max(16, count)).fill(-1)
    this.end = new Int32Array(Math.max(16, count)).fill(-1)
  }

  /** Sets a list, once. */
  set(number: number, values: Iterable<number>): void {
    if (number >= this.first.length) this.grow(number)
    this.first[number] = this.used
    for (const value of values) {
      if (this.used === this.items.length) {
        const items = new Uint16Array(this.used * 2)
        items.set(this.items)
        this.items = items
      }
      this.items[this.used++] = value
    }
    this.end[number] = this.used
  }

  private grow(number: number): void {
    const size = Math.max(number + 1, this.first.length * 2)
    const { first, end } = this
    this.first = new Int32Array(size).fill(-1)
    this.end = new Int32Array(size).fill(-1)
    this.first.set(first)
    this.end.set(end)
  }
}
