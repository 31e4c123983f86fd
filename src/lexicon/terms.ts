/** Terms of rule files and configurations as lexicon entries. */
import type { Entry, PartOfSpeech } from './entries.ts'
import { compoundStem } from './inflect/compound.ts'
import { formsOf, inflect as inflectAll } from './inflect/inflect.ts'
import { INFLECTIONS, PARADIGMS } from './inflect/paradigms.ts'
import type { TermSource } from './rule-source.ts'

/** A term that cannot be read. */
export class TermError extends Error {}

/**
 * Reads the short form of a term: `lemma`, `lemma, class` or `lemma, class, flags`, where flags are `h` (may stand last in a compound),
 * `m` (may stand first), both, or `-` (never). Throws `TermError`.
 */
export function parseTerm(source: string): TermSource {
  const [lemma = '', inflect, flags, ...rest] = source.split(',').map((part) => part.trim())
  if (lemma === '' || rest.length > 0) throw new TermError(`"${source}" is not of the form "lemma, class, flags"`)
  if (inflect !== undefined && !Object.hasOwn(PARADIGMS, inflect)) {
    throw new TermError(`"${inflect}" is no inflection class; known are ${INFLECTIONS.join(', ')}`)
  }
  if (flags !== undefined && !/^(?:h|m|hm|mh|-)$/.test(flags)) throw new TermError(`"${flags}" is not h, m, hm or -`)
  const compound: ('first' | 'last')[] = []
  if (flags?.includes('m')) compound.push('first')
  if (flags?.includes('h')) compound.push('last')
  return { lemma, ...(inflect === undefined ? {} : { inflect }), ...(flags === undefined ? {} : { compound }) }
}

/** The lexicon entry of a term, with these classes. Throws `TermError` for an unknown inflection class. */
export function termEntry(term: TermSource, classes: readonly string[]): Entry {
  const { lemma, inflect, forms = [], compound } = term
  if (inflect !== undefined && !Object.hasOwn(PARADIGMS, inflect))
    throw new TermError(`"${inflect}" is no inflection class`)
  const inflected = inflect === undefined ? [] : inflectedForms(lemma, inflect, forms)
  const flags =
    compound === undefined ? undefined : { first: compound.includes('first'), last: compound.includes('last') }
  return {
    lemma: lemma.normalize('NFC'),
    pos: lemma.includes(' ') ? 'x' : partOf(inflect),
    forms: inflect?.startsWith('v')
      ? inflected
      : [...new Set([...forms, ...inflected])].filter((form) => form !== lemma),
    classes,
    compound: flags,
    ...(inflect?.startsWith('n') && !lemma.includes(' ') ? { stems: compoundStem(lemma, inflect) } : {}),
  }
}

/** Verbs are told as the lexicon files tell them, present, past, supine, participle, so that each form carries its tense. */
function inflectedForms(lemma: string, paradigm: string, irregular: readonly string[]): readonly string[] {
  const listed = irregular.length > 0 ? irregular : undefined
  if (!paradigm.startsWith('v') || lemma.includes(' ')) return formsOf(lemma, paradigm, listed)
  const all = inflectAll(lemma, paradigm, listed)
  return ['pres', 'pret', 'sup', 'ptcp.u'].map((slot) => all.find(({ features }) => features === slot)?.form ?? '-')
}

function partOf(paradigm: string | undefined): PartOfSpeech {
  if (paradigm?.startsWith('n')) return 'n'
  if (paradigm?.startsWith('v')) return 'v'
  if (paradigm?.startsWith('a')) return 'a'
  return 'b'
}
