/**
 * The language of a note by its function words. Swedish unless English words clearly outnumber Swedish ones: a Swedish
 * note full of English loans is Swedish.
 */
import type { Lang } from '../types.ts'
import { letterRanges } from './chars.ts'

const SWEDISH = new Set(
  (
    'och att det som en ett på är av för den till med han hon har inte om de men var sig jag från nu vid kan ska så då efter ' +
    'eller utan när hos än man mot bara sin sina sitt hans hennes mycket här alla också under idag kommer får blir blev hade ' +
    'vi ni oss er mig dig honom henne dem pga ngn ej o m ska mamma pappa mamman pappan eleven hemma sitter bor går mår'
  ).split(' '),
)
const ENGLISH = new Set(
  (
    'the and of to is that was he she his her they it with for as on are be this have has had from not or by but what all were when ' +
    'we there can an your which their if will would about up out them then some these into does did who him my you me our us at ' +
    "been being because while than after before again just i'm he's she's it's isn't doesn't didn't wasn't won't can't don't mum dad"
  ).split(' '),
)

/** The first few hundred words decide as well as all of them would. */
const READ = 4000

/** Decides the language from the words of the text; an empty or undecided text is Swedish. */
export function languageOf(text: string): Lang {
  const votes = countVotes(text)
  if (votes === undefined) return languageByExpression(text)
  return votes.english > votes.swedish ? 'en' : 'sv'
}

/** The same by a regular expression, word by word: for texts with rare letters, and to test against. */
export function languageByExpression(text: string): Lang {
  const votes = countRareLetters(text)
  return votes.english > votes.swedish ? 'en' : 'sv'
}

interface Votes {
  swedish: number
  english: number
}

function vote(votes: Votes, word: string): void {
  if (SWEDISH.has(word)) votes.swedish++
  if (ENGLISH.has(word)) votes.english++
}

/** A word of å, ä or ö is half a vote while no other word has told. */
function voteByLetter(votes: Votes): void {
  if (votes.swedish === 0) votes.swedish += 0.5
}

/** The votes of the words, by whatever letters they are written with. */
function countRareLetters(text: string): Votes {
  const votes = { swedish: 0, english: 0 }
  for (const match of text
    .slice(0, READ)
    .toLowerCase()
    .matchAll(/[\p{L}'’]+/gu)) {
    vote(votes, match[0].replace('’', "'"))
    if (/[åäö]/.test(match[0])) voteByLetter(votes)
  }
  return votes
}

const BREAKS = 0
const JOINS = 1
const RINGED = 2
/** Where a code unit may be a letter that this table does not know. */
const UNKNOWN = 3

const APOSTROPHE = 0x27
const SOFT_HYPHEN = 0xad

/** What a code unit is to a word: most texts hold no others. */
const KINDS = new Uint8Array(0x250)
for (const [from, to] of letterRanges) KINDS.fill(JOINS, from, to + 1)
KINDS[APOSTROPHE] = JOINS
// Votes are for words as they are written: none of those listed holds a soft hyphen.
KINDS[SOFT_HYPHEN] = BREAKS
for (const ringed of 'åäöÅÄÖ') KINDS[ringed.charCodeAt(0)] = RINGED
// The capital İ becomes two characters in lower case.
KINDS[0x130] = UNKNOWN

function kindOf(code: number): number {
  if (code < KINDS.length) return KINDS[code] as number
  if (code === 0x2019) return JOINS
  return code >= 0x2010 && code < 0x2028 ? BREAKS : UNKNOWN
}

/** The same without a regular expression and without a copy of the text; undefined where a letter is met that is not in the table. */
function countVotes(text: string): Votes | undefined {
  const votes = { swedish: 0, english: 0 }
  const length = Math.min(text.length, READ)
  let start = -1
  let ringed = false
  for (let at = 0; at <= length; at++) {
    const kind = at < length ? kindOf(text.charCodeAt(at)) : BREAKS
    if (kind === UNKNOWN) return undefined
    if (kind !== BREAKS) {
      if (start < 0) start = at
      if (kind === RINGED) ringed = true
      continue
    }
    if (start < 0) continue
    if (mayTell(text, start, at)) vote(votes, text.slice(start, at).toLowerCase().replace('’', "'"))
    if (ringed) voteByLetter(votes)
    start = -1
    ringed = false
  }
  return votes
}

/** By the first two code units and the length of a word, whether it can be one of those that tell: most are ruled out without a copy. */
const TELLING = new Uint8Array(1 << 15)
for (const words of [SWEDISH, ENGLISH])
  for (const word of words) TELLING[tellingKey(word.charCodeAt(0), word.charCodeAt(1), word.length)] = 1

// Five bits of a letter are the same in both cases, for å, ä and ö too.
function tellingKey(first: number, second: number, length: number): number {
  return ((first & 31) << 10) | ((second & 31) << 5) | (length & 31)
}

function mayTell(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start)
  const second = end - start > 1 ? text.charCodeAt(start + 1) : 0
  // An apostrophe may be typographic, and stand for the other one.
  return first > 0xff || second > 0xff || TELLING[tellingKey(first, second, end - start)] === 1
}
