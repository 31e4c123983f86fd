/** The texts of a part of an Office document with the place of every character: what the readers read, found again in the XML. */
import { type Alignment, alignMarkup } from './align.ts'
import { SpliceError } from './edits.ts'

/** One text of a part: a paragraph, a cell, a comment, an attribute, a property. */
export interface Spot {
  readonly text: string
  readonly where: Alignment
  /** A formula that would bring the value back, half-open. */
  readonly formula?: readonly [from: number, to: number]
}

/** Elements that hold one text together, with the elements inside them that hold its letters. */
const HOLDERS = new Set(['p', 'si', 'is', 'comment', 'threadedComment', 'cm'])
const LETTERS = new Set(['t', 'delText', 'instrText', 'delInstrText', 'text', 'v', 'f'])
/** Elements that are a text by themselves. */
const ALONE = new Set([
  'v',
  'text',
  'title',
  'subject',
  'description',
  'keywords',
  'category',
  'contentStatus',
  'lpwstr',
  'lpstr',
  'instrText',
  'delInstrText',
])
const SIGNS: Readonly<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' }
const ATTRIBUTE = /\b(descr|title|val|name)="([^"]*)"/g

/** A text being gathered, as it stands now, as it stood before tracked changes, and both together. */
class Gathered {
  readonly now = new Flat()
  readonly before = new Flat()
  readonly all = new Flat()

  add(text: string, where: Alignment, deleted: boolean, inserted: boolean): void {
    if (!deleted) this.now.add(text, where)
    if (!inserted) this.before.add(text, where)
    this.all.add(text, where)
  }
}

class Flat {
  text = ''
  readonly where: Alignment = []

  add(text: string, where: Alignment): void {
    this.text += text
    for (const stretch of where) this.where.push(stretch)
  }
}

const TOKEN = /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([^\s<>/]+)([^<>]*?)(\/?)>|[^<]+/g

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The texts of a part. */
export function spotsOf(xml: string): Spot[] {
  const spots: Spot[] = []
  const open: { name: string; from: number; inside: number }[] = []
  const holders: Gathered[] = []
  let [deleted, inserted, aside] = [0, 0, 0]
  let formula: [number, number] | undefined
  const changes = (name: string, by: 1 | -1): void => {
    if (name === 'del' || name === 'moveFrom') deleted += by
    if (name === 'ins' || name === 'moveTo') inserted += by
    if (name === 'rPh') aside += by
  }
  const opened = (name: string, attributes: string, from: number, end: number): void => {
    changes(name, 1)
    if (name === 'c') formula = undefined
    if (HOLDERS.has(name)) holders.push(new Gathered())
    open.push({ name, from, inside: end })
    for (const match of attributes.matchAll(ATTRIBUTE)) {
      const value = from + attributesAt(xml, from) + match.index + match[0].indexOf('"') + 1
      spots.push(aligned(xml, value, value + (match[2] ?? '').length))
    }
  }
  const closed = (name: string, from: number, end: number): void => {
    changes(name, -1)
    const top = open.pop()
    if (top === undefined) return
    if (name === 'f') formula = [top.from, end]
    if (ALONE.has(name)) {
      spots.push({ ...aligned(xml, top.inside, from), ...(name === 'v' && formula !== undefined ? { formula } : {}) })
    }
    if (!HOLDERS.has(name)) return
    const gathered = holders.pop()
    if (gathered === undefined) return
    for (const flat of [gathered.now, gathered.before, gathered.all]) spots.push(flat)
  }
  for (const match of xml.matchAll(TOKEN)) {
    const [whole, slash, tag, attributes = '', selfClosing] = match
    const end = match.index + whole.length
    if (tag === undefined) {
      const holder = holders.at(-1)
      const inside = open.at(-1)?.name ?? ''
      if (holder === undefined || aside > 0 || !LETTERS.has(inside) || inside === 'v' || inside === 'f') continue
      if (inside === 'instrText' || inside === 'delInstrText') continue
      const { text, where } = aligned(xml, match.index, end)
      holder.add(text, where, deleted > 0, inserted > 0)
      continue
    }
    const name = local(tag)
    if (slash === '/') closed(name, match.index, end)
    else {
      const sign = SIGNS[name]
      if (sign !== undefined && open.some(({ name: around }) => around === 'r' || around === 'fld' || name !== 'tab'))
        holders.at(-1)?.add(sign, [undefined], deleted > 0, inserted > 0)
      opened(name, attributes, match.index, end)
      if (selfClosing === '/') closed(name, end, end)
    }
  }
  return spots.filter(({ text }) => text.trim() !== '')
}

/** How far behind its `<` a tag's attributes begin. */
function attributesAt(xml: string, from: number): number {
  const name = /^<[^\s<>/]+/.exec(xml.slice(from, from + 200))
  return name === null ? 1 : name[0].length
}

/** The text between two places of the source, decoded, and where its letters stand. */
function aligned(xml: string, from: number, to: number): Spot {
  const text = decode(xml.slice(from, to))
  try {
    return { text, where: alignMarkup(text, xml, from, true) }
  } catch (error) {
    if (!(error instanceof SpliceError)) throw error
    // Whoever needs this text is told that it is not found.
    return { text: '', where: [] }
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decode(source: string): string {
  return source
    .replace(/<!\[CDATA\[|\]\]>|<[^<>]*>/g, '')
    .replace(/&(?:#(\d+)|#[xX]([\da-fA-F]+)|(\w+));/g, (whole, decimal?: string, hex?: string, name?: string) => {
      const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : -1
      if (code >= 0) return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD'
      return ENTITIES[name ?? ''] ?? whole
    })
    .replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
