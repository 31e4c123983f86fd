import { distinctForms, type Form, genitive } from './form.ts'
import { IRREGULAR_NOUNS, UMLAUT_PLURALS } from './irregular-nouns.ts'
import { doubleFinal, dropWeakVowel, endsInVowel, hasWeakEnding, lookupTail, vowelCount } from './stem.ts'

/** The four nominative slots of a noun; an empty string is a slot the noun does not fill. */
interface Slots {
  readonly definite: string | readonly string[]
  readonly plural?: string | readonly string[]
  readonly pluralDefinite?: string | readonly string[]
}

/** Nouns that keep their form in the definite singular, or drop a vowel other than e in the plural. */
const SAME_DEFINITE = new Set(['fröken', 'botten'])
const VOWEL_DROPS: ReadonlyMap<string, string> = new Map([
  ['sommar', 'somr'],
  ['morgon', 'morgn'],
  ['afton', 'aftn'],
  ['djävul', 'djävl'],
])

/** The definite singular of a common-gender noun: *flickan*, *bilen*, *cykeln*, *öknen*, *kammen*, *doktorn*. */
export function definiteCommon(lemma: string): string {
  if (SAME_DEFINITE.has(lemma)) return lemma
  if (endsInVowel(lemma)) return `${lemma}n`
  if (hasWeakEnding(lemma)) return lemma.endsWith('n') ? `${dropWeakVowel(lemma)}en` : `${lemma}n`
  if (/[^j]or$/.test(lemma) && vowelCount(lemma) > 1 && !/(?:major|tenor|dekor|flor|mor|kor)$/.test(lemma))
    return `${lemma}n`
  return `${doubleFinal(lemma)}en`
}

/** The definite singular of a neuter noun: *äpplet*, *biet*, *partiet*, *fönstret*, *rummet*, *museet*. */
export function definiteNeuter(lemma: string): string {
  if (isUm(lemma)) return `${lemma.slice(0, -2)}et`
  if (/[iyé]$/.test(lemma) || (endsInVowel(lemma) && vowelCount(lemma) === 1)) return `${lemma}et`
  if (endsInVowel(lemma)) return `${lemma}t`
  if (hasWeakEnding(lemma)) return `${dropWeakVowel(lemma)}et`
  return `${doubleFinal(lemma)}et`
}

function isUm(lemma: string): boolean {
  return /[ei]um$|(?:ntr|for)um$/.test(lemma)
}

function pluralStem(lemma: string): string {
  const drop = lookupTail(VOWEL_DROPS, lemma)
  if (drop !== undefined) return drop.before + drop.value
  if (/[ae]$/.test(lemma)) return lemma.slice(0, -1)
  return doubleFinal(dropWeakVowel(lemma))
}

/** The plural in -er: *allergier*, *händelser*, *muskler*; a stressed ending keeps its e (*scener*). */
function pluralEr(lemma: string): string {
  if (isUm(lemma)) return `${lemma.slice(0, -2)}er`
  if (lemma.endsWith('e')) return `${lemma}r`
  return /e[lr]$/.test(lemma) ? `${dropWeakVowel(lemma)}er` : `${doubleFinal(lemma)}er`
}

function regular(definite: string, plural: string, ending = 'na'): Slots {
  return { definite, plural, pluralDefinite: plural + ending }
}

function commonNull(lemma: string): Slots {
  if (lemma.endsWith('are')) return { definite: `${lemma}n`, plural: lemma, pluralDefinite: `${lemma.slice(0, -1)}na` }
  return { definite: definiteCommon(lemma), plural: lemma, pluralDefinite: `${lemma}na` }
}

function neuterNull(lemma: string): Slots {
  return { definite: definiteNeuter(lemma), plural: lemma, pluralDefinite: `${doubleFinal(dropWeakVowel(lemma))}en` }
}

