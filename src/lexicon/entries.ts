/**
 * Entries of the semantic lexicon: one line of a tab-separated file each, or a term of a rule file, expanded into the forms that
 * a text can hold.
 */

/** Part of speech, as the lexicon files abbreviate it. */
export type PartOfSpeech = 'n' | 'v' | 'a' | 'b' | 'p' | 'x' | 'f' | 's'

/** One word or expression with its forms and classes. */
export interface Entry {
  readonly lemma: string
  readonly pos: PartOfSpeech
  /** Forms other than the lemma, without the regular genitive and passive. */
  readonly forms: readonly string[]
  readonly classes: readonly string[]
  /** Whether it tells something as the first (m) and the last (h) part of a compound; undefined where nothing is said. */
  readonly compound: { readonly first: boolean; readonly last: boolean } | undefined
  /** Stems that may stand first in a compound; worked out from the lemma where not given. */
  readonly stems?: readonly string[]
}

const PARTS = new Set('nvabpxfs')

/**
 * Reads a lexicon file. Calls `complain` with the line number (from 1) of each line that cannot be read; the others are returned.
 */
export function parseLexicon(source: string, complain: (line: number, message: string) => void): Entry[] {
  const entries: Entry[] = []
  source.split('\n').forEach((raw, index) => {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    if (line.trim() === '' || line.startsWith('#')) return
    const [lemma = '', pos = '', forms = '', classes = '', compound = ''] = line.split('\t')
    if (lemma === '' || !PARTS.has(pos) || pos.length !== 1) {
      complain(index + 1, 'Expected "lemma, part of speech, forms, classes, compound, note" with tabs between them')
      return
    }
    entries.push({
      lemma: lemma.normalize('NFC'),
      pos: pos as PartOfSpeech,
      forms: forms === '' ? [] : forms.split(',').map((form) => form.trim().normalize('NFC')),
      classes: classes.split(' ').filter((name) => name !== ''),
      compound: parseCompound(compound, classes),
    })
  })
  return entries
}

function parseCompound(flag: string, classes: string): Entry['compound'] {
  if (flag === '') return /\btrap\b/.test(classes) ? { first: false, last: false } : undefined
  return { first: flag.includes('m'), last: flag.includes('h') }
}

const VERB_CLASSES = ['v-pres', 'v-past', 'v-sup', 'v-ptcp']
const POS_CLASS: Partial<Record<PartOfSpeech, string>> = { n: 'noun', v: 'verb', a: 'adj', p: 'noun' }

/** A form with the classes that this form alone adds (tense, part of speech). */
export interface ExpandedForm {
  readonly form: string
  readonly extra: readonly string[]
}

/** All forms of a one-word entry: listed forms, genitives of nouns and names, passives of verbs. Lower case. */
export function expandForms(entry: Entry, lang: string): ExpandedForm[] {
  const out = new Map<string, Set<string>>()
  const base = POS_CLASS[entry.pos]
  const add = (form: string, ...extra: string[]): void => {
    const key = form.toLowerCase()
    if (key === '' || key === '-') return
    const set = out.get(key) ?? new Set(base === undefined ? [] : [base])
    for (const name of extra) set.add(name)
    out.set(key, set)
  }
  if (entry.pos === 'v') {
    add(entry.lemma, 'v-inf')
    entry.forms.forEach((form, index) => {
      if (form === '-') return
      const tense = VERB_CLASSES[Math.min(index, 3)] as string
      add(form, tense)
      if (lang !== 'sv') return
      if (index === 3) addParticiple(form, (f) => add(f, tense))
      else if (!form.endsWith('s')) add(passive(form, index), tense)
    })
    if (lang === 'sv' && !entry.lemma.endsWith('s')) add(`${entry.lemma}s`, 'v-inf')
  } else {
    for (const form of [entry.lemma, ...entry.forms]) {
      add(form)
      if (entry.pos === 'n' || entry.pos === 'p') for (const genitive of genitives(form, lang)) add(genitive)
    }
  }
  return [...out].map(([form, extra]) => ({ form, extra: [...extra] }))
}

function genitives(form: string, lang: string): string[] {
  if (lang === 'en') return [`${form}'s`, form.endsWith('s') ? `${form}'` : `${form}s'`]
  if (/[sxz]$/i.test(form)) return []
  return /[A-ZÅÄÖ]$/.test(form) ? [`${form}:s`, `${form}s`] : [`${form}s`]
}

function passive(form: string, index: number): string {
  // läser: läses; ringer: rings; bor: bos; talar: talas. Past and supine take a plain s.
  if (index !== 0) return `${form}s`
  return form.endsWith('r') ? `${form.slice(0, -1)}s` : `${form}s`
}

function addParticiple(form: string, add: (form: string) => void): void {
  if (form.endsWith('ad')) {
    add(`${form.slice(0, -1)}t`)
    add(`${form}e`)
  } else if (form.endsWith('en')) {
    add(`${form.slice(0, -1)}t`)
    add(`${form.slice(0, -2)}na`)
  } else if (form.endsWith('d')) {
    add(`${form.slice(0, -1)}t`)
    add(`${form}a`)
  } else if (form.endsWith('t')) add(`${form}a`)
}

/** Stems with which a noun, adjective or name can begin a compound, by the usual linking letters. */
export function joiningStems(entry: Entry): string[] {
  if (entry.stems !== undefined) return entry.stems.map((stem) => stem.toLowerCase())
  const lemma = entry.lemma.toLowerCase()
  const stems = new Set([lemma])
  if (entry.pos === 'n') {
    if (!lemma.endsWith('s')) stems.add(`${lemma}s`)
    if (lemma.endsWith('a') && lemma.length > 3) {
      const root = lemma.slice(0, -1)
      // gatu-, sago-; the bare root of so short a word is no stem that anybody would know again.
      for (const link of lemma.length > 4 ? ['', 'o', 'u', 'e'] : ['o', 'u']) stems.add(root + link)
    }
    if (lemma.endsWith('e') && lemma.length > 4) {
      stems.add(lemma.slice(0, -1))
      stems.add(`${lemma.slice(0, -1)}s`)
    }
    if (/[^aeiouyåäö]$/.test(lemma)) stems.add(`${lemma}e`)
  }
  return [...stems]
}
