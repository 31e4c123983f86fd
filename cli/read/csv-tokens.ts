/**
 * A streaming tokenizer for delimited text. It keeps the physical line and column of every cell, reads quoted line breaks,
 * forgives stray quotation marks, and never lets an unclosed one swallow the rest of the file.
 */

/** One record of the file. `values`, `lines` and `columns` run parallel. */
export interface CsvRecord {
  readonly type: 'record'
  /** Number of the record, from 1; blank lines count. */
  readonly number: number
  readonly values: readonly string[]
  /** Physical line on which each value begins, from 1. */
  readonly lines: readonly number[]
  /** Column of the first character of each value (after its quotation mark), from 1. */
  readonly columns: readonly number[]
  /** Bit n set: value n was quoted and holds doubled quotation marks, so its columns drift. Values beyond 31 share bit 31. */
  readonly doubled: number
}

/** Something wrong in the file, at the place where it begins. */
export interface CsvTrouble {
  readonly type: 'unclosed' | 'too-long'
  readonly line: number
  readonly column: number
}

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d
const SPACE = 0x20
const TAB = 0x09

const MIN_PATIENCE = 1024

/** Cells that one record may hold; a longer one is cut. */
const MAX_CELLS = 65_536

/** Tokenizer over chunks of text: `push` each, then `end`. Both give what is complete so far. */
export class CsvTokenizer {
  readonly #delimiter: number
  readonly #maxField: number
  /** Text from the start of the field that is being read. */
  #buffer = ''
  /** Next character to look at, in `#buffer`. */
  #at = 0
  /** Offset in the file of the start of `#buffer`, and of the start of the line that `#at` is in. */
  #base = 0
  #lineStart = 0
  #line = 1
  #number = 0
  #values: string[] = []
  #lines: number[] = []
  #columns: number[] = []
  #doubled = 0
  /** Lines with a quotation mark inside a quoted field that is not doubled. */
  #strayQuotes = 0
  /**
   * How far a quoted field is followed. Shrinks with every one that never closed, so that a file full of them is not searched to
   * its end from each, and recovers with the next that does close.
   */
  #patience: number
  #fieldStart = true
  #quoted = false
  #escaped = false
  #crossed = false
  #fieldLine = 1
  #fieldColumn = 1

