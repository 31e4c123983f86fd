/** What a diagnostic is known by, wherever it stands: rule, its words and the words beside it, hashed. No text can be read back from it. */

/** Code units on each side from which the neighbouring word is taken. */
const NEAR = 24

/** The fingerprint of a range of a block's text. */
export function fingerprintOf(ruleId: string, text: string, from: number, to: number, salt: string): string {
  const words = (part: string): string[] => part.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const before = words(text.slice(Math.max(0, from - NEAR), from)).at(-1) ?? ''
  const after = words(text.slice(to, to + NEAR))[0] ?? ''
  return hash([salt, ruleId, before, ...words(text.slice(from, to)), after].join('\u0000'))
}

/** 53 bits in base 36: the two halves of a multiply-and-rotate hash. */
function hash(text: string): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}
