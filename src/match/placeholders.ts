/**
 * Placeholders of templates: `{{namn}}`, `[elevens namn]`, `<<ämne>>`, `%NAMN%`, `${namn}`, `____`. What stands around them
 * will be said about a pupil, so a placeholder counts as a person. A box to tick, `[ ]` or `[x]`, is none.
 */
import { lazy } from '../lazy.ts'
import { WORD } from '../text/tokens.ts'
import { type Analysis, addSpan } from './analysis.ts'

const shapes = lazy(
  () =>
    /\{\{[^{}\n]{1,60}\}\}|\$\{[^{}\n]{1,60}\}|<<[^<>\n]{1,60}>>|\[(?![ xX]\])[\p{L} /.-]{1,40}\](?!\()|%[\p{Lu}_]{2,30}%|_{3,}|\b[XN]{2,3}\b/gu,
)
/** The same without those that hold letters of any script: these cost a start. */
const plainShapes = lazy(() => /\{\{[^{}\n]{1,60}\}\}|\$\{[^{}\n]{1,60}\}|<<[^<>\n]{1,60}>>|_{3,}|\b[XN]{2,3}\b/gu)

/**
 * Gives the tokens of placeholders the class set of placeholders, each as one expression: what stands behind it stands beside it. Their own words
 * no longer count.
 */
export function markPlaceholders(analysis: Analysis): void {
  const { text, tokens, sentenceOf } = analysis
  const { placeholder } = analysis.pack.header.special
  if (!/[{[<%_]|XX|NN/.test(text)) return
  let token = 0
  for (const match of text.matchAll(/[[%]/.test(text) ? shapes() : plainShapes())) {
    const start = match.index
    const end = start + match[0].length
    while (token < tokens.count && (tokens.end[token] as number) <= start) token++
    const first = token
    for (; token < tokens.count && (tokens.start[token] as number) < end; token++) {
      analysis.set[token] = token === first ? placeholder : 0
      analysis.head[token] = 0
      analysis.first[token] = 0
    }
    if (token - first > 1 && sentenceOf[first] === sentenceOf[token - 1])
      addSpan(analysis, { first, last: token, set: placeholder })
  }
}

/** True if the words of tokens [first, last) are those of placeholders: they tell what to fill in, not what is so. */
export function isPlaceholder({ set, tokens, pack }: Analysis, first: number, last: number): boolean {
  let words = 0
  for (let index = first; index < last; index++) {
    if (tokens.type[index] !== WORD) continue
    words++
    // No other word is without any class, if only that of unknown ones.
    if (set[index] !== 0 && set[index] !== pack.header.special.placeholder) return false
  }
  return words > 0
}
