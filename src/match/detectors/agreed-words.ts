import { lazy } from '../../lazy.ts'
import { beginningsOf, pair, withoutDiacritics, wordSet, wordTable } from './words.ts'

/** What may stand after a word such as "nivå". */
export type ValueKind = 'letter' | 'number' | 'code' | 'colour' | 'name' | 'quote'

/** Log-odds that a word with such a value is an agreed code; a kind left out says nothing at all. */
export type LabelWeights = Partial<Readonly<Record<ValueKind, number>>>

/** How many tokens the company of a code reaches: further off, other things are spoken of. */
export const CODE_REACH = 8

const LABELS = (): readonly (readonly [words: string, weights: LabelWeights])[] => [
  ['kod koden koderna färgkod', { letter: 1.5, number: 2, code: 1.5, colour: 3, quote: 1 }],
  ['typ', { letter: 1, number: -0.75, code: 1 }],
  ['nivå nivån nivåer', { letter: -1, number: 0, code: 1, colour: 2.5 }],
  ['*nivå *nivån', { number: 0.25, letter: -1, code: 0.5, colour: 1 }],
  ['kategori kategorin kat kateg', { letter: 1.5, number: 0.75, code: 1.5, colour: 2 }],
  ['lista listan listor', { letter: 1.75, number: 0.25, code: 2, colour: 1.5 }],
  ['*lista *listan', { letter: 0.5, colour: 1 }],
  ['status statusen *status', { letter: 1.5, number: 1, code: 1.5, colour: 2.5 }],
  ['zon zonen', { letter: 0.75, number: 0.75, code: 1, colour: 2 }],
  ['spår spåret', { letter: 1, number: -1, code: 1, colour: 2, name: 0 }],
  ['insats insatsen insatsnivå', { letter: 1, number: 1, code: 1.5, colour: 1.5 }],
  ['åtgärd åtgärden åtg', { letter: 1.25, number: 0, code: 1.25, colour: 1.5 }],
  ['modell modul stadie stadium fas', { letter: 0.75, number: -1, code: 0.5, colour: 1 }],
  ['variant', { letter: 0.5, number: -0.75, code: 0.5, colour: 0.5 }],
  ['profil *profil', { letter: 0.75, number: -1, code: 0.5, colour: 1, quote: 0.5 }],
  ['mall rutin rutinen', { letter: 0.5, number: -1, code: 0.5 }],
  ['plan planen', { letter: 0, number: -2, code: 0, colour: 0.5 }],
  ['protokoll', { letter: 0, code: 0.5, colour: 1, name: -0.75 }],
  ['steg', { number: -1.5, letter: 0, code: 0.75, colour: 1.5 }],
  ['grad', { number: 0, letter: 1, code: 1 }],
  ['prio prioritet', { number: -0.25, letter: 0.5, code: 0.75 }],
  ['signal', { colour: 2, letter: 1, number: 0.5 }],
  ['flagga flaggad', { colour: 1.5, letter: 0.5, number: 0.5 }],
  ['läge läget svårighetsläge', { colour: 0.5, letter: 1, code: 1 }],
  ['märket', { code: 1, letter: 0, colour: -1 }],
  ['ärende', { letter: 0.75, code: 0.5, name: -0.5 }],
  ['ärendet', { letter: 0.5, code: 0.5 }],
  ['bokstav bokstaven', { letter: -1, code: 0.75 }],
  ['siffra siffran', { number: -0.5 }],
  ['ruta rutan hög', { letter: 0.5, number: -0.75, code: 0.5, colour: -1 }],
  [
    'mapp mappen pärm pärmen flik fliken kuvert kuvertet',
    {
      letter: 0.5,
      number: -1,
      code: 0.5,
      quote: 0.25,
      colour: -1,
    },
  ],
  ['grupp gruppen', { letter: -1, number: -1, code: 0.5, colour: -1, name: -1.5 }],
  ['grp', { letter: 0, number: -0.5, code: 1, colour: 0 }],
  ['orsak orsaken orsakskod frånvarokod', { number: 0.75, letter: 0.75, code: 1 }],
  ['tier', { letter: 2, number: 0, code: 1.5, colour: 2, name: 0.75 }],
  ['code', { letter: 1.5, number: 1.5, code: 0.5, colour: 3 }],
  ['level', { letter: 0, number: -1, code: -0.5, colour: 2 }],
  ['list', { letter: 1.75, number: 0.25, code: 1.75, colour: 1.5 }],
  ['category', { letter: 1.25, number: 0.75, code: 1.25, colour: 2 }],
  ['band binder tab', { letter: 0.5, number: -0.5, code: 0.5, colour: 0.5 }],
  ['fält', { number: -0.5 }],
  ['kör körde körs köra', { quote: 0.5 }],
  ['obs', { code: 0, number: -0.5 }],
]

interface Labels {
  readonly words: Map<string, LabelWeights>
  readonly endings: Map<string, LabelWeights>
  /** How words begin, and how endings end, by two letters. */
  readonly beginnings: Uint8Array
  readonly ends: Uint8Array
}

const labels = lazy((): Labels => {
  const made = { words: new Map<string, LabelWeights>(), endings: new Map<string, LabelWeights>() }
  for (const [words, weights] of LABELS()) {
    for (const word of words.split(/\s+/)) {
      const target = word.startsWith('*') ? made.endings : made.words
      const bare = word.startsWith('*') ? word.slice(1) : word
      for (const spelling of [bare, withoutDiacritics(bare)]) if (!target.has(spelling)) target.set(spelling, weights)
    }
  }
  const ends = beginningsOf([...made.endings.keys()].map((ending) => ending.slice(-2)))
  return { ...made, beginnings: beginningsOf(made.words.keys()), ends }
})

