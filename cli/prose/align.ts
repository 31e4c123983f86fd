/** Aligns a decoded value with the source it was written in, where escapes, entities and line prefixes stand between the letters. */

/** How characters can be written otherwise: entities of Markdown, escapes of quoted YAML and JSON, or not at all. */
export type Writing = 'entities' | 'escapes' | 'plain'

/** Called for each code unit of the value with the range of the source it was written in. */
export type Place = (sign: string, from: number, to: number) => void

const ENTITY = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i
const ESCAPE = /^\\(?:x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|\r?\n[ \t]*|[^\r\n])/

/** Walks through `value`, which a parser made of `source` from `from` to `to`, and tells where each code unit stands. Linear. */
export function align(value: string, source: string, from: number, to: number, writing: Writing, place: Place): void {
  let at = from
  for (let index = 0; index < value.length; index++) {
    const sign = value.charAt(index)
    for (;;) {
      const length = writtenLength(value, index, source, at, writing)
      if (length > 0) {
        // An escaped line break stands for nothing.
        if (writing === 'escapes' && /[\r\n]/.test(source.charAt(at + 1))) {
          at += length
          continue
        }
        place(sign, at, Math.min(at + length, to))
        at += length
        break
      }
      if (at >= to || source.charAt(at) === sign) {
        place(sign, Math.min(at, to), Math.min(at + 1, to))
        at++
        break
      }
      at++
    }
  }
}

/** Length of what is written for the next code unit, 0 where it stands as it is. */
function writtenLength(value: string, index: number, source: string, at: number, writing: Writing): number {
  const first = source.charCodeAt(at)
  if (writing === 'escapes' && first === 0x5c) return ESCAPE.exec(source.slice(at, at + 200))?.[0].length ?? 0
  if (writing !== 'entities' || first !== 0x26) return 0
  const entity = ENTITY.exec(source.slice(at, at + 40))?.[0] ?? ''
  // What looks like an entity and is none stands in the value as it is.
  return value.startsWith(entity, index) ? 0 : entity.length
}
