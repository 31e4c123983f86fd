/**
 * The language of a note by its function words. Swedish unless English words clearly outnumber Swedish ones: a Swedish
 * note full of English loans is Swedish.
 */
import type { Lang } from '../types.ts'

const SWEDISH = new Set(
  (
    'och att det som en ett på är av för den till med han hon har inte om de men var sig jag från nu vid kan ska så då efter ' +
    'eller utan när hos än man mot bara sin sina sitt hans hennes mycket här alla också under idag kommer får blir blev hade ' +
    'vi ni oss er mig dig honom henne dem pga ngn ej o m ska mamma pappa eleven hemma'
  ).split(' '),
)
const ENGLISH = new Set(
  (
    'the and of to a is that was he she his her they it with for as on are be this have has had from not or by but what all were when ' +
    'we there can an your which their if will would about up out them then so some these into do does did who him my you me our us at ' +
    "been being because while than after before again just i i'm he's she's it's isn't doesn't didn't wasn't won't can't don't mum dad no"
  ).split(' '),
)

/** Decides the language from the words of the text; an empty or undecided text is Swedish. */
export function languageOf(text: string): Lang {
  let swedish = 0
  let english = 0
  let seen = 0
  // The first few hundred words decide as well as all of them would.
  for (const match of text
    .slice(0, 4000)
    .toLowerCase()
    .matchAll(/[\p{L}'’]+/gu)) {
    const word = match[0].replace('’', "'")
    seen++
    if (SWEDISH.has(word)) swedish++
    if (ENGLISH.has(word)) english++
    if (swedish === 0 && /[åäö]/.test(word)) swedish += 0.5
  }
  if (seen === 0) return 'sv'
  return english > swedish ? 'en' : 'sv'
}
