/**
 * The text of a part of an Office document (Word, PowerPoint, drawings): paragraphs, tables, comments, notes, tracked changes,
 * text boxes, descriptions of pictures. Goes by local names, which Word and PowerPoint share.
 */

import type { DocumentText } from './document.ts'
import { DocumentTable } from './document-table.ts'
import type { PartHandler } from './xlsx-parts.ts'

/** A paragraph that is open. `before`: as it stood before tracked changes. */
interface Paragraph {
  readonly number: number
  now: string
  before: string
  changed: boolean
  heading: boolean
}

/** What holds paragraphs of its own, with the word for its place. */
const STORIES: Readonly<Record<string, string>> = {
  comment: 'comment',
  cm: 'comment',
  footnote: 'footnote',
  endnote: 'endnote',
}

/** What the texts of a part are called. */
export interface PartNames {
  /** Field of the texts; the heading above otherwise. */
  readonly field?: string
  /** Before the words for the place: `header 2, `. */
  readonly prefix?: string
  readonly part?: string
}

/** Collects the texts of one part; `drain` them while it is parsed. */
export class OfficeText implements PartHandler {
  readonly #names: PartNames
  #out: DocumentText[] = []
  readonly #open: Paragraph[] = []
  readonly #tables: DocumentTable[] = []
  #count = 0
  #skipped = 0
  #runs = 0
  #deleted = 0
  #inserted = 0
  #taking: 'text' | 'code' | 'loose' | undefined
  #code = ''
  #loose = ''
  #story: { readonly name: string; readonly number: number } | undefined
  #stories = 0
  #heading: string | undefined

  constructor(names: PartNames) {
    this.#names = names
  }

  /** The texts found since the last call. */
  drain(): DocumentText[] {
    const out = this.#out
    this.#out = []
    return out
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    // What stands in a fallback stands a second time beside it, for old programs.
    if (name === 'Fallback') this.#skipped++
    if (this.#skipped > 0) return
    const paragraph = this.#open.at(-1)
    switch (name) {
      case 'p':
        this.#open.push({ number: ++this.#count, now: '', before: '', changed: false, heading: false })
        break
      case 't':
      case 'delText':
        this.#taking = 'text'
        break
      case 'instrText':
      case 'delInstrText':
        this.#taking = 'code'
        break
      case 'v':
      case 'text':
        // Labels of charts; the text of an old comment in a presentation.
        if (paragraph === undefined && (name === 'v' || this.#story !== undefined)) this.#taking = 'loose'
        break
      case 'r':
      case 'fld':
        this.#runs++
        break
      case 'tab':
        // Outside of a run it is a tab stop.
        if (this.#runs > 0) this.#add('\t')
        break
      case 'br':
      case 'cr':
        this.#add('\n')
        break
      case 'noBreakHyphen':
        this.#add('-')
        break
      case 'del':
      case 'moveFrom':
        this.#deleted++
        break
      case 'ins':
      case 'moveTo':
        this.#inserted++
        break
      case 'pStyle':
        if (paragraph !== undefined && /^(?:heading|rubrik|title)/i.test(styleOf(attributes))) paragraph.heading = true
        break
      case 'docPr':
      case 'cNvPr':
        for (const key of ['descr', 'title'])
          this.#say(attributes[key] ?? '', `picture ${this.#count}`, 'alternativtext')
        break
      case 'tbl':
        this.#tables.push(new DocumentTable())
        break
      case 'tr':
        this.#tables.at(-1)?.startRow()
        break
      default:
        if (STORIES[name] !== undefined) this.#story = { name: STORIES[name], number: ++this.#stories }
    }
  }

  text(text: string): void {
    if (this.#skipped > 0) return
    if (this.#taking === 'text') this.#add(text)
    else if (this.#taking === 'code') this.#code += text
    else if (this.#taking === 'loose') this.#loose += text
  }

  close(name: string): void {
    if (name === 'Fallback') this.#skipped = Math.max(0, this.#skipped - 1)
    if (this.#skipped > 0) return
    switch (name) {
      case 'p':
        this.#endParagraph()
        break
      case 't':
      case 'delText':
      case 'instrText':
      case 'delInstrText':
        this.#taking = undefined
        break
      case 'v':
      case 'text':
        if (this.#taking !== 'loose') break
        this.#say(
          this.#loose,
          this.#place(`value ${++this.#count}`),
          this.#story === undefined ? 'diagram' : 'kommentar',
        )
        this.#loose = ''
        this.#taking = undefined
        break
      case 'r':
      case 'fld':
        this.#runs = Math.max(0, this.#runs - 1)
        break
      case 'del':
      case 'moveFrom':
        this.#deleted = Math.max(0, this.#deleted - 1)
        break
      case 'ins':
      case 'moveTo':
        this.#inserted = Math.max(0, this.#inserted - 1)
        break
      case 'tc':
        this.#tables.at(-1)?.endCell()
        break
      case 'tbl':
        this.#tables.pop()
        break
      default:
        if (STORIES[name] !== undefined) this.#story = undefined
    }
  }

  #add(text: string): void {
    const paragraph = this.#open.at(-1)
    if (paragraph === undefined) return
    if (this.#deleted > 0 || this.#inserted > 0) paragraph.changed = true
    if (this.#deleted === 0) paragraph.now += text
    if (this.#inserted === 0) paragraph.before += text
  }

  #endParagraph(): void {
    const paragraph = this.#open.pop()
    if (paragraph === undefined) return
    const place = this.#place(`paragraph ${paragraph.number}`)
    const table = this.#tables.at(-1)
    if (table === undefined) this.#say(paragraph.now, place, this.#names.field ?? this.#storyField() ?? this.#heading)
    else {
      table.add(paragraph.now)
      const { header } = table
      const known = header === undefined ? {} : { field: header, cell: true }
      this.#push({ type: 'text', text: paragraph.now, pointer: place, ...known })
    }
    // What was taken out is still in the file, and is understood only with the words around it.
    if (paragraph.changed && paragraph.before.trim() !== '' && paragraph.before !== paragraph.now) {
      this.#say(paragraph.before, `${place}, before changes`, 'text före ändring')
    }
    if (this.#code.trim() !== '') {
      this.#push({
        type: 'text',
        text: this.#code.trim(),
        pointer: `${place}, field code`,
        field: 'fältkod',
        cell: true,
      })
    }
    this.#code = ''
    if (paragraph.heading && paragraph.now.trim() !== '') this.#heading = paragraph.now.trim().slice(0, 200)
  }

  #storyField(): string | undefined {
    if (this.#story === undefined) return undefined
    return { comment: 'kommentar', footnote: 'fotnot', endnote: 'slutnot' }[this.#story.name]
  }

  #place(inside: string): string {
    const story = this.#story === undefined ? inside : `${this.#story.name} ${this.#story.number}`
    return `${this.#names.prefix ?? ''}${story}`
  }

  #say(text: string, pointer: string, field: string | undefined): void {
    this.#push({ type: 'text', text, pointer, ...(field === undefined ? {} : { field }) })
  }

  #push(text: DocumentText): void {
    if (text.text.trim() === '') return
    const { part } = this.#names
    this.#out.push(part === undefined ? text : { ...text, part })
  }
}

function styleOf(attributes: Readonly<Record<string, string>>): string {
  return attributes['w:val'] ?? Object.entries(attributes).find(([key]) => /(?:^|:)val$/.test(key))?.[1] ?? ''
}
