/**
 * What the lexicon says of words met before: most words of a note are a few hundred that come again and again. A table of fixed size in which
 * a new word takes the place of an older one; answers are those of the look-ups themselves, so nothing depends on what it holds.
 */
import { analyseCompound, type CompoundParts } from './compounds.ts'
import { type LanguagePack, lookupForm } from './pack.ts'
import { findMisspelt } from './typos.ts'

const SLOTS = 1 << 14
/** A longer word is rare; it shares one slot with all others of its kind. */
const LONGEST = 26
const LONG = SLOTS

/** Numbers of a slot: 64 bytes, what the processor fetches at once. */
const WIDTH = 32
/** What stands where in a slot: class sets of the form and of the parts of a compound, of the word it misspells, what is known, length, letters. */
const SET = 0
const HEAD = 1
const FIRST = 2
const MISSPELT = 3
const MISSPELT_RINGLESS = 4
const KNOWN = 5
const LETTERS = 6

/** Above the bits of what is known stands the length. */
const LENGTH = 256
const CUT = 1
const COMPOUND = 2
const SPELLED = 4
const SPELLED_RINGLESS = 8

const parts: CompoundParts = { head: 0, first: 0 }

/** The words of one pack. A slot is valid until the next word is asked for. */
export class WordCache {
  private readonly slots = new Uint16Array((SLOTS + 1) * WIDTH)
  /** By pair of slots: which of the two the next new word takes. */
  private readonly turn = new Uint8Array(SLOTS / 2)
  private readonly pack: LanguagePack

  constructor(pack: LanguagePack) {
    this.pack = pack
  }

  /** The class set of the form in a slot. */
  set(slot: number): number {
    return this.slots[slot * WIDTH + SET] as number
  }

  /** The class set of the last part of the compound in a slot, 0 if that tells nothing. */
  head(slot: number): number {
    return this.slots[slot * WIDTH + HEAD] as number
  }

  /** The class set of the first part of the compound in a slot, 0 if that tells nothing. */
  first(slot: number): number {
    return this.slots[slot * WIDTH + FIRST] as number
  }

  /** The slot of the word text[start, end). */
  find(text: string, start: number, end: number): number {
    const length = end - start
    if (length > LONGEST) return this.readAnew(text, start, end)
    let hash = 0x811c9dc5
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    const one = (hash ^ (hash >>> 15)) & (SLOTS - 2)
    if (this.holds(one, text, start, length)) return one
    if (this.holds(one + 1, text, start, length)) return one + 1
    const pair = one >> 1
    const slot = one + (this.turn[pair] as number)
    this.turn[pair] = 1 - (this.turn[pair] as number)
    const letters = slot * WIDTH + LETTERS
    for (let at = 0; at < length; at++) this.slots[letters + at] = text.charCodeAt(start + at)
    return this.fill(slot, text, start, end)
  }

  /** The same without remembering it. */
  protected readAnew(text: string, start: number, end: number): number {
    return this.fill(LONG, text, start, end)
  }

  private holds(slot: number, text: string, start: number, length: number): boolean {
    const { slots } = this
    const place = slot * WIDTH
    if ((slots[place + KNOWN] as number) >> 8 !== length) return false
    for (let at = 0; at < length; at++) if (slots[place + LETTERS + at] !== text.charCodeAt(start + at)) return false
    return true
  }

  private fill(slot: number, text: string, start: number, end: number): number {
    this.slots[slot * WIDTH + SET] = lookupForm(this.pack, text, start, end)
    this.slots[slot * WIDTH + KNOWN] = slot === LONG ? 0 : (end - start) * LENGTH
    return slot
  }

  /** True if the word in the slot, text[start, end), is a compound; then `head` and `first` tell its parts. */
  isCompound(slot: number, text: string, start: number, end: number): boolean {
    const { slots } = this
    const place = slot * WIDTH
    const known = slots[place + KNOWN] as number
    if (known & CUT) return (known & COMPOUND) !== 0
    const found = analyseCompound(text, start, end, this.pack, parts)
    slots[place + HEAD] = parts.head
    slots[place + FIRST] = parts.first
    slots[place + KNOWN] = known | (found ? CUT | COMPOUND : CUT)
    return found
  }

  /** The class set of the word that the one in the slot, text[start, end), misspells, or 0. */
  misspells(slot: number, text: string, start: number, end: number, ringless: boolean): number {
    const bit = ringless ? SPELLED_RINGLESS : SPELLED
    const { slots } = this
    const place = slot * WIDTH
    const answer = place + (ringless ? MISSPELT_RINGLESS : MISSPELT)
    const known = slots[place + KNOWN] as number
    if (known & bit) return slots[answer] as number
    const set = findMisspelt(text, start, end, this.pack, ringless)
    slots[answer] = set
    slots[place + KNOWN] = known | bit
    return set
  }
}