/** The weights of a label such as "nivå" or "läsnivå", `undefined` for other words. */
export function labelWeights(word: string): LabelWeights | undefined {
  const { words, endings, beginnings, ends } = labels()
  const whole = beginnings[pair(word, 0)] === 1 ? words.get(word) : undefined
  if (whole !== undefined || word.length > 30 || ends[pair(word, word.length - 2)] !== 1) return whole
  for (let length = 4; length <= 7 && length < word.length - 1; length++) {
    const weights = endings.get(word.slice(-length))
    if (weights !== undefined) return weights
  }
  return undefined
}

/** The names of colours, as they stand before or after a label, in both languages. */
export const colours = wordSet(
  `röd rött röda rod gul gult gula grön grönt gröna gron blå blått blåa bla orange orangea svart svarta vit vitt vita lila rosa brun brunt bruna grå grått gråa turkos
  red yellow green blue amber black white purple pink brown grey gray`,
)

/** What "röd …" says when a label follows the colour. */
export const colourLabels = wordTable({
  3: 'kod code',
  1.5: 'status zon zonen nivå niva nivån läge signal tier zone level',
  1: 'lista listan flagga flaggad list',
  0.25: 'spår spåret prick',
  '-0.5': 'dag ruta rutan flag lapp lappen kort fält fältet',
  '-1.5': 'grupp gruppen group kuvert kuvertet mapp',
})

/** Endings that sort a person under what stands before the hyphen: "B-barn", "nivå 3-elev". */
export const sortedEndings = wordTable({
  2: 'elev eleven elever elevs eleverna barn barnet barnen unge ungen ungar kid kids pupil pupils student students',
  1: 'familj familjen fall fallet sits stol spår spåret listan lista profil list',
  '-0.5': 'kort samtal läge barns tabellen grupp gruppen rutin rutinen hem föräldrar tabell',
})

/** Capital letters that everyone in a school can read; they are no codes before "-elev" or a figure. */
export const knownShort = wordSet(
  `np so no iup åp eht vh vfu apt ikt npf adhd add ast bup hvb lvu sol lss sfi sva im imv ima ims imy apl vux gy gr grund anpassad an ek sa na te es hu ba bf el ft fs ha hv ht in
  nb rl vf vo ib id it tv pc ab f fk fklass vab mvg vg ig g u p s a b c d e vt ht kl åk hkk bl mu tk slöjd sy syv lgr lpo lpfö covid usb hdmi mp wifi ww vw bmw eu fn usa uk gps ph dna rna co ho cd dvd
  ipad pdf id sms mms qr led cv fm em kg km cm mm db ev ma sv en eng bi fy ke hi ge re sh idh mo ml sprint nta lus dls bravkod trs gy25 gy11 lgr22 lgr11 studie språk fritids förskole låg mellan hög grundskole gymnasie
  mono e-post cp ms vård icke extra stöd tvillings bonus nykomlings natur teknik sjuk riktig svår hund syskon fd ex vikarie test prov ny nf ee vo rk ss mi ap scb lma sis apu kaa ag`,
)

/** What the words around a code say: of insiders, of persons, of subjects and places that use such names themselves. */
export const codeWords = wordTable({
  1.25: `enl enligt vår vårt våra vet pärm* pärmen trappan *trappan skala* skalan arbetslag* arbetslaget team* teamet överenskom* legend lathund* sorterin* nyckeln nyckel system trygghets* avtalat kallar bosse
    märkt sheet panel eht from kvarstår uppföljning resurslista vanligt igen handlingsnivå förstår lathunden`,
  0.75: `hon han henne honom hans hennes elev eleven elever eleverna barn barnet barnen pupil pupils she he her him gäller vuxen mentor mamma pappa hemmet ligger pojk* flick* familj* soc resurs* person* föräldrar`,
  '-2.5': `uppgift* sida sidan sid kapitel* kap kurs kursen kurser prov provet sal salen hall rum schema* boken matteboken *boken lektion* labb* labben skogen slöjd* simhall* simma match* bild* formeln
    vitamin* diabetes bokföring* bussen linje buss fil filen skrivare* papper kabel* skriv* text texten källa källor källan diktamen motorväg* väg affisch* instruktion* studiebesök* mentorstid
    tal talet ekvation* beräkna geometri* figur* diagram* tabell* musik* låt* ackord* färg* färgen måla målar mål tröja väska väskan byxor jacka mössa lådan låda byte elevrådet klubbmästerskap
    sfi kursplan* kunskapskrav* betygskriteri* kriterier läroplan* gy25 lgr22 ämne* biljett* nyckel läromedel* lärobok* inlämning* essä* simborgarmärket märke* tärning* spel* spelet bollen
    dans* teater* rollspel* film* filmen elevexempel exempel* puls* fotboll* kampanj* schack* ordningsregel* övning* *övningarna bingel candidate exam
    antagning* parkering* gympa* alfabet* vokal* ljud* *chiffer caesar* fil filer burken växel* spåras`,
})

/** Wordings that point to an agreement among insiders, as sequences of words, with the weight of each. */
export const hints: readonly (readonly [string, number])[] = [
  ['ni vet vilka', 0],
  ['enligt vår skala', 0.5],
  ['enl vår skala', 0.5],
  ['enl . vår skala', 0.5],
  ['enl skalan', 0.25],
  ['enl . skalan', 0.25],
  ['enl trappan', 0.25],
  ['enl . trappan', 0.25],
  ['vi kallar "', 0.25],
  ['vi kallar det "', 0.25],
  ['som vi säger här', 0.25],
  ['ligger på rött', 0.5],
  ['ligger på gult', 0.5],
  ['ligger på grönt', 0],
]
