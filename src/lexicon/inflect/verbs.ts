import { participleForms } from './adjectives.ts'
import { distinctForms, type Form } from './form.ts'
import { lookupTail, vowelCount } from './stem.ts'
import { strongVerbs } from './strong-verbs.ts'

/** The active principal parts; the participle is the common-gender form, empty where the verb has none. */
interface Parts {
  readonly present: string
  readonly past: string
  readonly supine: string
  readonly participle: string
  readonly imperative: string
}

/** Verbs whose passive does not exist or spells another word (*gås*, *fins*). */
const NO_PASSIVE = new Set(
  'vara bli kunna vilja skola måste böra gå komma ligga sitta heta orka lära ramla somna bo dö fly må ske le få ha be'.split(
    ' ',
  ),
)

/** Present participles of the short verbs, built on an older long stem. */
const LONG_PARTICIPLES: ReadonlyMap<string, string> = new Map([
  ['dra', 'dragande'],
  ['ta', 'tagande'],
  ['ge', 'givande'],
  ['bli', 'blivande'],
  ['ha', 'havande'],
  ['be', 'bedjande'],
])

/** Second-conjugation verbs on -l that add nothing in the present (*tål*), as all on -r do (*hör*). */
const BARE_PRESENT_L = /(?:^|för|ut|upp|be)(?:tåla|tala)$/

/** The stem before an ending or at the end of the word: a double m is shortened (*glöm*, *rymd*), and nn before d and t (*känt*). */
function short(stem: string, beforeConsonant: boolean): string {
  return stem.endsWith('mm') || (beforeConsonant && stem.endsWith('nn')) ? stem.slice(0, -1) : stem
}

function first(lemma: string): Parts {
  const stem = lemma.endsWith('a') ? lemma : `${lemma}a`
  return {
    present: `${stem}r`,
    past: `${stem}de`,
    supine: `${stem}t`,
    participle: `${stem}d`,
    imperative: stem,
  }
}

function second(lemma: string, dental: 'd' | 't'): Parts {
  const stem = lemma.replace(/a$/, '')
  const bare = stem.endsWith('r') || BARE_PRESENT_L.test(lemma)
  const core = short(stem, true)
  const vowelBefore = /[aeiouyåäö][dt]$/.test(stem)
  const weak = stem.endsWith('d') || stem.endsWith('t')
  const head = weak ? stem.slice(0, -1) : core
  const supine = weak ? head + (vowelBefore ? 'tt' : 't') : `${core}t`
  const ending =
    stem.endsWith('d') || stem.endsWith('t') ? (vowelBefore ? stem.slice(-1).repeat(2) : stem.slice(-1)) : dental
  return {
    present: bare ? stem : `${stem}er`,
    past: `${head}${ending}e`,
    supine,
    participle: `${head}${ending}`,
    imperative: short(stem, false),
  }
}

function third(lemma: string): Parts {
  return {
    present: `${lemma}r`,
    past: `${lemma}dde`,
    supine: `${lemma}tt`,
    participle: `${lemma}dd`,
    imperative: lemma,
  }
}

function strong(lemma: string, forms: readonly string[]): Parts {
  const [present = '', past = '', supine = '', participle = ''] = forms.map((form) => (form === '-' ? '' : form))
  const stem = vowelCount(lemma) > 1 ? lemma.replace(/([^aeiouyåäö])a$/, '$1') : lemma
  return { present, past, supine, participle, imperative: short(stem, false) }
}

function builtIn(lemma: string): readonly string[] {
  const found = lookupTail(strongVerbs(), lemma)
  return found === undefined ? [] : found.value.map((form) => (form === '-' ? form : found.before + form))
}

/** The passive of a present: *talas*, *skrivs*, *hörs*, *bos*; a stem on -s takes -es (*läses*). */
function presentPassive(lemma: string, present: string): string[] {
  if (!present.endsWith('r') || present === lemma.replace(/a$/, '')) return [`${present}s`]
  if (!present.endsWith('er') || vowelCount(present) === 1) return [`${present.slice(0, -1)}s`]
  const stem = present.slice(0, -2)
  return /[sx]$/.test(stem) ? [`${stem}es`] : [`${short(stem, false)}s`, `${stem}es`]
}

