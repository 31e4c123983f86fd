/** The key that identities are hashed with: from the environment, from a file, or made for this run. */
import { createHmac, type Hmac, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** Shortest key that is taken, in bytes: shorter ones can be tried out. */
export const KEY_BYTES = 16

/** A key and where it came from. */
export interface HashKey {
  readonly bytes: Buffer
  /** True where it was made for this run: nothing of another run compares with it. */
  readonly fresh: boolean
}

/** The key of a run. Throws where a file cannot be read or the key is too short; the message never shows it. */
export function findKey(file: string | undefined, environment: Readonly<Record<string, string | undefined>>): HashKey {
  if (file !== undefined) {
    let bytes: Buffer
    try {
      bytes = readFileSync(file)
    } catch {
      throw new Error('The file of --hmac-key-file cannot be read. Check its path and your right to read it.')
    }
    // A line break that an editor put at the end is no part of the key.
    while (bytes.length > 0 && (bytes.at(-1) === 0x0a || bytes.at(-1) === 0x0d)) bytes = bytes.subarray(0, -1)
    return checked(bytes, 'the file of --hmac-key-file')
  }
  const text = environment.FRITEXT_KEY
  if (text !== undefined && text !== '') return checked(Buffer.from(text), 'FRITEXT_KEY')
  return { bytes: randomBytes(32), fresh: true }
}

function checked(bytes: Buffer, source: string): HashKey {
  if (bytes.length < KEY_BYTES) {
    throw new Error(
      `The key in ${source} is shorter than ${KEY_BYTES} bytes. Make one with: head -c 32 /dev/urandom | base64`,
    )
  }
  return { bytes, fresh: false }
}

const LETTERS = 'zyxwvutsrqponmlk'

/**
 * The first `length` letters of a digest, each four bits written as a letter from k to z. Letters alone, since a run of digits
 * could be taken for a personal number, by people and by our own rules.
 */
export function letters(digest: Buffer, length: number): string {
  let text = ''
  for (const byte of digest) {
    if (text.length >= length) break
    text += LETTERS.charAt(byte >> 4) + LETTERS.charAt(byte & 15)
  }
  return text.slice(0, length)
}

/** A keyed hash of these parts, as letters. `purpose` keeps hashes of different kinds apart. */
export function keyedHash(key: Buffer, purpose: string, parts: readonly string[], length = 16): string {
  return letters(
    createHmac('sha256', key)
      .update(JSON.stringify([purpose, ...parts]))
      .digest(),
    length,
  )
}

/** A keyed hash that takes its content in pieces, for whole files. */
export function startHash(key: Buffer, purpose: string): Hmac {
  return createHmac('sha256', key).update(purpose)
}

/** What a result tells of its key: enough to see that two results were made with the same one. */
export function keyCheck(key: Buffer): string {
  return keyedHash(key, 'key-check', [], 12)
}
