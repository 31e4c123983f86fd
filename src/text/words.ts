/** The words of a short text, for those who compile expressions. */
import { createTokens, tokenize } from './tokens.ts'

const scratch = createTokens(16)

/** The tokens of a text as lower-case strings. */
export function wordsOf(text: string): string[] {
  const tokens = tokenize(text, scratch)
  const out: string[] = []
  for (let index = 0; index < tokens.count; index++)
    out.push(text.slice(tokens.start[index], tokens.end[index]).toLowerCase())
  return out
}
