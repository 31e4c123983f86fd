import { distinctForms, type Form } from './form.ts'
import { doubleFinal, dropWeakVowel, endsInVowel, hasWeakEnding } from './stem.ts'

/** Adjectives whose final t is short before -t, alone or as a last part: *söt, sött*; loans keep theirs: *privat*. */
const DOUBLE_T = /(?:söt|vit|våt|fet|slät|tät|blöt|^(?:jätte|super|skit)?(?:het|lat|flat|rät|mät))$/i

/** Listed adjectives: t-form, a-form, comparative, superlative; `-` where one is missing. */
const IRREGULAR: ReadonlyMap<string, readonly string[]> = new Map([
  ['god', ['gott', 'goda', 'bättre', 'bäst', 'godare', 'godast']],
  ['bra', ['bra', 'bra', 'bättre', 'bäst']],
  ['dålig', ['dåligt', 'dåliga', 'sämre', 'sämst', 'dåligare', 'dåligast', 'värre', 'värst']],
  ['ond', ['ont', 'onda', 'värre', 'värst', 'ondare', 'ondast']],
  ['liten', ['litet', 'små', 'mindre', 'minst', 'lilla', 'lille', 'små']],
  ['gammal', ['gammalt', 'gamla', 'äldre', 'äldst']],
  ['stor', ['stort', 'stora', 'större', 'störst']],
  ['grov', ['grovt', 'grova', 'grövre', 'grövst', 'grövsta']],
  ['ung', ['ungt', 'unga', 'yngre', 'yngst']],
  ['tung', ['tungt', 'tunga', 'tyngre', 'tyngst']],
  ['trång', ['trångt', 'trånga', 'trängre', 'trängst']],
  ['lång', ['långt', 'långa', 'längre', 'längst']],
  ['låg', ['lågt', 'låga', 'lägre', 'lägst']],
  ['hög', ['högt', 'höga', 'högre', 'högst']],
  ['smal', ['smalt', 'smala', 'smalare', 'smalast']],
  ['nära', ['nära', 'nära', 'närmare', 'närmast']],
  ['egen', ['eget', 'egna', '-', '-']],
  ['blå', ['blått', 'blåa', 'blåare', 'blåast', 'blå']],
  ['grå', ['grått', 'gråa', 'gråare', 'gråast', 'grå']],
  ['få', ['-', 'få', 'färre', '-']],
  ['lam', ['lamt', 'lama', 'lamare', 'lamast']],
])

/** The t-form: *starkt, blått, sött, rött, hårt, sant, dumt, vackert, öppet*. */
export function neuterForm(lemma: string): string {
  if (lemma.endsWith('en') && hasWeakEnding(lemma)) return `${lemma.slice(0, -1)}t`
  if (endsInVowel(lemma)) return `${lemma}tt`
  if (/[^aeiouyåäö]t$/.test(lemma)) return lemma
  if (lemma.endsWith('t')) return DOUBLE_T.test(lemma) ? `${lemma}t` : lemma
  if (/(?:dd|[aeiouyåäö]d)$/.test(lemma)) return `${lemma.replace(/dd?$/, '')}tt`
  if (lemma.endsWith('d')) return `${lemma.slice(0, -1)}t`
  if (lemma.endsWith('nn')) return `${lemma.slice(0, -1)}t`
  return `${lemma}t`
}

function agreement(lemma: string, neuter: string, stem: string): Form[] {
  return [
    { form: lemma, features: 'pos.u' },
    { form: neuter, features: 'pos.n' },
    { form: `${stem}a`, features: 'pos.pl' },
    { form: `${stem}e`, features: 'pos.m' },
  ]
}

function compared(comparative: string, superlative: string): Form[] {
  const definite = superlative.endsWith('ast') ? `${superlative}e` : `${superlative}a`
  const found = superlative !== '' && superlative !== '-'
  return [
    { form: comparative, features: 'comp' },
    { form: superlative, features: 'sup' },
    { form: found ? definite : '', features: 'sup.def' },
  ]
}

/** The t-form and the a-form of a past participle: *begåvad, begåvat, begåvade*; *skriven*, *klädd*, *läst*, *stängd*. */
export function participleForms(participle: string): { readonly neuter: string; readonly plural: string } {
  if (participle.endsWith('ad')) return { neuter: `${participle.slice(0, -1)}t`, plural: `${participle}e` }
  if (participle.endsWith('en'))
    return { neuter: `${participle.slice(0, -1)}t`, plural: `${participle.slice(0, -2)}na` }
  return { neuter: neuterForm(participle), plural: `${participle}a` }
}

function listed(lemma: string, forms: readonly string[]): Form[] {
  const [neuter = '', plural = '', comparative = '', superlative = '', ...extra] = forms
  const masculine = /[^aeiouyåäö]a$/.test(plural) && plural !== lemma ? `${plural.slice(0, -1)}e` : ''
  return [
    { form: lemma, features: 'pos.u' },
    { form: neuter, features: 'pos.n' },
    { form: plural, features: 'pos.pl' },
    { form: masculine, features: 'pos.m' },
    ...compared(comparative, superlative),
    ...extra.map((form) => ({ form, features: 'alt' })),
  ]
}

/** Every form of an adjective or participle, or `undefined` where the paradigm is not an adjective's. */
export function inflectAdjective(
  lemma: string,
  paradigm: string,
  irregular?: readonly string[],
): readonly Form[] | undefined {
  const stem = doubleFinal(paradigm === 'a2' || paradigm === 'a3' ? dropWeakVowel(lemma) : lemma)
  const extra = (irregular ?? []).map((form) => ({ form, features: 'alt' }))
  switch (paradigm) {
    case 'a1':
    case 'a2':
      return distinctForms([
        ...agreement(lemma, neuterForm(lemma), stem),
        ...compared(`${stem}are`, `${stem}ast`),
        ...extra,
      ])
    case 'a3':
      return distinctForms([...agreement(lemma, neuterForm(lemma), stem), ...extra])
    case 'ap': {
      const { neuter, plural } = participleForms(lemma)
      return distinctForms([
        { form: lemma, features: 'pos.u' },
        { form: neuter, features: 'pos.n' },
        { form: plural, features: 'pos.pl' },
        ...extra,
      ])
    }
    case 'a4':
      return distinctForms([{ form: lemma, features: 'pos.u' }, ...extra])
    case 'ax':
      return distinctForms(listed(lemma, irregular ?? IRREGULAR.get(lemma) ?? []))
    default:
      return undefined
  }
}
