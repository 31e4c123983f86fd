/** What could not be read, in a line for a terminal. */
import { type ReadFailure, safeName } from '../read/index.ts'

/** `file:line  code  message and remedy`, in the language asked for; names of files are made safe for a terminal. No line break. */
export function unreadLine({ file, locator, code, message, remedy, sv }: ReadFailure, lang: 'sv' | 'en'): string {
  const words = lang === 'sv' && sv !== undefined ? sv : { message, remedy }
  const place = locator.line === undefined ? '' : `:${locator.line}`
  return `${safeName(file)}${place}  ${code}  ${words.message} ${words.remedy}`
}
