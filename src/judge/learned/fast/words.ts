/**
 * The words of a note in the kernel's memory. What a word is read as (its hash, or its class alone) and its list of classes is found by the
 * class set of the token, which most tokens share with others met before; see `readWords` for the same, slow and obvious.
 */
import { CAP, NAME } from '../../../lexicon/classes.ts'
import type { LanguagePack } from '../../../lexicon/pack.ts'
import type { Analysis } from '../../../match/analysis.ts'
import { ALL_CAPITALS, BREAK, CAPITAL, NUMBER, SIGN } from '../../../text/tokens.ts'
import type { FeatureClasses } from '../feature-classes.ts'
import { CAPITALS_WORD, classWord, lower, mix, NUMBER_WORD, seed, WORD as WORD_SPACE } from '../feature-hash.ts'
import { classesAt } from '../features.ts'
import type { Kernel } from './kernel.ts'

const READ = 1
const SPELLED = 2
/** Numbers of class sets are below this. */
const SETS = 1 << 16
/** No class decides what a word is read as. */
const NONE = -1

/** Lists are made anew when there is no room for one more a slot, and for this many classes a list. */
const CLASSES_A_LIST = 128

/** Puts tokens of an analysed note into the kernel. */
export class KernelWords {
  private readonly kernel: Kernel
  private readonly features: FeatureClasses
  /** By class set, for words in lower case and with a capital: list number, 0 for not yet made. */
  private bySet: Int32Array
  private readonly byContent = new Map<string, number>()
  /** The same for compounds, whose parts have sets of their own. */
  private readonly byParts = new Map<number, number>()
  /** By list: the class that a word in lower case, or with a capital, is read as. */
  private readonly readLower: Int16Array
  private readonly readCapital: Int16Array
  private readonly capital: Uint8Array
  private lists = 0
  private nameList = 0

  constructor(kernel: Kernel, features: FeatureClasses, pack: LanguagePack) {
    this.kernel = kernel
    this.features = features
    this.bySet = new Int32Array(pack.sets.size * 2)
    this.readLower = new Int16Array(kernel.lists)
    this.readCapital = new Int16Array(kernel.lists)
    this.capital = new Uint8Array(kernel.lists)
    this.clear()
  }

  /** Forgets all lists if room is short. */
  private tidy(): void {
    const { listFirst, listRoom, lists, slots } = this.kernel
    const room = (listFirst[this.lists] as number) + slots * CLASSES_A_LIST
    if (this.lists + slots > lists || room > listRoom || this.byParts.size > lists) this.clear()
  }

  private clear(): void {
    // Not `fill`: of a new array only what is used is ever touched.
    this.bySet = new Int32Array(this.bySet.length)
    this.byContent.clear()
    this.byParts.clear()
    this.lists = 0
    // List 0 is never used, so that 0 can say "not made".
    this.listOf([])
    this.byContent.clear()
    this.nameList = this.listOf([NAME])
  }

  /** Puts tokens [from, to) into the slots from 0 on. */
  load(analysis: Analysis, from: number, to: number): void {
    this.tidy()
    const { tokens, text } = analysis
    const { start, end, type, flags } = tokens
    const origin = start[from] as number
    const letters = this.kernel.letters((end[to - 1] as number) - origin)
    const { codes } = letters
    const { word, flag, text: textAt, length, list } = this.kernel
    for (let index = from; index < to; index++) {
      const slot = index - from
      const kind = type[index] as number
      if (kind === BREAK) {
        flag[slot] = 0
        length[slot] = 0
        continue
      }
      const bits = flags[index] as number
      const own = this.listAt(analysis, index)
      const named = (bits & CAPITAL) !== 0 ? (this.readCapital[own] as number) : (this.readLower[own] as number)
      const first = start[index] as number
      const last = end[index] as number
      let shown = own
      let read = READ
      if (named !== NONE) {
        word[slot] = classWord(this.features.hash[named] as number)
        if (named === NAME) shown = this.nameList
      } else if (kind === NUMBER) word[slot] = NUMBER_WORD
      else if (this.capital[own] === 1 && kind !== SIGN) {
        const all = (bits & ALL_CAPITALS) !== 0
        word[slot] = all ? CAPITALS_WORD : classWord(this.features.hash[NAME] as number)
        if (!all) shown = this.nameList
      } else {
        let hash = seed(WORD_SPACE)
        for (let at = first; at < last; at++) {
          const code = lower(text.charCodeAt(at))
          codes[at - origin] = code
          hash = mix(hash, code)
        }
        word[slot] = hash
        if (kind !== SIGN) read = READ | SPELLED
      }
      flag[slot] = read
      list[slot] = shown
      textAt[slot] = letters.at + ((first - origin) << 1)
      length[slot] = last - first
    }
  }

  private listAt(analysis: Analysis, index: number): number {
    const lowerCase = ((analysis.tokens.flags[index] as number) & CAPITAL) === 0
    if (analysis.masked[index] !== 0 || (analysis.spanAt[index] as number) >= 0)
      return this.listOf(classesAt(analysis, index))
    const place = (analysis.set[index] as number) * 2 + (lowerCase ? 1 : 0)
    const parts = (analysis.head[index] as number) * SETS + (analysis.first[index] as number)
    if (parts !== 0) return this.listOfParts(analysis, index, parts * 2 * SETS + place)
    const known = this.bySet[place] as number
    if (known !== 0) return known
    const made = this.listOf(classesAt(analysis, index))
    this.bySet[place] = made
    return made
  }

  /** The list of a compound. `key` holds its sets and whether it is in lower case. */
  private listOfParts(analysis: Analysis, index: number, key: number): number {
    const known = this.byParts.get(key)
    if (known !== undefined) return known
    const made = this.listOf(classesAt(analysis, index))
    this.byParts.set(key, made)
    return made
  }

  private listOf(ids: readonly number[]): number {
    const key = String.fromCharCode(...ids)
    const known = this.byContent.get(key)
    if (known !== undefined) return known
    const { listFirst, listClass } = this.kernel
    const number = this.lists++
    const first = number === 0 ? 0 : (listFirst[number] as number)
    listFirst[number] = first
    listClass.set(ids, first)
    listFirst[number + 1] = first + ids.length
    const { anonymous, place } = this.features
    const read = (capital: boolean): number =>
      ids.find((id) => anonymous[id] === 1 && (capital || id !== place)) ?? NONE
    this.readLower[number] = read(false)
    this.readCapital[number] = read(true)
    this.capital[number] = ids.includes(CAP) ? 1 : 0
    this.byContent.set(key, number)
    return number
  }
}
