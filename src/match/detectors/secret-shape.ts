import { isDigit, isLetter, isUpper } from './chars.ts'
import { SECRET_SIGNS } from './chunks.ts'

/** How a chunk looks as a secret: letters and figures or signs mixed, figures alone, or a word like any other. */
export type SecretShape = 'mixed' | 'figures' | 'word'

/** Chunks of letters and figures that everyone in a school can read: courses, years, dates, ordinals, models. */
const READABLE = [
  /^[A-ZÅÄÖ]{6}\d{1,3}[a-z]?\d?$/,
  /^(åk|ak|år|v|vecka|kl|s|sid|kap|uppg|sal|rum|nr|st|ca|lgy|gy|lgr|lpfö|ht|vt|ver|version|covid|typ|del|prov|lab|grupp)\.?[-:]?\d+([-–/.,]\d+)*[a-zåäö]?$/i,
  /^\d+([.,:/–-]\d+)*[-–]?(:?[a-zåäö]+)$/i,
  /^\d+[-–]?[a-zåäö]{0,3}[/.–-]\d+[a-zåäö]{0,3}$/i,
  /^[a-zåäö]{1,3}\d{1,2}[a-zåäö]?$/i,
  /^[A-ZÅÄÖ]{1,4}[-–/]?\d{1,3}[-–]?[a-zåäö]*$/,
  /^[A-ZÅÄÖa-zåäö]{2,4}\d[a-c]?$/,
  /^[a-zåäö]+[-–][a-zåäö]+$/i,
]

const PLAIN = /^[A-ZÅÄÖ]?[a-zåäöé]+$/

/** What a chunk looks like as a secret; `undefined` for what is none: an address of a page, a mail address, a date. */
export function secretShape(chunk: string): SecretShape | undefined {
  if (chunk.length < 3 || chunk.length > 40) return undefined
  if (PLAIN.test(chunk)) return 'word'
  if (chunk.includes('@') || chunk.includes('://') || chunk.startsWith('www.') || chunk.startsWith('#'))
    return undefined
  let letters = 0
  let figures = 0
  let signs = 0
  let inner = 0
  let humps = 0
  for (let at = 0; at < chunk.length; at++) {
    const code = chunk.charCodeAt(at)
    if (isDigit(code)) figures++
    else if (isLetter(code)) {
      letters++
      if (at > 0 && isUpper(code) && !isUpper(chunk.charCodeAt(at - 1))) humps++
    } else {
      signs++
      if (SECRET_SIGNS.includes(chunk[at] ?? ' ') && at > 0 && at < chunk.length - 1) inner++
    }
  }
  if (letters === 0) return figureShape(chunk, figures)
  if (figures > 0 || inner > 0) {
    if (letters + figures < 5 || READABLE.some((pattern) => pattern.test(chunk))) return undefined
    return 'mixed'
  }
  if (humps > 0 && signs === 0 && letters >= 6) return 'word'
  return signs > 1 && !/^[\p{L}]+([-–][\p{L}]+)*$/u.test(chunk) ? undefined : 'word'
}

// 4821, 2580#, 1-9-0-6, 31-7-22: no dates with slashes or dots, no times.
function figureShape(chunk: string, figures: number): SecretShape | undefined {
  if (figures < 3 || figures > 8) return undefined
  if (/^\*?\d{3,8}[#*]?$/.test(chunk)) return 'figures'
  return /^\d{1,2}(-\d{1,2}){2,5}$/.test(chunk) ? 'figures' : undefined
}

/** Whether a chunk looks like a user name: a dot, underscore or figure inside lower-case letters, or one plain word. */
export function isUserName(chunk: string): boolean {
  return /^[a-zåäö][a-zåäö0-9._-]{2,29}$/i.test(chunk)
}
