import type { Detection } from '../../types.ts'
import { homeWords, sightWords } from './contact-words.ts'
import type { Source } from './source.ts'
import type { Token } from './tokens.ts'
import { surroundings, wordSet, wordTable } from './words.ts'

const RULE = 'identity/contact-details'

/** Endings of street names: those no other word has, and those that ordinary words share. */
const STREET = wordTable({
  1: '*gatan *vägen *vagen *stigen *gränd *gränden *allén *esplanaden *gata *väg',
  0: '*backen *torget *platsen *vreten *liden *kajen *leden *gård',
  '-1': '*gården *åsen *höjden *berget *plan *parken *dalen *bruket *kullen *heden *tomten *hagen *ängen',
})

const ORDINARY = wordSet(
  `vägen gatan stigen backen torget platsen leden gården höjden berget parken dalen heden tomten hagen ängen gata väg plan
  arbetsplatsen lekplatsen praktikplatsen skolgården innergården fotbollsplan handlingsplan åtgärdsplan utvecklingsplan studieplan
  kursplan läroplan planen lägergården julgården bondgården förskolegården bruket halvvägen hälsoplan skolväg skolvägen
  innebandyplan lektionsplan arbetsplan tidsplan veckoplan månadsplan årsplan grovplan andraplan badplatsen hemvägen omvägen pulkabacken skidbacken`,
)

/** Ends like a street and is none. */
const NO_STREET = wordSet('iväg underväg halvväg')

/** A number before one of these counts something and is no house. */
const UNIT =
  wordSet(`min minut minuter sek sekunder timme timmar tim h dag dagar gång gånger ggr km meter m cm mil steg varv kr kronor
  grader poäng procent st stycken barn elever personer`)

const ENGLISH_STREET = wordSet('street road avenue lane close drive crescent terrace court')

/** Finds postal addresses: a street with a number, a box with a number, and what follows (flat, postal code, town). */
export function postalAddresses(source: Source): Detection[] {
  const tokens = source.tokens()
  const found: Detection[] = []
  for (let at = 0; at < tokens.length - 1; at++) {
    const detection = streetAt(tokens, at) ?? placeAt(tokens, at) ?? boxAt(tokens, at) ?? englishAt(tokens, at)
    if (detection === undefined) continue
    found.push(detection)
    while (at < tokens.length - 1 && (tokens[at + 1]?.start ?? 0) < detection.end) at++
  }
  return found
}

function streetAt(tokens: readonly Token[], at: number): Detection | undefined {
  const street = tokens[at]
  const number = tokens[at + 1]
  if (street === undefined || number === undefined || street.kind !== 'word' || !isHouse(number) || !number.spaced)
    return
  const shape = STREET.get(street.lower)
  if (shape === undefined || NO_STREET.has(street.lower) || UNIT.has(tokens[at + 2]?.lower ?? '')) return
  const first = ORDINARY.has(street.lower) ? firstOfName(tokens, at) : at
  if (first === undefined) return
  const tail = readTail(tokens, at + 2)
  const near = around(tokens, at, tail.end)
  const capital = tokens[first]?.capital ? 0.75 : -1
  const weight = shape * 1.5 + capital + near + (tail.postal ? 2 : 0) + (tail.flat ? 2 : 0) - 0.5
  return detection(tokens, first, tail.end, weight, 'address/street')
}

// "Norra vägen 3": a name of two words whose last is ordinary.
function firstOfName(tokens: readonly Token[], at: number): number | undefined {
  const before = tokens[at - 1]
  return before?.kind === 'word' && before.capital && before.lower.length > 3 ? at - 1 : undefined
}

// "Norra Byn 7, 825 92 Njutånger": whatever the place is called, a house number and a postal code make it an address.
function placeAt(tokens: readonly Token[], at: number): Detection | undefined {
  const place = tokens[at]
  const number = tokens[at + 1]
  if (place?.kind !== 'word' || !place.capital || number === undefined || !isHouse(number) || !number.spaced) return
  const tail = readTail(tokens, at + 2)
  const next = tokens[tail.end]
  // "825 92 kr" is no postal code.
  if (!tail.postal || place.lower.length < 3 || (next?.kind === 'word' && !next.capital)) return
  const near = around(tokens, at, tail.end)
  return detection(tokens, firstOfName(tokens, at) ?? at, tail.end, 1 + near, 'address/street')
}

function boxAt(tokens: readonly Token[], at: number): Detection | undefined {
  const box = tokens[at]
  if (box?.lower !== 'box' || tokens[at + 1]?.kind !== 'number') return
  const tail = readTail(tokens, at + 2)
  if (!tail.postal) return
  const near = around(tokens, at, tail.end)
  return detection(tokens, at, tail.end, 1 + near, 'address/box')
}

function englishAt(tokens: readonly Token[], at: number): Detection | undefined {
  const number = tokens[at]
  const name = tokens[at + 1]
  const street = tokens[at + 2]
  if (number === undefined || !isHouse(number) || !name?.capital || !street?.capital) return
  if (name.kind !== 'word' || !ENGLISH_STREET.has(street.lower)) return
  const near = around(tokens, at, at + 3)
  return detection(tokens, at, at + 3, near - 0.5, 'address/street')
}

/** What the words around tokens [from, to) say: somebody's home, or a place to visit. */
function around(tokens: readonly Token[], from: number, to: number): number {
  return surroundings(tokens, from, to, homeWords) + surroundings(tokens, from, to, sightWords)
}

function isHouse(token: Token): boolean {
  if (token.kind === 'number') return token.lower.length <= 3
  return token.kind === 'mixed' && /^\d{1,3}[a-h]$/.test(token.lower)
}

interface Tail {
  readonly end: number
  readonly postal: boolean
  readonly flat: boolean
}

// What may follow the number: a letter, "lgh 1203", "3 tr", a comma, a postal code, a town.
function readTail(tokens: readonly Token[], from: number): Tail {
  let end = from
  let postal = false
  let flat = false
  const sentence = tokens[from - 1]?.sentence
  for (let steps = 0; steps < 5; steps++) {
    const at = tokens[end]?.lower === ',' ? end + 1 : end
    const token = tokens[at]
    if (token === undefined || token.sentence !== sentence) break
    if (token.kind === 'word' && token.capital && token.lower.length === 1 && at === from) end = at + 1
    else if (token.lower === 'lgh' || token.lower === 'lägenhet') {
      flat = true
      end = tokens[at + 1]?.kind === 'number' ? at + 2 : at + 1
    } else if (token.kind === 'number' && (tokens[at + 1]?.lower === 'tr' || tokens[at + 1]?.lower === 'tr.')) {
      flat = true
      end = at + 2
    } else if (isPostalCode(token, tokens[at + 1])) {
      postal = true
      end = token.lower.length === 5 ? at + 1 : at + 2
    } else if (token.kind === 'word' && token.capital && token.lower.length > 1 && (postal || at > from)) {
      end = at + 1
      break
    } else break
  }
  return { end, postal, flat }
}

function isPostalCode(token: Token, next: Token | undefined): boolean {
  if (token.kind !== 'number') return false
  if (token.lower.length === 5) return true
  return token.lower.length === 3 && next?.kind === 'number' && next.lower.length === 2
}

function detection(tokens: readonly Token[], first: number, end: number, weight: number, key: string): Detection {
  const start = tokens[first]?.start ?? 0
  return { rule: RULE, start, end: tokens[end - 1]?.end ?? start, weight, key }
}