  /** `delimiter` is one character. A field over `maxField` code units is cut, or reread when it is quoted. */
  constructor(delimiter: string, maxField: number) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#maxField = maxField
    this.#patience = maxField
  }

  /** How many quotation marks inside quoted fields were taken literally. */
  get strayQuotes(): number {
    return this.#strayQuotes
  }

  /** Takes the next piece of text. */
  push(chunk: string): (CsvRecord | CsvTrouble)[] {
    this.#buffer += chunk
    return this.#run(false)
  }

  /** Ends the file: an open field or record is completed. */
  end(): (CsvRecord | CsvTrouble)[] {
    const out = this.#run(true)
    if (this.#values.length > 0 || this.#buffer.length > 0) {
      this.#cell(this.#buffer)
      this.#record(out)
    }
    this.#buffer = ''
    return out
  }

  #run(last: boolean): (CsvRecord | CsvTrouble)[] {
    const out: (CsvRecord | CsvTrouble)[] = []
    let from = 0
    for (;;) {
      if (this.#fieldStart) {
        from = this.#at
        if (from >= this.#buffer.length) break
        this.#open()
      }
      const step = this.#quoted ? this.#readQuoted(from, last, out) : this.#readPlain(from, last, out)
      if (step === 'more') break
    }
    this.#buffer = this.#buffer.slice(from)
    this.#base += from
    this.#at -= from
    return out
  }

  #open(): void {
    this.#fieldStart = false
    this.#quoted = this.#buffer.charCodeAt(this.#at) === QUOTE
    this.#escaped = false
    this.#crossed = false
    this.#fieldLine = this.#line
    this.#fieldColumn = this.#base + this.#at - this.#lineStart + (this.#quoted ? 2 : 1)
    if (this.#quoted) this.#at++
  }

  #readPlain(from: number, last: boolean, out: (CsvRecord | CsvTrouble)[]): 'more' | 'done' {
    const buffer = this.#buffer
    const stop = from + this.#maxField
    let at = this.#at
    for (; at < buffer.length; at++) {
      const code = buffer.charCodeAt(at)
      if (code === this.#delimiter || code === LF || code === CR) {
        return this.#close(buffer.slice(from, at), at, last, out)
      }
      if (at >= stop) {
        this.#cut(buffer.slice(from, at), out)
        this.#at = at
        return 'done'
      }
    }
    this.#at = at
    return 'more'
  }

  /** A field without end becomes many records, each with a piece of it in the same column: kept together they would fill the memory. */
  #cut(piece: string, out: (CsvRecord | CsvTrouble)[]): void {
    out.push({ type: 'too-long', line: this.#fieldLine, column: this.#fieldColumn })
    const before = this.#values.length
    this.#cell(piece)
    this.#record(out)
    while (this.#values.length < before) this.#cell('')
    this.#fieldStart = true
  }

  /** Ends the field whose terminator stands at `at`. A lone CR at the end of the text waits for its LF. */
  #close(value: string, at: number, last: boolean, out: (CsvRecord | CsvTrouble)[]): 'more' | 'done' {
    const code = this.#buffer.charCodeAt(at)
    if (code === CR && at + 1 >= this.#buffer.length && !last) {
      this.#at = at
      return 'more'
    }
    this.#cell(value)
    this.#fieldStart = true
    if (code === this.#delimiter) {
      this.#at = at + 1
      if (this.#values.length >= MAX_CELLS) {
        out.push({ type: 'too-long', line: this.#fieldLine, column: this.#fieldColumn })
        this.#record(out)
      }
      // A delimiter as the last character of the file still opens an empty field.
      if (last && this.#at >= this.#buffer.length) {
        this.#open()
        this.#cell('')
        this.#fieldStart = true
        this.#record(out)
      }
      return 'done'
    }
    this.#at = at + (code === CR && this.#buffer.charCodeAt(at + 1) === LF ? 2 : 1)
    this.#newLine(this.#at)
    this.#record(out)
    return 'done'
  }

  #readQuoted(from: number, last: boolean, out: (CsvRecord | CsvTrouble)[]): 'more' | 'done' {
    const buffer = this.#buffer
    const stop = from + this.#patience
    let at = this.#at
    while (at < buffer.length) {
      if (at >= stop) return this.#giveUp(from, out)
      const code = buffer.charCodeAt(at)
      if (code === LF || code === CR) {
        if (code === CR && at + 1 >= buffer.length && !last) break
        at += code === CR && buffer.charCodeAt(at + 1) === LF ? 2 : 1
        this.#crossed = true
        this.#newLine(at)
      } else if (code !== QUOTE) {
        at++
      } else if (buffer.charCodeAt(at + 1) === QUOTE) {
        this.#escaped = true
        at += 2
      } else {
        let next = at + 1
        while (next < buffer.length && this.#isPadding(buffer.charCodeAt(next))) next++
        if (next >= buffer.length && !last) break
        const after = buffer.charCodeAt(next)
        if (next >= buffer.length || after === this.#delimiter || after === LF || after === CR) {
          return this.#closeQuoted(from, at, next, last, out)
        }
        if (this.#crossed && this.#opensField(buffer.charCodeAt(at - 1))) return this.#reread(from, out)
        this.#strayQuotes++
        at++
      }
    }
    this.#at = at
    return last ? this.#giveUp(from, out) : 'more'
  }

  #isPadding(code: number): boolean {
    return (code === SPACE || code === TAB) && code !== this.#delimiter
  }

  /** A mark right after a delimiter or line break opens a field: the one we are in was never closed. */
  #opensField(before: number): boolean {
    return before === this.#delimiter || before === LF || before === CR
  }

  #closeQuoted(
    from: number,
    quote: number,
    next: number,
    last: boolean,
    out: (CsvRecord | CsvTrouble)[],
  ): 'more' | 'done' {
    this.#patience = this.#maxField
    const raw = this.#buffer.slice(from + 1, quote)
    const value = this.#escaped ? raw.replaceAll('""', '"') : raw
    if (next < this.#buffer.length) {
      const step = this.#close(value, next, last, out)
      if (step === 'more') this.#at = quote
      return step
    }
    this.#cell(value)
    this.#at = next
    this.#fieldStart = true
    this.#record(out)
    return 'done'
  }

  #giveUp(from: number, out: (CsvRecord | CsvTrouble)[]): 'done' {
    this.#patience = Math.max(Math.min(MIN_PATIENCE, this.#maxField), this.#patience >> 2)
    return this.#reread(from, out)
  }

  /** Goes back to the start of a quoted field that never closes and reads it as it stands, mark included. */
  #reread(from: number, out: (CsvRecord | CsvTrouble)[]): 'done' {
    out.push({ type: 'unclosed', line: this.#fieldLine, column: this.#fieldColumn - 1 })
    this.#quoted = false
    this.#line = this.#fieldLine
    this.#lineStart = this.#base + from - (this.#fieldColumn - 2)
    this.#fieldColumn--
    this.#at = from
    return 'done'
  }

  #newLine(at: number): void {
    this.#line++
    this.#lineStart = this.#base + at
  }

  #cell(value: string): void {
    if (this.#quoted && this.#escaped) this.#doubled |= 1 << Math.min(31, this.#values.length)
    this.#values.push(value)
    this.#lines.push(this.#fieldLine)
    this.#columns.push(this.#fieldColumn)
  }

  #record(out: (CsvRecord | CsvTrouble)[]): void {
    out.push({
      type: 'record',
      number: ++this.#number,
      values: this.#values,
      lines: this.#lines,
      columns: this.#columns,
      doubled: this.#doubled,
    })
    this.#values = []
    this.#lines = []
    this.#columns = []
    this.#doubled = 0
  }
}
