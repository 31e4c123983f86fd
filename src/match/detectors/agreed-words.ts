import { wordSet, wordTable } from './words.ts'

/** What may stand after a word such as "nivå". */
export type ValueKind = 'letter' | 'number' | 'code' | 'colour'

/** Log-odds that a word with such a value is an agreed code; a kind left out says nothing at all. */
export type LabelWeights = Partial<Readonly<Record<ValueKind, number>>>

const LABELS = new Map<string, LabelWeights>()

function label(words: string, weights: LabelWeights): void {
  for (const word of words.split(/\s+/)) LABELS.set(word, weights)
}

label('kod koden koderna färgkod fargkod', { letter: 1.5, number: 1.5, code: 1.5, colour: 3 })
label('typ', { letter: 1, number: -0.5, code: 1 })
label('nivå niva nivån nivåer', { letter: -1, number: 0, code: 1.5, colour: 2.5 })
label('kategori kategorin kat kateg', { letter: 1.25, number: 0.75, code: 1.5, colour: 2 })
label('lista listan listor', { letter: 1.75, number: 0.25, code: 2, colour: 1.5 })
label('status statusen', { letter: 1.5, number: 1, code: 1.5, colour: 2.5 })
label('zon zonen', { letter: 1, number: 0.75, code: 1, colour: 2 })
label('spår spåret', { letter: 1, number: -1, code: 1, colour: 2 })
label('insats insatsen insatsnivå', { letter: 1, number: 1, code: 1.5, colour: 1.5 })
label('åtgärd åtgärden åtg', { letter: 1.25, number: 0, code: 1.25, colour: 1.5 })
label('modell modul profil stadie stadium fas variant', { letter: 0.75, number: -1, code: 0.5, colour: 1 })
label('mall rutin rutinen', { letter: 0.5, number: -1, code: 0.5 })
label('plan planen protokoll', { letter: 0, number: -2, code: 0.5, colour: 1 })
label('steg', { number: -1.5, letter: 0, code: 0.75, colour: 1.5 })
label('grad', { number: 0, letter: 1, code: 1 })
label('prio prioritet', { number: 0.5, letter: 0.75, code: 1 })
label('signal', { colour: 2, letter: 1, number: 0.5 })
label('flagga flaggad', { colour: 1.5, letter: 0.5, number: 0.5 })
label('läge läget svårighetsläge', { colour: 1, letter: 1, code: 1 })
label('märket märkt', { code: 1, letter: 0.5, colour: -1 })
label('ärende', { letter: 0.75, code: 0.5 })
label('bokstav bokstaven', { letter: 0, code: 0.75 })
label('ruta rutan hög mapp mappen pärm pärmen flik fliken kuvert kuvertet', {
  letter: 0.5,
  number: -0.75,
  code: 0.5,
  colour: -1,
})
label('grupp gruppen grp', { letter: -1, number: -1, code: 0.5, colour: -1 })
label('orsak orsaken orsakskod frånvarokod', { number: 0.75, letter: 0.75, code: 1 })
label('tier', { letter: 2, number: 0, code: 1.5, colour: 2 })
label('code', { letter: 1.5, number: 1, code: 1.5, colour: 3 })
label('level', { letter: 0.5, number: -1, code: 0.5, colour: 2 })
label('list', { letter: 1.75, number: 0.25, code: 1.75, colour: 1.5 })
label('category', { letter: 1.25, number: 0.75, code: 1.25, colour: 2 })
label('band binder tab tag', { letter: 0.75, number: -0.25, code: 0.5, colour: 1 })

/** The weights of a label such as "nivå", `undefined` for other words. */
export function labelWeights(word: string): LabelWeights | undefined {
  return LABELS.get(word)
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
  0.75: 'lista listan lapp lappen flagga flaggad prick spår spåret fält fältet list kort',
  '-0.5': 'dag ruta rutan flag',
  '-1.5': 'grupp gruppen group kuvert kuvertet mapp',
})

/** Endings that sort a person under what stands before the hyphen: "B-barn", "nivå 3-elev". */
export const sortedEndings = wordTable({
  2: 'elev eleven elever elevs eleverna barn barnet barnen unge ungen ungar kid kids pupil pupils student students',
  1: 'familj familjen fall fallet sits stol spår spåret listan lista profil hem föräldrar förälder list',
  0: 'kort samtal läge nivå barns tabellen grupp gruppen rutin rutinen',
})

/** Capital letters that everyone in a school can read; they are no codes before "-elev" or a figure. */
export const knownShort = wordSet(
  `np so no iup åp eht vh vfu apt ikt npf adhd add ast bup hvb lvu sol lss sfi sva im imv ima ims imy apl vux gy gr grund anpassad an ek sa na te es hu ba bf el ft fs ha hv ht in
  nb rl vf vo ib id it tv pc ab f fk fklass vab mvg vg ig g u p s a b c d e vt ht kl åk hkk bl mu tk slöjd sy syv lgr lpo lpfö covid usb hdmi mp wifi ww vw bmw eu fn usa uk gps ph dna rna co ho cd dvd
  ipad pdf id sms mms qr led cv fm em kg km cm mm db ev ma sv en eng bi fy ke hi ge re sh idh mo ml sprint nta lus dls bravkod trs gy25 gy11 lgr22 lgr11 studie språk fritids förskole låg mellan hög grundskole gymnasie
  mono e-post cp ms vård icke extra stöd tvillings bonus nykomlings natur teknik sjuk riktig svår hund syskon fd ex vikarie test prov ny`,
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
    dans* teater* rollspel* film* filmen elevexempel exempel* rapport* kod:`,
})

/** Wordings that point to an agreement among insiders, as sequences of words, with the weight of each. */
export const hints: readonly (readonly [string, number])[] = [
  ['ni vet vad', 0.5],
  ['ni vet vilka', 0.75],
  ['ni vet vem', 0.5],
  ['vet vad som gäller', 0.5],
  ['enligt vår skala', 1.5],
  ['enl vår skala', 1.5],
  ['enl . vår skala', 1.5],
  ['enl skalan', 1],
  ['enl . skalan', 1],
  ['enligt skalan', 0.5],
  ['enligt vårt system', 1.5],
  ['enl vårt system', 1.5],
  ['enligt trappan', 0.75],
  ['enl trappan', 1],
  ['enl . trappan', 1],
  ['vi kallar "', 1],
  ['som vi säger här', 1],
  ['usual key', 1],
  ['you know what that means', 0.5],
]
