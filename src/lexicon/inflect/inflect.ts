import { inflectAdjective } from './adjectives.ts'
import { distinctForms, type Form, genitive } from './form.ts'
import { inflectNoun } from './nouns.ts'
import { PARADIGMS } from './paradigms.ts'
import { splitExpression } from './stem.ts'
import { inflectVerb } from './verbs.ts'

/**
 * Every form of a lemma in a paradigm of {@link PARADIGMS}, the lemma first.
 *
 * `irregular` lists forms in the order the paradigm table gives for `nx`, `ax` and `v4`; in other paradigms they are
 * added as further forms. A verb of several words inflects its first word (without participles, and a reflexive one
 * without passive), a noun or adjective its last. Throws a `RangeError` for a name that is no paradigm.
 */
export function inflect(lemma: string, paradigm: string, irregular?: readonly string[]): readonly Form[] {
  const pos = Object.hasOwn(PARADIGMS, paradigm) ? PARADIGMS[paradigm]?.pos : undefined
  if (pos === undefined) throw new RangeError(`Unknown paradigm "${paradigm}" for "${lemma}"`)
  const { before, word, after } = splitExpression(lemma, pos === 'v' ? 'first' : 'last')
  const own = irregular?.map((form) => cut(form, before, after))
  return (inflectWord(word, paradigm, own) ?? [])
    .filter(({ features }) => after === '' || !features.startsWith('ptcp'))
    .filter(({ features }) => !after.startsWith(' sig') || !features.endsWith('pass'))
    .map(({ form, features }) => ({ form: before + form + after, features }))
}

/** The distinct strings among the forms of a lemma: with the genitive of nouns and names and the passive of verbs. */
export function formsOf(lemma: string, paradigm: string, irregular?: readonly string[]): readonly string[] {
  return [...new Set(inflect(lemma, paradigm, irregular).map(({ form }) => form))]
}

function inflectWord(word: string, paradigm: string, irregular?: readonly string[]): readonly Form[] | undefined {
  return (
    inflectNoun(word, paradigm, irregular) ??
    inflectAdjective(word, paradigm, irregular) ??
    inflectVerb(word, paradigm, irregular) ??
    uninflected(word, paradigm, irregular ?? [])
  )
}

/** A listed form may be the whole expression or only its inflecting word. */
function cut(form: string, before: string, after: string): string {
  const whole = form.startsWith(before) && form.endsWith(after) && form.length > before.length + after.length
  return whole ? form.slice(before.length, form.length - after.length) : form
}

function uninflected(word: string, paradigm: string, extra: readonly string[]): readonly Form[] {
  const forms: Form[] = [{ form: word, features: paradigm === 'i0' ? 'base' : 'sg.ind.nom' }]
  if (paradigm === 'p0') forms.push({ form: genitive(word), features: 'sg.ind.gen' })
  if (paradigm === 's0') {
    for (const suffix of [':s', 's']) forms.push({ form: word + suffix, features: 'sg.ind.gen' })
    for (const suffix of [':n', ':en', ':t', ':et', 'en', 'n']) {
      forms.push({ form: word + suffix, features: 'sg.def.nom' })
      if (suffix.startsWith(':')) forms.push({ form: `${word}${suffix}s`, features: 'sg.def.gen' })
    }
  }
  return distinctForms([...forms, ...extra.map((form) => ({ form, features: 'alt' }))])
}
