/** The beginning and the end of a sentence, as patterns ask for them: signs before and behind its words do not count. */
import { SIGN } from '../text/tokens.ts'
import type { Analysis } from './analysis.ts'

/** The borders of a sentence are told over no more signs than this: it bounds the work for a word. */
const MOST_SIGNS = 32

/** Whether token `at` opens the sentence that begins at token `first`. What follows a colon or a dash begins anew: "Frånvaro: ...". */
export function opens({ text, tokens }: Analysis, at: number, first: number): boolean {
  const least = Math.max(first, at - MOST_SIGNS)
  for (let index = at - 1; index >= least; index--) {
    if (tokens.type[index] !== SIGN) return false
    const code = text.charCodeAt(tokens.start[index] as number)
    if (code === 0x3a || code === 0x2013 || code === 0x2014) return true
  }
  return least === first
}

/** Whether nothing but signs stands from token `at` to the end of the sentence, before token `last`. */
export function closes({ tokens }: Analysis, at: number, last: number): boolean {
  if (last - at > MOST_SIGNS) return false
  for (let index = at; index < last; index++) if ((tokens.type[index] as number) < SIGN) return false
  return true
}
