import { lazy } from '../../lazy.ts'
import type { Detection } from '../../types.ts'
import { hints } from './agreed-words.ts'
import type { Token } from './tokens.ts'
import { beginningsOf, pair } from './words.ts'

interface Hint {
  readonly words: readonly string[]
  readonly weight: number
}

/** Grades of a scale of one's own: "en tvåa på Leijonskalan", "en fyra enligt pärmen". */
const GRADES = ['etta', 'tvåa', 'trea', 'fyra', 'femma', 'sexa', 'sjua', 'åtta', 'nia', 'tia']
const SCALES = ['enl', 'enligt', 'på skalan', 'på trappan', 'på vår', 'i systemet', 'i vårt']

function byFirst(): ReadonlyMap<string, readonly Hint[]> {
  const map = new Map<string, Hint[]>()
  const grades = GRADES.flatMap((grade) => SCALES.map((scale) => [`${grade} ${scale}`, 0.5] as const))
  for (const [wording, weight] of [...hints, ...grades]) {
    const words = wording.split(' ')
    const first = words[0] ?? ''
    map.set(first, [...(map.get(first) ?? []), { words, weight }])
  }
  return map
}

const hintsByFirst = lazy(byFirst)
const beginnings = lazy(() => beginningsOf(hintsByFirst().keys()))

/** Finds wordings such as "ni vet vilka" that say a code was agreed on. */
export function hintDetections(tokens: readonly Token[]): Detection[] {
  const found: Detection[] = []
  const first = beginnings()
  for (let at = 0; at < tokens.length; at++) {
    const { lower } = tokens[at] as Token
    if (first[pair(lower, 0)] === 0) continue
    for (const { words, weight } of hintsByFirst().get(lower) ?? []) {
      if (!words.every((word, offset) => tokens[at + offset]?.lower === word)) continue
      const start = tokens[at]?.start ?? 0
      const last = at + words.length - 1
      const end = tokens[words.at(-1) === '"' ? closingQuote(tokens, last) : last]?.end ?? start
      found.push({ rule: 'code/agreed', start, end, weight, key: 'agreed/hint' })
    }
  }
  return found
}

// The quoted name belongs to the range: the quotation mark that closes it, if it is near.
function closingQuote(tokens: readonly Token[], open: number): number {
  for (let at = open + 1; at <= open + 6; at++) if (tokens[at]?.lower === '"') return at
  return open
}
