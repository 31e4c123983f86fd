import type { Detection } from '../../types.ts'
import type { Source } from './source.ts'
import { surroundings, wordSet, wordTable } from './words.ts'

const DRAWING = wordTable({
  2: 'mönster* mönstret låses låser låsa unlock* svep svepa dra drar swipe* drawing draw upplåsning* skärmlås* inlogg* pattern',
  0.5: 'plattan paddan surfplattan *plattan *paddan mobilen ipad* tablet phone hörn* hörnet pricken pricke* corner nedre övre vänstra högra upp uppe baklänges',
})

const LETTER_SHAPES = wordSet('z l s n m u v c o x j t')

/** Finds unlock patterns that are told in words: "låses upp med ett Z från övre hörnet". */
export function unlockPatterns(source: Source): Detection[] {
  const tokens = source.tokens()
  const found: Detection[] = []
  for (let at = 1; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined || token.kind !== 'word' || token.lower.length !== 1 || !token.capital) continue
    if (!LETTER_SHAPES.has(token.lower) || !token.spaced) continue
    const cue = surroundings(tokens, at, at + 1, DRAWING)
    if (cue < 2.5) continue
    const last = Math.min(at + 4, tokens.length - 1)
    const end = tokens[last]?.sentence === token.sentence ? (tokens[last]?.end ?? token.end) : token.end
    found.push({ rule: 'identity/credentials', start: token.start, end, weight: cue - 1, key: 'credentials/pattern' })
  }
  return found
}
