/**
 * What the lexicon says of words met before: most words of a note are a few hundred that come again and again. A table of fixed size in which
 * a new word takes the place of an older one; answers are those of the look-ups themselves, so nothing depends on what it holds.
 */
import { analyseCompound, type CompoundParts } from './compounds.ts'
import { type LanguagePack, lookupForm } from './pack.ts'
import { findMisspelt } from './typos.ts'

const SLOTS = 1 << 14
/** A longer word is rare; it shares one slot with all others of its kind. */
const LONGEST = 24
const LONG = SLOTS

const CUT = 1
const COMPOUND = 2
const SPELLED = 4
const SPELLED_RINGLESS = 8

const parts: CompoundParts = { head: 0, first: 0 }

/** The words of one pack. A slot is valid until the next word is asked for. */
export class WordCache {
  /** By slot: the class set of the form, and of the parts of a compound. */
  readonly set = new Uint16Array(SLOTS + 1)
  readonly head = new Uint16Array(SLOTS + 1)
  readonly first = new Uint16Array(SLOTS + 1)
  private readonly misspelt = new Uint16Array(2 * (SLOTS + 1))
  private readonly known = new Uint8Array(SLOTS + 1)
  private readonly length = new Uint8Array(SLOTS + 1)
  private readonly letters = new Uint16Array(SLOTS * LONGEST)
  /** By pair of slots: which of the two the next new word takes. */
  private readonly turn = new Uint8Array(SLOTS / 2)
  private readonly pack: LanguagePack

  constructor(pack: LanguagePack) {
    this.pack = pack
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
    this.length[slot] = length
    for (let at = 0; at < length; at++) this.letters[slot * LONGEST + at] = text.charCodeAt(start + at)
    return this.fill(slot, text, start, end)
  }

  /** The same without remembering it. */
  protected readAnew(text: string, start: number, end: number): number {
    return this.fill(LONG, text, start, end)
  }

  private holds(slot: number, text: string, start: number, length: number): boolean {
    if (this.length[slot] !== length) return false
    const { letters } = this
    const place = slot * LONGEST
    for (let at = 0; at < length; at++) if (letters[place + at] !== text.charCodeAt(start + at)) return false
    return true
  }

  private fill(slot: number, text: string, start: number, end: number): number {
    this.set[slot] = lookupForm(this.pack, text, start, end)
    this.known[slot] = 0
    return slot
  }

  /** True if the word in the slot, text[start, end), is a compound; then `head` and `first` tell its parts. */
  isCompound(slot: number, text: string, start: number, end: number): boolean {
    const known = this.known[slot] as number
    if (known & CUT) return (known & COMPOUND) !== 0
    const found = analyseCompound(text, start, end, this.pack, parts)
    this.head[slot] = parts.head
    this.first[slot] = parts.first
    this.known[slot] = known | (found ? CUT | COMPOUND : CUT)
    return found
  }

  /** The class set of the word that the one in the slot, text[start, end), misspells, or 0. */
  misspells(slot: number, text: string, start: number, end: number, ringless: boolean): number {
    const bit = ringless ? SPELLED_RINGLESS : SPELLED
    const place = 2 * slot + (ringless ? 1 : 0)
    const known = this.known[slot] as number
    if (known & bit) return this.misspelt[place] as number
    const set = findMisspelt(text, start, end, this.pack, ringless)
    this.misspelt[place] = set
    this.known[slot] = known | bit
    return set
  }
}
