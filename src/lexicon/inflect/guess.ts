import { lazy } from '../../lazy.ts'
import { IRREGULAR_NOUNS, UMLAUT_PLURALS } from './irregular-nouns.ts'
import { hasWeakEnding, lookupTail, splitExpression, vowelCount } from './stem.ts'
import { strongVerbs } from './strong-verbs.ts'

/** A paradigm where the ending decides it nearly always; the first that fits wins. */
type Rule = readonly [ending: RegExp, paradigm: string]

const nounRules = lazy((): readonly Rule[] => [
  [/(?:ande|ende)$/, 'n4'],
  [/(?:are|iker|ianer|grafer|loger)$/, 'n5u'],
  [/else$/, 'n3'],
  [/(?:het|skap|tion|sion|xion|itet|(?<!fe)nom|log|graf|ist|ant|eri?ent|(?:tö|jö|sö)r|nad)$/, 'n3'],
  [/(?:ing|dom|sel)$/, 'n2'],
  [/[^e]ism$/, 'n3'],
  [/(?:[ei]um)$/, 'n3n'],
  [/eri$/, 'n3n'],
  [/(?:[tflnm]i|grafi|logi|gogi|omi|pati|rgi)$/, 'n3'],
  [/(?:gram|ment|(?<!pro)test|problem|system)$/, 'n5n'],
  [/or$/, 'n3'],
  [/[^aeiouyåäö]a$/, 'n1'],
  [/(?:ia|ua)$/, 'n1'],
])

/** Words the noun rules above would put in a wrong paradigm. */
const nounExceptions = lazy(
  (): ReadonlyMap<string, string> =>
    new Map([
      ['hjärta', 'n4'],
      ['trauma', 'n4'],
      ['drama', 'n4'],
      ['stoma', 'n4'],
      ['fika', 'n4'],
      ['fiende', 'n3'],
      ['humör', 'n5n'],
      ['geni', 'n3n'],
      ['äktenskap', 'n5n'],
      ['faderskap', 'n5n'],
      ['mästerskap', 'n5n'],
      ['systerskap', 'n5n'],
      ['havandeskap', 'n5n'],
      ['släktskap', 'n5n'],
      ['universitet', 'n5n'],
      ['altare', 'n4'],
      ['kondom', 'n3'],
      ['syndrom', 'n5n'],
      ['symtom', 'n5n'],
      ['symptom', 'n5n'],
      ['varsel', 'n5n'],
      ['tema', 'n4'],
      ['schema', 'n4'],
      ['studerande', 'n5u'],
      ['ordförande', 'n5u'],
      ['gående', 'n5u'],
      ['asylsökande', 'n5u'],
      ['sökande', 'n5u'],
      ['troende', 'n5u'],
      ['närstående', 'n5u'],
      ['parti', 'n3n'],
      ['kontor', 'n5n'],
      ['landskap', 'n5n'],
      ['medlemskap', 'n5n'],
      ['medborgarskap', 'n5n'],
      ['föräldraskap', 'n5n'],
      ['lärarskap', 'n5n'],
      ['redskap', 'n5n'],
      ['sällskap', 'n5n'],
      ['budskap', 'n5n'],
      ['ledarskap', 'n5n'],
      ['utanförskap', 'n5n'],
      ['kamratskap', 'n5n'],
      ['entreprenörskap', 'n5n'],
    ]),
)

const adjectiveRules = lazy((): readonly Rule[] => [
  [/(?:ande|ende|äkta|bra|s|e)$/, 'a4'],
  [/ad$/, 'ap'],
  [/(?:skriven|tagen|bliven|gången|frusen|hållen|dragen|bruten|vriden|gjuten|stulen|skuren)$/, 'ap'],
  [/(?:isk|ell|al|är|iv|ent|ant|lös|artad|mässig)$/, 'a3'],
  [/(?:ig|lig|sam|bar|full|aktig)$/, 'a1'],
])

const VERB_RULES: readonly Rule[] = [
  [/eras?$/, 'v1'],
  [/(?:[bdfgkptv][lr]|[dgkpstv]n)as?$/, 'v1'],
]

const VERB_PREFIX =
  /^(?:an|av|be|bi|bibe|bort|bön|delta|efter|er|fast|fram|före|för|genom|hem|iakt|in|inne|med|miss|mot|ned|ner|om|på|sam|till|tillbaka|und|under|upp|uppe|ur|ut|ute|vid|å|åter|över)?$/

/**
 * The paradigm of a lemma known only by its spelling, or `undefined` where guessing would often be wrong.
 *
 * `pos` is the letter of the lexicon format: `n`, `v`, `a`, `p`, `s`; the others take no forms (`i0`). Conservative: *bil*,
 * *hus* and *hopp* get no answer.
 */
export function guessParadigm(lemma: string, pos: string): string | undefined {
  switch (pos) {
    case 'n':
      return guessNoun(splitExpression(lemma, 'last').word.toLowerCase())
    case 'v':
      return guessVerb(splitExpression(lemma, 'first').word.toLowerCase())
    case 'a':
      return guessAdjective(splitExpression(lemma, 'last').word.toLowerCase())
    case 'p':
      return 'p0'
    case 's':
      return 's0'
    default:
      return 'i0'
  }
}

function firstRule(rules: readonly Rule[], word: string): string | undefined {
  return rules.find(([ending]) => ending.test(word))?.[1]
}

function guessNoun(word: string): string | undefined {
  return (
    tail(nounExceptions(), word)?.value ??
    (tail(IRREGULAR_NOUNS, word) && 'nx') ??
    (tail(UMLAUT_PLURALS, word) && 'n3u') ??
    (vowelCount(word) > 1 ? firstRule(nounRules(), word) : undefined)
  )
}

/** A listed word alone, or as last part where it is long enough to be one (*lungsjukdom*, but not *far* in *safar*). */
function tail<T>(table: ReadonlyMap<string, T>, word: string): { readonly value: T } | undefined {
  const found = lookupTail(table, word)
  return found === undefined || found.before === '' || word.length - found.before.length > 3 ? found : undefined
}

function guessVerb(word: string): string | undefined {
  if (/^be(?:vilja|fara)$/.test(word)) return 'v1'
  const found = lookupTail(strongVerbs(), word)
  if (found !== undefined && VERB_PREFIX.test(found.before)) return 'v4'
  if (/[oyåäöu]$/.test(word) && vowelCount(word) === 1) return 'v3'
  return firstRule(VERB_RULES, word)
}

function guessAdjective(word: string): string | undefined {
  const rule = firstRule(adjectiveRules(), word)
  if (rule !== undefined) return rule
  return hasWeakEnding(word) && !word.endsWith('en') ? 'a2' : undefined
}
