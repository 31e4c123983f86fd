/** The forms of all words with what they stand for, and the expressions: what the automaton and the phrases of a pack are made from. */
import { wordsOf } from '../text/words.ts'
import type { ClassRegistry } from './classes.ts'
import type { Phrase } from './compile-arrays.ts'
import { type Entry, expandForms, joiningStems } from './entries.ts'

/** Collects forms and expressions. */
export class FormTable {
  /** Classes of each form; literals are added as patterns name them. */
  readonly forms = new Map<string, Set<number>>()
  readonly phrases = new Map<string, Phrase>()
  private readonly lemmas = new Map<string, Set<string>>()
  private readonly classes: ClassRegistry
  private readonly lang: string
  private readonly classId: (name: string) => number

  /** `classId` gives the number of a declared class, and throws where there is none. */
  constructor(classes: ClassRegistry, lang: string, classId: (name: string) => number) {
    this.classes = classes
    this.lang = lang
    this.classId = classId
  }

  private formSet(form: string): Set<number> {
    const known = this.forms.get(form)
    if (known !== undefined) return known
    const made = new Set<number>()
    this.forms.set(form, made)
    return made
  }

  /** Adds an entry of one word, with its forms and the stems by which it joins compounds. */
  addWord(entry: Entry): void {
    const ids = entry.classes.map((name) => this.classId(name))
    const last = entry.compound?.last ?? (entry.lemma.length >= 5 && (entry.pos === 'n' || entry.pos === 'a'))
    const lemmaForms = this.lemmas.get(entry.lemma.toLowerCase()) ?? new Set()
    this.lemmas.set(entry.lemma.toLowerCase(), lemmaForms)
    for (const { form, extra } of expandForms(entry, this.lang)) {
      lemmaForms.add(form)
      const set = this.formSet(form)
      set.add(this.classId('known'))
      for (const id of ids) set.add(id)
      for (const name of extra) set.add(this.classId(name))
      if (last) set.add(this.classId('compound-head'))
    }
    if (this.lang !== 'sv' || entry.pos === 'v' || entry.pos === 'f' || entry.pos === 'b') return
    if (entry.compound !== undefined && !entry.compound.first && !entry.compound.last) return
    const tells = entry.compound?.first ?? false
    for (const stem of joiningStems(entry)) {
      if (stem.length < 3) continue
      const set = this.formSet(`${stem}+`)
      if (!tells) continue
      set.add(this.classId('compound-first'))
      for (const name of entry.classes) if (!PERSONS.has(name)) set.add(this.classId(name))
    }
  }

  /** Adds an entry of several words; all entries of one word must be there before, since an infinitive stands for all its forms. */
  addPhrase(entry: Entry): void {
    const variants = [entry.lemma, ...entry.forms].map((text) => wordsOf(text))
    const ids = entry.classes.map((name) => this.classId(name))
    // Variants with the same number of words share one phrase with choices; others stand alone.
    const byLength = new Map<number, string[][]>()
    for (const variant of variants) {
      const list = byLength.get(variant.length) ?? []
      list.push(variant)
      byLength.set(variant.length, list)
    }
    for (const [length, list] of byLength) {
      if (length < 2) {
        for (const [word] of list)
          if (word !== undefined) for (const id of [...ids, this.classId('known')]) this.formSet(word).add(id)
        continue
      }
      const parts: number[] = []
      const lengths: number[] = []
      for (let at = 0; at < length; at++) {
        const forms = [...new Set(list.map((variant) => variant[at] as string))]
        parts.push(this.choiceLiteral(forms))
        lengths.push(Math.min(...forms.map((form) => rarity(form))))
      }
      const key = parts.join(' ')
      const phrase = this.phrases.get(key) ?? { parts, words: lengths, classes: new Set<number>() }
      this.phrases.set(key, phrase)
      for (const id of ids) phrase.classes.add(id)
    }
  }

  /** The literal that stands for any of these forms; the infinitive of a verb stands for all its forms. */
  private choiceLiteral(forms: readonly string[]): number {
    const all = new Set<string>()
    for (const form of forms) {
      all.add(form)
      const ids = this.forms.get(form)
      const infinitive = this.classes.find('v-inf')
      if (ids !== undefined && infinitive !== undefined && ids.has(infinitive)) {
        for (const other of this.lemmas.get(form) ?? []) all.add(other)
      }
    }
    return this.literalFor([...all].sort())
  }

  /** The literal that stands for any of these forms and nothing else; made when it is first asked for. */
  literalFor(forms: readonly string[]): number {
    const known = this.classes.literals.size
    const id = this.classes.literal(forms.join('|'))
    if (this.classes.literals.size > known) for (const form of forms) this.formSet(form).add(id)
    return id
  }

  /** The literal that stands for all forms of a lemma, or for the word itself where it is none. */
  lemmaLiteral(word: string): number {
    const forms = this.lemmas.get(word) ?? new Set([word])
    return this.literalFor([...forms].sort())
  }
}

/** Classes that do not carry over from the first part of a compound: *mammaledig* speaks of no mother. */
const PERSONS = new Set([
  'person',
  'pupil',
  'adult-role',
  'kin',
  'name',
  'pronoun',
  'group-of-pupils',
  'trap',
  'time',
  'people',
])

function rarity(form: string): number {
  return form.length
}
