/**
 * Reader of XML: ProCapita/Edlevo responses by local-name path, other XML by element name, content and `--column`. Namespaces
 * and their versions do not matter; names may hold any letters.
 */

import { SaxesParser } from 'saxes'
import { openText } from './decode.ts'
import { FieldChooser } from './fields.ts'
import { failure } from './messages.ts'
import { FIELD_LENGTH, type ReadOptions, type Source } from './options.ts'
import type { Locator, ReadItem } from './record.ts'
import { systemNotice, systemOf } from './system-of.ts'

/** Deepest nesting of elements that is followed. */
const MAX_DEPTH = 500

/** Elements that hold whole files as Base64. */
const EMBEDDED = /^(?:documentcontent|filecontent|base64)$/i
const BASE64 = /^[\w+/=\s]{2000,}$/

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
  #out: ReadItem[] = []
  /** Line and column where the text that is about to be reported begins. */
  #mark = { line: 1, column: 1 }
  broken = false
  readonly names = new Set<string>()

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
      if (!this.broken) this.#opened(tag.name, tag.attributes)
      this.#mark = this.#here()
    })
    this.parser.on('text', (text) => {
      if (!this.broken) this.#text(text)
    })
    this.parser.on('cdata', (text) => {
      this.#mark = { ...this.#mark, column: this.#mark.column + '<![CDATA['.length }
      if (!this.broken) this.#text(text)
    })
    this.parser.on('comment', (text) => {
      if (!this.broken) this.#comment(text)
      this.#mark = this.#here()
    })
    this.parser.on('closetag', () => {
      if (!this.broken) this.#closed()
      this.#mark = this.#here()
    })
  }

  /** The items found since the last call. */
  drain(): ReadItem[] {
    const out = this.#out
    this.#out = []
    return out
  }

  #here(): { line: number; column: number } {
    return { line: this.parser.line, column: this.parser.columnIndex + 1 }
  }

  #path(): string[] {
    return this.#stack.map((open) => open.name)
  }

  #opened(qualified: string, attributes: Readonly<Record<string, string>>): void {
    const name = localName(qualified)
    if (this.names.size < 500) this.names.add(name)
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
    if (open.text.length <= this.#limit) open.text += text
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
      if (EMBEDDED.test(open.name) || BASE64.test(text)) {
        const place = { line: open.line, column: open.column, pointer: open.pointer, ...this.#part }
        this.#out.push(failure('E251', this.#file, place, {}, 1))
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
export async function* readXml(source: Source, options: ReadOptions): AsyncGenerator<ReadItem> {
  const { file } = source
  const part = source.part === undefined ? {} : { part: source.part }
  const open = openText(source, options)
  const chooser = new FieldChooser(options)
  const walk = new XmlWalk(file, chooser, part, options.maxFieldLength ?? FIELD_LENGTH)
  let first = true
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
    walk.parser.write(text)
    yield* walk.drain()
    if (walk.broken) break
  }
  if (!walk.broken) walk.parser.close()
  yield* walk.drain()
  yield* chooser.remarks(file)
  yield* open.remarks()
}
