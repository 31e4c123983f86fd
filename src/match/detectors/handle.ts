import type { Detection } from '../../types.ts'
import type { Source } from './source.ts'
import type { Token } from './tokens.ts'
import { surroundings, tokenAt, wordTable } from './words.ts'

const RULE = 'identity/contact-details'

/** What a word says of an account nearby. */
const SERVICE = 1
const ACCOUNT = 2

/** Services, and words that speak of an account without naming one: beside those, only a name with an underscore is one. */
const PLACES = wordTable({
  [SERVICE]: `snap snapen snappen snapchat insta instan instagram discord tiktok telegram messenger whatsapp kik skype facebook fb steam
    twitch roblox* fortnite* minecraft* psn xbox teamspeak yubo bereal facetime gamertag dm`,
  [ACCOUNT]: `appen chatt chatten konto kontot kontonamn* spelnamn* kanal kanalen namnet nås nåbar når skriv skriver skrev lägg lägger adda addar
    följ följer snapp snappar snappat handle account username youtube`,
})

/** Words of files and programs, whose names have underscores too. */
const FILES = wordTable({
  1: 'fil filen filnamn* dokument* mapp* variabel* funktion* metod* kod koden program* uppgift* file folder variable function',
})

/** How many tokens may stand between the service and the name. */
const REACH = 6

/** Finds account names in chats and social media: "snap: tuvisen_09", "insta @lillan.b", "discord blixt#4410". */
export function handles(source: Source): Detection[] {
  const tokens = source.tokens()
  const found: Detection[] = []
  let last = -1
  for (let at = 0; at < tokens.length; at++) {
    const service = tokens[at]
    if (service === undefined || service.kind === 'sign') continue
    const place = PLACES.get(service.lower)
    if (place === undefined) continue
    const near = nameAfter(tokens, at + 1) ?? nameBefore(tokens, at - 1, last)
    const name = place === SERVICE ? (near ?? plainName(tokens, at)) : underscored(source, near)
    if (name === undefined || name.start <= last) continue
    last = name.end
    found.push({
      rule: RULE,
      start: name.start,
      end: name.end,
      weight: name.marks >= 2 ? 2.5 : name.marks + 0.5,
      key: 'handle',
    })
  }
  return found
}

/** The name if it has an underscore and is none of a file. */
function underscored(source: Source, name: Name | undefined): Name | undefined {
  if (name === undefined || !/[\p{L}\d]_[\p{L}\d]/u.test(source.text.slice(name.start, name.end))) return undefined
  const tokens = source.tokens()
  const from = tokenAt(tokens, name.start)
  const isFile = surroundings(tokens, from, tokenAt(tokens, name.end), FILES) > 0 || source.text[name.end] === '('
  return isFile ? undefined : name
}

// "snap: ellalisa": only the colon, or "heter", says that a plain word is a name.
function plainName(tokens: readonly Token[], at: number): Name | undefined {
  const joiner = tokens[at + 1]?.lower
  const name = tokens[at + 2]
  if ((joiner !== ':' && joiner !== 'heter' && joiner !== '=') || name?.kind !== 'word' || name.lower.length < 4)
    return undefined
  const next = tokens[at + 3]
  const ends = next === undefined || next.kind === 'sign' || next.sentence !== name.sentence
  return ends ? { start: name.start, end: name.end, marks: 0 } : undefined
}

interface Name {
  readonly start: number
  readonly end: number
  /** How many things set it apart from a word: an at sign, a figure, an underscore or dot inside, a tag number. */
  readonly marks: number
}

function nameAfter(tokens: readonly Token[], from: number): Name | undefined {
  const sentence = tokens[from - 1]?.sentence
  for (let at = from; at < from + REACH; at++) {
    if (tokens[at]?.sentence !== sentence) return undefined
    const name = nameAt(tokens, at)
    if (name !== undefined) return name
  }
  return undefined
}

function nameBefore(tokens: readonly Token[], from: number, floor: number): Name | undefined {
  const sentence = tokens[from + 1]?.sentence
  for (let at = from; at > from - REACH; at--) {
    const token = tokens[at]
    if (token === undefined || token.sentence !== sentence || token.start <= floor) return undefined
    let first = at
    while (first > from - 2 * REACH && isJoined(tokens[first - 1], tokens[first])) first--
    const name = nameAt(tokens, first)
    if (name !== undefined) return name
    at = Math.min(at, first)
  }
  return undefined
}

function isJoined(before: Token | undefined, token: Token | undefined): boolean {
  return before !== undefined && token !== undefined && !token.spaced && before.lower !== '(' && before.lower !== ':'
}

function nameAt(tokens: readonly Token[], at: number): Name | undefined {
  const first = tokens[at]
  if (first === undefined) return undefined
  let marks = 0
  let from = at
  if (first.lower === '@') {
    marks++
    from = at + 1
  } else if (!first.spaced && tokens[at - 1]?.lower !== '(' && tokens[at - 1]?.lower !== ':') return undefined
  let end = from
  const body = tokens[from]
  if (body === undefined || body.kind === 'sign' || (marks > 0 && body.spaced)) return undefined
  if (body.kind === 'mixed' && marks === 0 && body.lower.length > 3) marks++
  end = from + 1
  for (let steps = 0; steps < 8; steps++) {
    const joiner = tokens[end]
    const next = tokens[end + 1]
    if (joiner === undefined || joiner.spaced || joiner.kind !== 'sign') break
    if (joiner.lower === '_' && (next === undefined || next.spaced)) {
      marks++
      end++
      break
    }
    if (next === undefined || next.spaced || (next.kind === 'sign' && joiner.lower !== '_')) break
    if (joiner.lower !== '_' && joiner.lower !== '.' && joiner.lower !== '#') break
    marks++
    end += 2
  }
  const tail = tokens[end - 1]
  if (marks === 0 || tail === undefined || isUrl(tokens, end)) return undefined
  return { start: first.start, end: tail.end, marks }
}

// "roblox.com/games" and "www.…" are addresses of pages.
function isUrl(tokens: readonly Token[], end: number): boolean {
  const last = tokens[end - 1]?.lower ?? ''
  return (
    last === 'com' || last === 'se' || last === 'net' || last === 'org' || tokens[end]?.lower === '/' || last === 'www'
  )
}
