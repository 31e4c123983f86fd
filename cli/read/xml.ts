/**
 * Reader of XML: ProCapita/Edlevo responses by local-name path, other XML by element name, content and `--column`. Namespaces
 * and their versions do not matter; names may hold any letters.
 */

import { SaxesParser } from 'saxes'
import { openText } from './decode.ts'
import { type EmbeddedDocument, isEmbedded, withEmbedded } from './embedded.ts'
import { FieldChooser } from './fields.ts'
import { Budget } from './inside.ts'
import { failure } from './messages.ts'
import { FIELD_LENGTH, PLAN_LENGTH, type ReadOptions, type ReadSource, type Source } from './options.ts'
import type { Locator, ReadItem } from './record.ts'
import { systemNotice, systemOf } from './system-of.ts'

/** Deepest nesting of elements that is followed. */
const MAX_DEPTH = 500

/** Longest single text or tag that is followed, in UTF-16 code units: a document in Base64 may be one. */
const MAX_PIECE = 64 * 1024 * 1024

interface Open {
  readonly name: string
  readonly pointer: string
  readonly line: number
  readonly column: number
  /** How often each child name was seen, for the indexes of pointers. */
  readonly children: Map<string, number>
  text: string
  /** Where the first character that is no space stands. */
  textLine: number
  textColumn: number
  /** Only formats the text of the element around it. */
  readonly inline: boolean
  key: string | undefined
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Children that only format their parent's text. */
const INLINE = new Set(['b', 'i', 'u', 'em', 'strong', 'span', 'br', 'p', 'a', 'sub', 'sup', 'font'])

class XmlWalk {
  readonly parser = new SaxesParser({ xmlns: false, position: true })
  readonly #file: string
  readonly #chooser: FieldChooser
  readonly #part: { part?: string }
  readonly #limit: number
  readonly #stack: Open[] = []
  #out: (ReadItem | EmbeddedDocument)[] = []
  /** Line and column where the text that is about to be reported begins. */
  #mark = { line: 1, column: 1 }
  /** Code units since the last event. */
  #waiting = 0
  broken = false

  constructor(file: string, chooser: FieldChooser, part: { part?: string }, limit: number) {
    this.#file = file
    this.#chooser = chooser
    this.#part = part
    this.#limit = limit
    this.parser.on('error', () => {
      if (!this.broken) this.#out.push(failure('E250', file, { ...this.#here(), ...part }))
      this.broken = true
    })
    this.parser.on('opentag', (tag) => {
      this.#waiting = 0
      if (!this.broken) this.#opened(tag.name, tag.attributes)
      this.#mark = this.#here()
    })
    this.parser.on('text', (text) => {
      this.#waiting = 0
      if (!this.broken) this.#text(text)
    })
    this.parser.on('cdata', (text) => {
      this.#waiting = 0
      this.#mark = { ...this.#mark, column: this.#mark.column + '<![CDATA['.length }
      if (!this.broken) this.#text(text)
    })
    this.parser.on('comment', (text) => {
      this.#waiting = 0
      if (!this.broken) this.#comment(text)
      this.#mark = this.#here()
    })
    this.parser.on('closetag', () => {
      this.#waiting = 0
      if (!this.broken) this.#closed()
      this.#mark = this.#here()
    })
  }

  /** Parses a piece. Stops at a text or tag without end, which would fill the memory. */
  write(text: string): void {
    this.#waiting += text.length
    if (this.#waiting <= MAX_PIECE) this.parser.write(text)
    else {
      this.#out.push(failure('E232', this.#file, { ...this.#here(), ...this.#part }, { limit: MAX_PIECE }))
      this.broken = true
    }
  }

  /** The items found since the last call. */
  drain(): (ReadItem | EmbeddedDocument)[] {
    const out = this.#out
    this.#out = []
    return out
  }

  /** Line and column that the parser has reached. */
  #here(): { line: number; column: number } {
    return { line: this.parser.line, column: this.parser.columnIndex + 1 }
  }

  #path(): string[] {
    return this.#stack.map((open) => open.name)
  }