function active(lemma: string, parts: Parts): Form[] {
  const regular = lemma.endsWith('a') && vowelCount(lemma) > 1 ? `${lemma}nde` : `${lemma}ende`
  return [
    { form: lemma, features: 'inf' },
    { form: parts.present, features: 'pres' },
    { form: parts.past, features: 'pret' },
    { form: parts.supine, features: 'sup' },
    { form: parts.imperative, features: 'imp' },
    { form: LONG_PARTICIPLES.get(lemma) ?? regular, features: 'ptcp.pres' },
  ]
}

function passive(lemma: string, parts: Parts): Form[] {
  const s = (form: string): string => (form === '' || form.endsWith('s') ? '' : `${form}s`)
  return [
    { form: s(lemma), features: 'inf.pass' },
    ...(parts.present === '' ? [] : presentPassive(lemma, parts.present)).map((form) => ({
      form,
      features: 'pres.pass',
    })),
    { form: s(parts.past), features: 'pret.pass' },
    { form: s(parts.supine), features: 'sup.pass' },
  ]
}

function participles(parts: Parts): Form[] {
  if (parts.participle === '') return []
  const { neuter, plural } = participleForms(parts.participle)
  return [
    { form: parts.participle, features: 'ptcp.u' },
    { form: neuter, features: 'ptcp.n' },
    { form: plural, features: 'ptcp.pl' },
  ]
}

/** A verb that only has -s forms (*hoppas*, *trivas*): the passive of the verb without -s, named as the active. */
function deponent(lemma: string, parts: Parts): readonly Form[] {
  const forms = passive(lemma.slice(0, -1), parts).map(({ form, features }) => ({
    form,
    features: features.replace('.pass', ''),
  }))
  return forms.filter(({ form, features }) => features !== 'pres' || !form.endsWith('es') || /[sx]es$/.test(form))
}

function conjugate(lemma: string, paradigm: string, irregular: readonly string[]): Parts | undefined {
  switch (paradigm) {
    case 'v1':
      return first(lemma)
    case 'v2a':
      return second(lemma, 'd')
    case 'v2b':
      return second(lemma, 't')
    case 'v3':
      return third(lemma)
    case 'v4':
      return strong(lemma, irregular)
    default:
      return undefined
  }
}

/** A listed deponent (*finnas, finns, fanns, funnits*): the four forms as they stand. */
function listedDeponent(lemma: string, { present, past, supine }: Parts): Form[] {
  return [
    { form: lemma, features: 'inf' },
    { form: present, features: 'pres' },
    { form: past, features: 'pret' },
    { form: supine, features: 'sup' },
  ]
}

/** Every form of a verb, or `undefined` where the paradigm is not a verb's. Listed extra forms (v4: beyond four) are `alt`. */
export function inflectVerb(
  lemma: string,
  paradigm: string,
  irregular?: readonly string[],
): readonly Form[] | undefined {
  const isDeponent = paradigm === 'v4' ? lemma.endsWith('s') : (paradigm === 'v3' ? /.[eioyåäö]s$/ : /.as$/).test(lemma)
  const forms = paradigm === 'v4' ? (irregular ?? builtIn(lemma)) : (irregular ?? [])
  const parts = conjugate(isDeponent && paradigm !== 'v4' ? lemma.slice(0, -1) : lemma, paradigm, forms)
  if (parts === undefined) return undefined
  const extra = (paradigm === 'v4' ? forms.slice(4) : forms).map((form) => ({ form, features: 'alt' }))
  if (isDeponent) {
    return distinctForms([...(paradigm === 'v4' ? listedDeponent(lemma, parts) : deponent(lemma, parts)), ...extra])
  }
  return distinctForms([
    ...active(lemma, parts),
    ...(NO_PASSIVE.has(lemma) ? [] : passive(lemma, parts)),
    ...participles(parts),
    ...extra,
  ])
}
