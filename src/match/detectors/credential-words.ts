import { wordSet, wordTable } from './words.ts'

/** What a word says of a secret nearby. */
export const Cue = { password: 1, pin: 2, code: 3, login: 4, place: 5, against: 6 } as const

/** One of the values of `Cue`. */
export type CueName = (typeof Cue)[keyof typeof Cue]

/** The words for a password, a pin and a code, as `wordTable` takes them. */
export const secretNames = {
  [Cue.password]: `lösen lösenord lösenordet lösenorden lösenkod* lösenfras* password passwords passcode* passphrase passord pw pwd passwd pass kodord* kodordet nyckelord *lösen *lösenord
    *lösenordet wifi wifit wifikod* wifinyckel* nätverksnyckel*`,
  [Cue.pin]: `pin pinkod* pinkoden pinnen pinnummer* *pin lås låset hänglåset portkod* larmkod* låskod* dörrkod* engångskod* skärmkod* skärmlås* åtkomstkod* återställningskod* säkerhetskod* skåpkod* hänglås* *låset kombination* kombinationen *spärr
    provkod* inloggningskod* upplåsningskod* bankid* kortkod* larmet larm kodlås* kodlåset sifferkombination* combination combo pins pinkoderna provkoden inpasseringskod* säkerhetskoden`,
  [Cue.code]: 'kod koden koder code koda ordet *kod *koden',
} as const

const table = wordTable({
  ...secretNames,
  [Cue.login]: `inlogg* *inlogg *inloggning logga loggar loggade loggat login logins konto kontot *konto *kontot användare* användarnamn anv user username account wi
    nätet nät ssid öppnas öppna låses låser låsa upp opens open unlock* startas duolingo spotify netflix`,
  [Cue.place]: `grind* grinden dörr* dörren skåp* *skåp *skåpet platta* plattan *plattan *platta dator* *dator *datorn ipad* chromebook* mobil* telefon* tel padda* paddan *paddan provet exam
    tvätt* *dörr *dörrens projektor* kopiering* *skrivare skrivare* plattform* *plattform *plattformen app appen *appen cykelförråd* förråd* *förråd *förrådet exam legimus medicinskåp* unikum
    vikarie* gate door tablet laptop phone elevdator* porten port entrén surfplatta* nationella portal* candidate locker`,
  [Cue.against]: `minst tecken bokstäver siffror *tecken characters stark starkt starka svagt svag uppgift* beräkna räkna räkn* algebra primtal faktoriser* programmer* lista*
    ekvation* roman kapitel* kapitlet sida sidan sid isbn artikel* faktura* labb labben labbrapport* summan kryptering* krypto* chiffer* caesar* kurskod* ämneskod* kurs kursen poäng`,
})

/** The cue that a lower-case word gives, `undefined` for none. */
export function cueOf(word: string): CueName | undefined {
  return table.get(word) as CueName | undefined
}

/** A part of each of `secretNames`, with and without rings and dots. */
const NAMING = /kod|code|pin|l[åa]s|l[öo]s|pass|pwd?|nyckel|wi-?fi|larm|sp[äa]rr|bankid|combo|[ck]ombination|ordet/

/** Whether a text in lower case can hold a word for a password, a pin or a code: without one, figures are no secret. */
export function namesSecret(lower: string): boolean {
  return NAMING.test(lower)
}

/** Words that stand after "lösenordet" without being one. */
export const NO_SECRET = wordSet(
  `är ar och eller som till för på i av med om att det den de inte ej har hade ska skall kan kunde måste bör var vara blir blev
  glömt glömde fel rätt bytt byt byts byta bytas nytt nya ny gammalt gamla gammal samma hemligt hemlig säkert säker stark starkt starka svagt svag viktigt bra dåligt
  saknas skickas finns står ligger hos här där hemma borta via från vid under efter innan igen snarast nu idag imorgon ännu också
  bara endast själv själva sitt sin sina mitt min dig er oss mig honom henne hans hennes deras någon ngn något ngt alla inget ingen
  lapp lappen papper papperet skrivet skrev skriver läst kort långt långa minst tecken bokstäver siffror uppgifter system systemet
  is was the a an and or to for in on at of with not has have had must should be been reset forgotten changed change new old same
  wrong right please by from they he she it his her their your my our help hjälp funkar fungerar gäller kontakta fråga frågar ges delas
  används använd vet skapa skapas skapar skapade uppdateras ändras ändra ändrat låst spärrat utgått upphört går gick ställs ställa
  behöver behövs mailas mejlas lämnas får fick tack mvh plattan dator datorn konto kontot teams unikum skolplattformen classroom google
  utantill can will may never always skyddat skyddad klart klara glad kul ibland ofta aldrig varje nästa läsplatta läsplattan datorer mobilen telefonen ipaden appen förnamn efternamn personnummer namn hemligheter blanka undanröjt`,
)
