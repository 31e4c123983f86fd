/** Finds the values of JSON by their pointers, with their places in the text. */
import type { Alignment } from './align.ts'

/** A string or number in JSON text, half-open; a string with its quotation marks. */
export interface JsonPlace {
  readonly from: number
  readonly to: number
  readonly type: 'string' | 'number'
}

function step(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** The places of the wanted pointers in a JSON text that is known to be valid. Of a repeated property the last counts, as in `JSON.parse`. */
export function findValues(text: string, wanted: ReadonlySet<string>): Map<string, JsonPlace> {
  const found = new Map<string, JsonPlace>()
  /** Open objects and arrays: the pointer before the current step, and the index or the name that is being read. */
  const stack: { pointer: string; index: number | undefined; name: string | undefined }[] = []
  const here = (): string => {
    const top = stack.at(-1)
    return top === undefined ? '' : top.pointer + step(top.index ?? top.name ?? '')
  }
  const value = (place: JsonPlace): void => {
    const pointer = here()
    if (wanted.has(pointer)) found.set(pointer, place)
  }
  for (let at = 0; at < text.length; ) {
    const sign = text.charAt(at)
    const top = stack.at(-1)
    if (sign === '{' || sign === '[') {
      stack.push({ pointer: here(), index: sign === '[' ? 0 : undefined, name: undefined })
      at++
    } else if (sign === '}' || sign === ']') {
      stack.pop()
      at++
    } else if (sign === ',') {
      if (top?.index !== undefined) top.index++
      else if (top !== undefined) top.name = undefined
      at++
    } else if (sign === '"') {
      const end = stringEnd(text, at)
      if (top !== undefined && top.index === undefined && top.name === undefined) {
        top.name = JSON.parse(text.slice(at, end)) as string
      } else value({ from: at, to: end, type: 'string' })
      at = end
    } else if (/[-\d]/.test(sign)) {
      let end = at + 1
      while (/[-+.eE\d]/.test(text.charAt(end))) end++
      value({ from: at, to: end, type: 'number' })
      at = end
    } else at++
  }
  return found
}

function stringEnd(text: string, from: number): number {
  let at = from + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

/** Where each code unit of a JSON string's value stands. */
export function alignString(text: string, place: JsonPlace): Alignment {
  const where: Alignment = []
  for (let at = place.from + 1; at < place.to - 1; ) {
    const length = text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2
    where.push([at, at + length])
    at += length
  }
  return where
}
