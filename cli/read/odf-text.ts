/** The text of an OpenDocument part: paragraphs, tables, comments, notes, what tracked changes took out, text boxes. */

import type { DocumentText } from './document.ts'
import { DocumentTable } from './document-table.ts'
import type { PartHandler } from './xlsx-parts.ts'

/** What paragraphs inside these elements are called. */
const STORIES: Readonly<Record<string, readonly [place: string, field: string]>> = {
  annotation: ['comment', 'kommentar'],
  note: ['note', 'fotnot'],
  deletion: ['deleted text', 'text före ändring'],
  header: ['header', 'sidhuvud'],
  'header-left': ['header', 'sidhuvud'],
  footer: ['footer', 'sidfot'],
  'footer-left': ['footer', 'sidfot'],
  notes: ['notes', 'anteckningar'],
}

/** Words in them belong to nobody's text: who commented and when, the number of a note. */
const SILENT = new Set(['creator', 'date', 'creator-initials', 'note-citation', 'change-info', 'date-string'])

interface Open {
  text: string
  readonly number: number
  readonly heading: boolean
  readonly silent: boolean
}

/** Collects the texts of one part; `drain` them while it is parsed. */
export class OdfText implements PartHandler {
  #out: DocumentText[] = []
  readonly #open: Open[] = []
  readonly #stories: { readonly name: string; readonly place: string; readonly field: string }[] = []
  readonly #counts = new Map<string, number>()
  readonly #tables: DocumentTable[] = []
  #count = 0
  #heading: string | undefined
  #described = ''
  #describing = false

  /** The texts found since the last call. */
  drain(): DocumentText[] {
    const out = this.#out
    this.#out = []
    return out
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const story = STORIES[name]
    if (story !== undefined) {
      const number = (this.#counts.get(story[0]) ?? 0) + 1
      this.#counts.set(story[0], number)
      this.#stories.push({ name, place: `${story[0]} ${number}`, field: story[1] })
    }
    if (SILENT.has(name)) this.#open.push({ text: '', number: 0, heading: false, silent: true })
    else if (name === 'p' || name === 'h') {
      this.#open.push({ text: '', number: ++this.#count, heading: name === 'h', silent: false })
    } else if (name === 's') this.text(' '.repeat(Math.min(100, Number(attributes['text:c'] ?? 1) || 1)))
    else if (name === 'tab') this.text('\t')
    else if (name === 'line-break') this.text('\n')
    else if (name === 'title' || name === 'desc') [this.#described, this.#describing] = ['', true]
    else if (name === 'table') this.#tables.push(new DocumentTable())
    else if (name === 'table-row') this.#tables.at(-1)?.startRow()
  }

  text(text: string): void {
    if (this.#describing) this.#described += text
    else {
      const open = this.#open.at(-1)
      if (open !== undefined) open.text += text
    }
  }

  close(name: string): void {
    if (SILENT.has(name)) this.#open.pop()
    else if (name === 'p' || name === 'h') this.#endParagraph()
    else if (name === 'title' || name === 'desc') {
      this.#describing = false
      this.#push({ type: 'text', text: this.#described, pointer: `picture ${this.#count}`, field: 'alternativtext' })
    } else if (name === 'table-cell') this.#tables.at(-1)?.endCell()
    else if (name === 'table') this.#tables.pop()
    if (this.#stories.at(-1)?.name === name) this.#stories.pop()
  }

  #endParagraph(): void {
    const open = this.#open.pop()
    if (open === undefined) return
    const story = this.#stories.at(-1)
    const table = this.#tables.at(-1)
    const header = story === undefined ? table?.header : undefined
    if (table !== undefined && story === undefined) table.add(open.text)
    const field = story?.field ?? header ?? (table === undefined ? this.#heading : undefined)
    this.#push({
      type: 'text',
      text: open.text,
      pointer: story?.place ?? `paragraph ${open.number}`,
      ...(field === undefined || field === '' ? {} : { field }),
      ...(header === undefined || header === '' ? {} : { cell: true }),
    })
    if (open.heading && open.text.trim() !== '') this.#heading = open.text.trim().slice(0, 200)
  }

  #push(text: DocumentText): void {
    if (text.text.trim() !== '') this.#out.push(text)
  }
}
