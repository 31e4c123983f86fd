import type { Detection } from '../../types.ts'
import { isWordCode } from './chars.ts'
import type { Source } from './source.ts'

const folded = new WeakMap<readonly string[], readonly string[]>()

function fold(codes: readonly string[]): readonly string[] {
  const known = folded.get(codes)
  if (known !== undefined) return known
  const list = [...new Set(codes.map((code) => code.trim().toLowerCase()).filter((code) => code !== ''))]
  folded.set(codes, list)
  return list
}

/** Finds the codes of the organisation's own list, whole and whatever their case. */
export function listedCodes(source: Source): Detection[] {
  const codes = source.options.agreedCodes
  if (codes === undefined || codes.length === 0) return []
  const lower = source.text.toLowerCase()
  // "İ" grows in lower case and would shift every offset after it.
  const haystack = lower.length === source.text.length ? lower : source.text
  const found: Detection[] = []
  for (const code of fold(codes)) {
    for (let at = haystack.indexOf(code); at >= 0; at = haystack.indexOf(code, at + code.length)) {
      const end = at + code.length
      if (inWord(haystack, at) || inWord(haystack, end)) continue
      found.push({ rule: 'code/agreed', start: at, end, weight: 4, key: 'agreed/listed' })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

function inWord(text: string, at: number): boolean {
  return at > 0 && at < text.length && isWordCode(text.charCodeAt(at - 1)) && isWordCode(text.charCodeAt(at))
}
