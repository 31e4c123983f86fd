/** Names for findings that hold nothing of what they name: keyed hashes of the place and of the content. */
import { keyedHash } from './key.ts'

const WORD = /[\p{L}\p{N}]+/gu

/** How far around a hit its neighbours are sought, in UTF-16 code units. */
const REACH = 80

function normal(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** What is said of a finding by its content. */
export interface Hit {
  readonly rule: string
  readonly field: string | undefined
  readonly start: number
  readonly end: number
}

/**
 * The identity of a finding: rule, normalised hit, the word before and the word after it, and the field. No line, row or file, so
 * that a row that moved keeps it.
 */
export function identityOf(key: Buffer, text: string, hit: Hit): string {
  const before =
    text
      .slice(Math.max(0, hit.start - REACH), hit.start)
      .match(WORD)
      ?.at(-1) ?? ''
  const after = text.slice(hit.end, hit.end + REACH).match(WORD)?.[0] ?? ''
  const parts = [
    hit.rule,
    normal(text.slice(hit.start, hit.end)),
    normal(before),
    normal(after),
    normal(hit.field ?? ''),
  ]
  return keyedHash(key, 'identity', parts)
}

/** The id of a finding: its file's content, its place in it and the rule. Two findings of a scan never share it. */
export function idOf(key: Buffer, fileId: string, record: number, hit: Hit): string {
  return keyedHash(key, 'finding', [
    fileId,
    String(record),
    hit.field ?? '',
    String(hit.start),
    String(hit.end),
    hit.rule,
  ])
}
