/** What could not be read, in a line for a terminal. */
import { type ReadFailure, safeName } from '../read/index.ts'

/** `file:line  code  message and remedy`, in the language asked for; names of files are made safe for a terminal. No line break. */
export function unreadLine({ file, locator, code, message, remedy, sv }: ReadFailure, lang: 'sv' | 'en'): string {
  const words = lang === 'sv' && sv !== undefined ? sv : { message, remedy }
  const { part, pointer, line } = locator
  // A page is named by both.
  const within = line === undefined && part?.endsWith(pointer ?? '') !== true ? pointer : undefined
  const inside = [part, within].filter((name) => name !== undefined)
  const place = line === undefined ? '' : `:${line}`
  const where = [file, ...inside].map((name) => safeName(name)).join(' > ')
  return `${where}${place}  ${code}  ${words.message} ${words.remedy}`
}
