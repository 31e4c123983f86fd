/** The identity of a hit: what it is, not where it stands, and nothing that can be read back. */
import { createHmac } from 'node:crypto'

const NEIGHBOURS = 3
/** Code units looked at on either side for the neighbours. */
const WINDOW = 100
/** Neighbours are those of the same sentence: what is added behind it is no change of the hit. */
const STOP = /[.!?\n]/
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * Keyed hash (24 hex digits) of rule, normalised hit, up to three words of the sentence on either side and the field. Without the key a short hit cannot be
 * found by trying words. Two hits that agree in all of it share an identity.
 */
export function identityOf(key: string, rule: string, text: string, start: number, end: number, field = ''): string {
  const lead =
    text
      .slice(Math.max(0, start - WINDOW), start)
      .split(STOP)
      .at(-1) ?? ''
  const tail = text.slice(end, end + WINDOW).split(STOP)[0] ?? ''
  const before = wordsOf(lead).slice(-NEIGHBOURS)
  const after = wordsOf(tail).slice(0, NEIGHBOURS)
  const parts = [rule, text.slice(start, end), before.join(' '), after.join(' '), field].map(normal)
  return createHmac('sha256', key).update(parts.join('\u0000')).digest('hex').slice(0, 24)
}

function normal(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
}
