/** From offsets in a stream of text to lines and columns. */

import type { Place } from './locate.ts'

/** Remembers where the lines of a text begin. Offsets count UTF-16 code units from the start of the text. */
export class LineIndex {
  readonly #starts: number[] = [0]
  #length = 0
  #afterCr = false

  /** Takes the next piece of the text. */
  push(chunk: string): void {
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at)
      if (code === 0x0a) {
        // The feed of a CRLF moves the start that its return has set.
        if (this.#afterCr) this.#starts[this.#starts.length - 1] = this.#length + at + 1
        else this.#starts.push(this.#length + at + 1)
      } else if (code === 0x0d) this.#starts.push(this.#length + at + 1)
      this.#afterCr = code === 0x0d
    }
    this.#length += chunk.length
  }

  /** The place of an offset that lies in what was pushed. */
  place(offset: number): Place {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 }
  }
}
