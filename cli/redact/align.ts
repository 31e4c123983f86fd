/** Aligns a value with its source, where markup, entities and escapes stand between its letters. */
import { SpliceError } from './edits.ts'

/** Where each UTF-16 code unit of a value stands in the source, half-open; undefined where it does not stand there. */
export type Alignment = (readonly [from: number, to: number] | undefined)[]

const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z][a-zA-Z\d]{1,31}));/y
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
/** Elements whose text is no part of the value: readings of East Asian words in workbooks. */
const ASIDE = /<(?:[\w.-]+:)?rPh[\s>][\s\S]*?<\/(?:[\w.-]+:)?rPh>/y
const TAG = /<!\[CDATA\[|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/?[^<>]*>/y
const ESCAPE = /_x([\dA-Fa-f]{4})_/y

const CDATA = '<![CDATA['

function at(pattern: RegExp, source: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset
  return pattern.exec(source)
}

/**
 * Aligns `value` with markup that begins at `from`. White space that the reader put in or folded may be missing or different; every
 * other character must be there. With `cell`, `_x000D_` is an escape. Throws `SpliceError` where it is not.
 */
export function alignMarkup(value: string, source: string, from: number, cell = false): Alignment {
  const where: Alignment = []
  let offset = from
  // Between these marks nothing is markup and nothing is an entity.
  let literal = source.endsWith(CDATA, from)
  for (let index = 0; index < value.length; ) {
    const sign = value.charAt(index)
    const markup = literal ? null : (at(ASIDE, source, offset) ?? at(TAG, source, offset))
    if (markup !== null) {
      offset += markup[0].length
      literal = markup[0] === CDATA
      continue
    }
    if (literal && source.startsWith(']]>', offset)) {
      offset += 3
      literal = false
      continue
    }
    const read = literal ? { text: source.charAt(offset), length: 1 } : readOne(source, offset, cell)
    if (read !== undefined && value.startsWith(read.text, index)) {
      for (let unit = 0; unit < read.text.length; unit++) where.push([offset, offset + read.length])
      index += read.text.length
      offset += read.length
    } else if (/\s/.test(sign) && read !== undefined && /^\s$/.test(read.text)) {
      where.push([offset, offset + read.length])
      index++
      offset += read.length
    } else if (/\s/.test(sign)) {
      where.push(undefined)
      index++
    } else if (read !== undefined && /^\s$/.test(read.text)) offset += read.length
    else throw new SpliceError('the text does not stand in the file as it was read')
  }
  return where
}

function readOne(source: string, offset: number, cell: boolean): { text: string; length: number } | undefined {
  const sign = source.charAt(offset)
  if (sign === '') return undefined
  const hex4 = cell && sign === '_' ? at(ESCAPE, source, offset) : null
  if (hex4 !== null) return { text: String.fromCharCode(Number.parseInt(hex4[1] ?? '', 16)), length: hex4[0].length }
  const entity = sign === '&' ? at(ENTITY, source, offset) : null
  if (entity === null) return { text: sign, length: 1 }
  const [whole, decimal, hex, name] = entity
  const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : undefined
  if (code !== undefined)
    return { text: code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD', length: whole.length }
  const text = NAMED[name ?? '']
  return text === undefined ? { text: sign, length: 1 } : { text, length: whole.length }
}