function umlauted(lemma: string): Slots {
  const found = lookupTail(UMLAUT_PLURALS, lemma)
  const plural = found === undefined ? pluralEr(lemma) : found.before + found.value
  const neuter = /land$/.test(lemma)
  return regular(neuter ? definiteNeuter(lemma) : definiteCommon(lemma), plural)
}

const DECLENSIONS: Readonly<Record<string, (lemma: string) => Slots>> = {
  n1: (lemma) => regular(definiteCommon(lemma), `${pluralStem(lemma)}or`),
  n2: (lemma) => regular(definiteCommon(lemma), `${pluralStem(lemma)}ar`),
  n3: (lemma) => regular(definiteCommon(lemma), pluralEr(lemma)),
  n3u: umlauted,
  n3r: (lemma) => regular(definiteCommon(lemma), `${lemma}r`),
  n3n: (lemma) => regular(definiteNeuter(lemma), pluralEr(lemma)),
  n4: (lemma) => regular(definiteNeuter(lemma), `${lemma}n`, 'a'),
  n5n: neuterNull,
  n5u: commonNull,
  n6: (lemma) => {
    const definite = definiteCommon(lemma)
    const plural = lemma.endsWith('y') && lemma.length > 3 ? [`${lemma.slice(0, -1)}ies`, `${lemma}s`] : `${lemma}s`
    return { definite, plural, pluralDefinite: [`${lemma}sen`, `${lemma}na`, `${lemma}sarna`] }
  },
  n0u: (lemma) => ({ definite: definiteCommon(lemma) }),
  n0n: (lemma) => ({ definite: definiteNeuter(lemma) }),
}

/**
 * Listed forms in their slots: definite singular, plural, definite plural. Of two forms the second is the definite plural
 * where it looks like one (*lärarna*, *gymmen*); the plural is then the lemma.
 */
function listed(lemma: string, forms: readonly string[]): Slots & { extra: readonly string[] } {
  const [first = '', second = '', third = '', ...extra] = forms
  if (forms.length === 1 && /(?:[aeo]rna|[^e]ena)$/.test(first))
    return { definite: '', pluralDefinite: first, extra: [] }
  if (forms.length === 2 && (second.endsWith('na') || (first.endsWith('t') && second.endsWith('en')))) {
    return { definite: first, plural: lemma, pluralDefinite: second, extra: [] }
  }
  return { definite: first, plural: second, pluralDefinite: third, extra }
}

/** Every form of a noun, nominative and genitive, or `undefined` where the paradigm is not a noun's. */
export function inflectNoun(
  lemma: string,
  paradigm: string,
  irregular?: readonly string[],
): readonly Form[] | undefined {
  if (paradigm === 'nx') return nounForms(lemma, listed(lemma, irregular ?? builtIn(lemma)))
  const decline = DECLENSIONS[paradigm]
  return decline === undefined ? undefined : nounForms(lemma, { ...decline(lemma), extra: irregular ?? [] })
}

function builtIn(lemma: string): readonly string[] {
  const found = lookupTail(IRREGULAR_NOUNS, lemma)
  return found === undefined ? [] : found.value.map((form) => (form === '-' ? form : found.before + form))
}

function nounForms(lemma: string, slots: Slots & { extra: readonly string[] }): readonly Form[] {
  const out: Form[] = []
  const add = (value: string | readonly string[] | undefined, slot: string): void => {
    for (const form of typeof value === 'string' ? [value] : (value ?? [])) {
      if (form === '' || form === '-') continue
      out.push(
        { form, features: slot === 'alt' ? slot : `${slot}.nom` },
        { form: genitive(form), features: `${slot}.gen` },
      )
    }
  }
  add(lemma, 'sg.ind')
  add(slots.definite, 'sg.def')
  add(slots.plural, 'pl.ind')
  add(slots.pluralDefinite, 'pl.def')
  add(slots.extra, 'alt')
  return distinctForms(out)
}
