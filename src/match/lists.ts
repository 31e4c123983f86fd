/** Many short lists of numbers below 65,536 in one array, so that a walk over several of them stays in the processor's cache. */

/** Lists by number. List n is `items[bounds[2 * n]]` up to `items[bounds[2 * n + 1]]`; one that was not set begins at 0, where no list does. */
export class Lists {
  readonly bounds: Int32Array
  items = new Uint16Array(1024)
  private used = 1

  constructor(count: number) {
    this.bounds = new Int32Array(2 * count)
  }

  /** Opens a list, once: until it is closed, what is added is of it. */
  open(number: number): void {
    this.bounds[2 * number] = this.used
  }

  /** Adds a number to the list that is open. */
  add(value: number): void {
    if (this.used === this.items.length) {
      const items = new Uint16Array(this.used * 2)
      items.set(this.items)
      this.items = items
    }
    this.items[this.used++] = value
  }

  /** Closes the list. */
  close(number: number): void {
    this.bounds[2 * number + 1] = this.used
  }
}