  #opened(qualified: string, attributes: Readonly<Record<string, string>>): void {
    const name = localName(qualified)
    const parent = this.#stack.at(-1)
    const count = (parent?.children.get(name) ?? 0) + 1
    parent?.children.set(name, count)
    const here = this.#here()
    const open: Open = {
      name,
      pointer: `${parent?.pointer ?? ''}/${name}[${count}]`,
      ...here,
      children: new Map(),
      text: '',
      textLine: here.line,
      textColumn: here.column,
      inline: INLINE.has(name) && parent !== undefined && this.#isProse(parent),
      key: parent?.key,
    }
    this.#stack.push(open)
    if (this.#stack.length > MAX_DEPTH) {
      this.#out.push(failure('E243', this.#file, { ...here, ...this.#part }, { limit: MAX_DEPTH }))
      this.broken = true
      return
    }
    for (const [attribute, value] of Object.entries(attributes)) {
      if (!/^(?:xmlns|xsi:|xml:)/.test(attribute))
        this.#value(open, `@${localName(attribute)}`, localName(attribute), value, here)
    }
  }

  #isProse(open: Open): boolean {
    return open.inline || open.text.trim() !== '' || this.#chooser.isProse(this.#path())
  }

  #text(text: string): void {
    const open = this.#stack.at(-1)
    if (open === undefined) return
    if (open.text.trim() === '') {
      // Leading space is cut from the value, so its place is that of the first letter.
      const lead = /^\s*/.exec(text)?.[0] ?? ''
      const feeds = lead.split('\n')
      const last = feeds.at(-1) ?? ''
      open.textLine = this.#mark.line + feeds.length - 1
      open.textColumn = feeds.length > 1 ? last.length + 1 : this.#mark.column + lead.length
      open.text = ''
      text = text.slice(lead.length)
    }
    // A document in Base64 comes as one text of any length; what is cut here is prose.
    if (open.text === '' || open.text.length <= this.#limit) open.text += text
    this.#mark = this.#here()
  }

  #comment(text: string): void {
    const open = this.#stack.at(-1)
    if (open !== undefined) this.#value(open, 'comment()', 'comment()', text, this.#mark)
  }

  #closed(): void {
    const open = this.#stack.at(-1)
    if (open === undefined) return
    const parent = this.#stack.at(-2)
    const text = open.text.trim()
    if (parent !== undefined && open.inline) {
      // Marked-up prose: the text belongs to the element around it.
      const gap = /^(?:p|br)$/.test(open.name) ? '\n' : ''
      if (parent.text.trim() === '') {
        parent.textLine = open.textLine
        parent.textColumn = open.textColumn
      }
      parent.text += gap + open.text + gap
    } else if (text !== '') {
      if (isEmbedded(open.name, text)) {
        const locator = { line: open.line, column: open.column, pointer: open.pointer, ...this.#part }
        this.#out.push({ type: 'embedded', locator, text })
      } else {
        if (open.text.length > this.#limit) {
          this.#out.push(failure('E231', this.#file, { line: open.line, column: open.column }, { limit: this.#limit }))
        }
        this.#value(open, '', open.name, text, { line: open.textLine, column: open.textColumn })
      }
      if (parent !== undefined && this.#isKey(open.name)) parent.key = text
    }
    this.#stack.pop()
  }

  #isKey(name: string): boolean {
    return this.#chooser.hasKey ? this.#chooser.isKey(name) : /^(?:id|sourcedid|documentid|\w+eventid)$/i.test(name)
  }

  #value(open: Open, step: string, name: string, text: string, place: Locator): void {
    if (text.trim() === '') return
    const own = step.startsWith('@')
    if (own && this.#isKey(name)) open.key = text
    const path = step === '' ? this.#path() : [...this.#path(), name]
    const choice = this.#chooser.choose(path, text)
    if (choice.role === 'skip') return
    const key = open.key
    this.#out.push({
      type: 'record',
      file: this.#file,
      locator: { ...place, pointer: step === '' ? open.pointer : `${open.pointer}/${step}`, ...this.#part },
      role: choice.role,
      text,
      ...(key === undefined || key === '' ? {} : { key }),
      ...(this.#chooser.system === undefined ? {} : { system: this.#chooser.system.id }),
      field: name,
      ...(choice.kind === undefined ? {} : { kind: choice.kind }),
    })
  }
}

/** Reads XML as a stream. What stands before an error is yielded, then the error; nothing after it. */
export async function* readXml(source: Source, options: ReadOptions, read: ReadSource): AsyncGenerator<ReadItem> {
  const { file } = source
  const part = source.part === undefined ? {} : { part: source.part }
  const open = openText(source, options)
  const chooser = new FieldChooser(options)
  const walk = new XmlWalk(file, chooser, part, options.maxFieldLength ?? FIELD_LENGTH)
  const outer: Source = { ...source, budget: source.budget ?? new Budget() }
  const turn = (items: readonly (ReadItem | EmbeddedDocument)[]) => withEmbedded(items, outer, options, read)
  let first = true
  let length = 0
  let cut = false
  for await (const chunk of open.chunks) {
    // Space before the declaration is common in exports and an error in XML.
    const text = first ? chunk.replace(/^\s+(?=<)/, '') : chunk
    if (first) {
      const names = [...text.slice(0, 65_536).matchAll(/<(?:[^\s<>/:!?]+:)?([^\s<>/:!?]+)/g)].map(
        (match) => match[1] ?? '',
      )
      chooser.system = systemOf(file, text, names, options)
      if (chooser.system !== undefined) yield systemNotice(file, chooser.system, options)
    }
    first = false
    walk.write(text)
    yield* turn(walk.drain())
    length += text.length
    if (walk.broken) break
    if (options.plan === true && length > PLAN_LENGTH) {
      cut = true
      break
    }
  }
  if (!walk.broken && !cut) walk.parser.close()
  yield* turn(walk.drain())
  yield* chooser.remarks(file)
  yield* open.remarks()
}
