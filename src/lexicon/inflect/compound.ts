import { lazy } from '../../lazy.ts'
import { PARADIGMS } from './paradigms.ts'
import { rowsByFirst } from './rows.ts'
import { dropWeakVowel, vowelCount } from './stem.ts'

/** First parts that no rule gives; a word here has these forms only. */
const LISTED = `flicka flick flicks
skola skol
familj familje
barn barn barna barns
jord jord
kyrka kyrk kyrko
gata gatu
hälsa hälso
människa människo
skilsmässa skilsmässo
kvinna kvinno
medicin medicin
arbete arbets
sjukdom sjukdoms
saga sago
olja olje
vara varu
lada ladu
vecka vecko veck
ficka fick
äpple äppel
hjärta hjärt hjärte
öga ögon
öra öron
huvud huvud
kärlek kärleks
kung kunga kungs
bror brors broder
mor mors moder moders
far fars fader faders
man mans man manna
vän vän vänskaps
by by bya
gud guds
land lands land
lag lag laga lags
liv livs liv
hem hem
tro tros tro
natt natt
höst höst
vård vård
hus hus
ägg ägg äggs
råtta rått
mjölk mjölk
pojke pojk
sorg sorge sorg
glädje glädje
ansikte ansikts
ärende ärende
möte mötes
yrke yrkes
rike riks
läge läges
hjälp hjälp
nöje nöjes
språk språk
krig krigs
fred freds
herre herr herre
dag dag dags
tid tids tid
råd råds råd
stad stads
handel handels
död döds döda död
själ själa själs
hand hand
sak sak
psykiatri psykiatri
mage mag
näsa näs
hjärna hjärn
ande ande
jude jude juda
skuld skuld
kost kost
våld vålds
hot hot
bråk bråk
avgift avgifts
bibel bibel
svenska svensk
`

const listedStems = lazy(() => rowsByFirst(LISTED))

/** Endings after which a compound needs its linking -s: *sjukdoms-*, *separations-*, *utrednings-*. */
const NEEDS_S = /(?:[a-zåäöé]{2}(?:het|dom|skap|ning|tion|sion|xion|itet|nad|else|lek)|.{3}ing|.{3}an|sel)$/

/**
 * The forms a lemma takes as first part of a compound, without the hyphen; abbreviations end in one (*adhd-*).
 *
 * All plausible ones, so *skola* gives *skol* by list and *docka* gives *dock*, *docka* and *docko*: a reader of compounds
 * tries each. Empty for proper names of several words and other expressions.
 */
export function compoundStem(lemma: string, paradigm: string): readonly string[] {
  if (/\s/.test(lemma)) return []
  const word = lemma.toLowerCase()
  const listed = listedStems().get(word)
  if (listed !== undefined) return listed
  if (paradigm === 's0') return [`${word}-`, word]
  switch (PARADIGMS[paradigm]?.pos) {
    case 'n':
      return [...new Set(nounStems(word, paradigm))]
    case 'v':
      return [...new Set(verbStems(word))]
    case 'a':
      return [...new Set([word, ...(paradigm === 'a2' ? [dropWeakVowel(word)] : [])])]
    default:
      return [word]
  }
}

function nounStems(word: string, paradigm: string): string[] {
  if (word.endsWith('else')) return [word]
  if (NEEDS_S.test(word)) return [`${word}s`]
  if (word.endsWith('are')) return [word.slice(0, -1)]
  if (word.endsWith('iker')) return [word]
  if (word.endsWith('lj')) return [`${word}e`, word]
  if (/[ei]um$/.test(word))
    return [word.slice(0, -2) + (word.endsWith('eum') ? 'i' : ''), `${word.slice(0, -2)}e`, word]
  if (/(?:ande|ende)$/.test(word)) return [word]
  const stem = word.slice(0, -1)
  if (word.endsWith('a') && vowelCount(word) > 1)
    return [stem, word, `${stem}o`, ...(paradigm === 'n1' ? [`${stem}e`] : [])]
  if (word.endsWith('e') && vowelCount(word) > 1) return neuterE(word, stem, paradigm)
  if (/[iyouåäöé]$/.test(word)) return [word]
  return /[sxz]$/.test(word) ? [word] : [word, `${word}s`]
}

function neuterE(word: string, stem: string, paradigm: string): string[] {
  return paradigm === 'n4' || paradigm === 'n0n' ? [`${stem}s`, `${word}s`, word, stem] : [stem, word, `${word}s`]
}

function verbStems(word: string): string[] {
  const base = word.replace(/s$/, '')
  const stem = /[^aeiouyåäö]a$/.test(base) ? base.slice(0, -1) : base
  return [stem.endsWith('mm') ? stem.slice(0, -1) : stem, base]
}
