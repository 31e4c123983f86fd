import { colours } from './agreed-words.ts'
import { isLetter, isSpace, isUpper } from './chars.ts'
import { wordSet } from './words.ts'

/** What a text holds that some detector lives on; values are bits. */
export const Trait = { digit: 1, at: 2, sign: 4, spoken: 8, secret: 16, agreed: 32, contact: 64 } as const

/** Beginnings of words that wake a detector wherever they stand. */
const ANYWHERE: readonly (readonly [number, string])[] = [
  [Trait.spoken, 'noll sjuttio zero'],
  [
    Trait.secret,
    'lösen losen password passcode passphrase passord pinkod inlogg login pw pwd mönstr monstr svep låses låser lases unlock upplås kodord wifi',
  ],
  [
    Trait.contact,
    'snap snabel insta discord tiktok telegram messenger whatsapp roblox facebook skype steam psn kringla kanelbulle alfakrull gmail hotmail outlook yahoo icloud telia proton',
  ],
]

/** Words that wake the detector of agreed codes where a value follows, and those where only certain words do. */
const LABELS =
  'kod typ nivå niva kat lista status zon spår spar insats åtgärd atgard modell modul stadi fas variant profil mall rutin plan protokoll steg ' +
  'grad prio signal flagga läge lage märket ärende arende bokstav siffra rut hög mapp pärm parm flik kuvert grupp grp orsak tier code level list ' +
  'category binder tab fält kör ligger enl'

/** Heads with the traits that they give, and whether only where a value follows; one begins as the one does that `next` names, less one. */
const heads: string[] = []
const traitOf: number[] = []
const isLabel: boolean[] = []
const next: number[] = []

/** By the first three letters of a word, whether a head begins so, and the last such head, plus one. */
const table = new Uint8Array(1 << 15)
const lastHead = new Uint16Array(1 << 15)

function add(head: string, trait: number, label: boolean): void {
  const key = wakingKey(head.charCodeAt(0), head.charCodeAt(1) || 0, head.charCodeAt(2) || 0)
  table[key] = 1
  next.push(lastHead[key] as number)
  lastHead[key] = heads.push(head)
  traitOf.push(trait)
  isLabel.push(label)
}

// Five bits of a letter are the same in both cases, for å, ä and ö too.
function wakingKey(first: number, second: number, third: number): number {
  return ((first & 31) << 10) | ((second & 31) << 5) | (third & 31)
}

for (const [trait, words] of ANYWHERE) for (const head of words.split(' ')) add(head, trait, false)
for (const head of ['vi kallar', 'ni vet', 'som vi säger']) add(head, Trait.agreed, false)
for (const head of ['etta enl', 'tvåa', 'trea', 'fyra en', 'femma', 'sexa', 'sjua']) add(head, Trait.agreed, false)
for (const head of ['hon är ', 'han är ']) add(head, Trait.agreed, false)
for (const head of LABELS.split(' ')) add(head, Trait.agreed, true)
for (const head of colours) add(head, Trait.agreed, true)

const FOLLOWERS =
  wordSet(`vet kallar enl enligt säger på det kod koden code lapp lappen status zon zonen läge nivå tier zone level lista listan flagga list vår
  skalan trappan prick`)

/** The traits that the word at `at` gives a text, given its first three code units. Most words cost one look in a table. */
export function wake(text: string, at: number, first: number, second: number, third: number): number {
  const key = wakingKey(first, second, third)
  return table[key] === 1 ? confirm(text, at, key) : 0
}

function confirm(text: string, at: number, key: number): number {
  let traits = 0
  for (let head = lastHead[key] as number; head > 0; head = next[head - 1] as number) {
    const word = heads[head - 1] as string
    if (!startsWith(text, at, word)) continue
    if (!isLabel[head - 1] || hasValue(text, at + word.length)) traits |= traitOf[head - 1] as number
  }
  return traits
}

function startsWith(text: string, at: number, head: string): boolean {
  for (let offset = 0; offset < head.length; offset++) {
    // Setting bit 5 makes a Latin letter lower-case.
    if ((text.charCodeAt(at + offset) | 0x20) !== head.charCodeAt(offset)) return false
  }
  return true
}

/** How far behind a label its value is looked for, and how long an ending the label itself may have. */
const FARTHEST = 10
const ENDING = 7

// After a label: a capital, a figure, a quotation mark, a colour, or a word that goes with it. Most text has none.
function hasValue(text: string, from: number): boolean {
  let at = from
  while (at - from < ENDING && isLetter(text.charCodeAt(at))) at++
  for (const stop = at + FARTHEST; at < stop && at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isLetter(code)) return isUpper(code) || isFollower(text, at)
    if (isSpace(code) || code === 0x2e || code === 0x3a || code === 0x28 || code === 0x3d) continue
    return code !== 0x2c && code !== 0x29 && code !== 0x3f && code !== 0x21
  }
  return false
}

function isFollower(text: string, from: number): boolean {
  let end = from
  while (end - from < 12 && isLetter(text.charCodeAt(end))) end++
  const word = text.slice(from, end)
  // A letter alone may sort ("grupp b-barn") or lead to what does ("listan i färgkod gul").
  return end - from === 1 || colours.has(word) || FOLLOWERS.has(word)
}
