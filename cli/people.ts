/** Names out of a register that the user gives (`--people`): they help the judge. Nothing of them is ever printed. */

import { openInput } from './read/index.ts'
import { nameSays, plainName } from './read/words.ts'

/** Columns that hold names of people, by their plain names. */
const NAMES =
  /^(?:namn|name|elev|elevnamn|barn|student|pupil|person|fullname|fulltnamn|förnamn|efternamn|tilltalsnamn|mellannamn|firstname|lastname|surname|givenname|middlename|familyname|fname\d?|lname\d?|vårdnadshavare\d?|mentor|lärare|personal|displayname)$/

/** More letters than this are no name. */
const LONGEST = 80

const NAME_LIKE = /^\p{Lu}[\p{L}\p{M}'’. -]*(?:,\s*\p{Lu}[\p{L}\p{M}'’. -]*)?$/u

/** A register that cannot be used. The message names the option, never the content. */
export class PeopleError extends Error {}

/**
 * The names in a file: values of columns that are called as such, or, where none is, all values that look like names. Reads every
 * format that a scan reads. Throws `PeopleError` when the file cannot be read or holds no name.
 */
export async function readPeople(path: string): Promise<string[]> {
  const named = new Set<string>()
  const other = new Set<string>()
  for await (const item of openInput(path, { everything: true })) {
    if (item.type === 'failure') throw new PeopleError(`--people: ${item.code} ${item.message} ${item.remedy}`)
    if (item.type !== 'record') continue
    const text = item.text.trim()
    if (text.length > LONGEST || !NAME_LIKE.test(text)) continue
    if (item.field !== undefined && NAMES.test(plainName(item.field))) named.add(text)
    else if (item.field === undefined || nameSays(item.field) === 'unknown') other.add(text)
  }
  const names = named.size > 0 ? named : other
  if (names.size === 0) throw new PeopleError('--people: the file holds no names. Give a column that is called Namn.')
  return [...names]
}
