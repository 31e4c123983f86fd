/** What the name of a column, element or property says about its content. */

/** What a name alone says: prose, who or what the row is about, a value such as a date, or nothing. */
export type NameSays = 'prose' | 'identifier' | 'value' | 'unknown'

/** Stems that mean prose wherever they stand in a word: frånvarokommentar, absenceReason, Omdömestext. */
const PROSE_STEMS =
  'kommentar anteckning notering orsak anledning omdöm beskrivning meddelande fritext motivering återkoppling feedback reflektion bedömning observation sammanfattning uppföljning åtgärd händelse insats övrigt synpunkt innehåll brödtext överenskommelse yttrande redogörelse förklaring utvecklingsbehov nuläge styrkor comment remark description message reason annotation summary explanation narrative reflection assessment motivation specification'.split(
    ' ',
  )

/** Words that mean prose only by themselves. */
const PROSE_WORDS = new Set(
  'text not note notes mål skäl svar samtal info information answer content body reply titel title rubrik headline planering iup planer behov'.split(
    ' ',
  ),
)

/** Last words that turn a prose name into something else: Orsakskod, comment id, Meddelandetyp. */
const VALUE_ENDS =
  'id nr nummer number datum date tid time typ type kod code antal count status url uri link länk språk language filnamn tidpunkt'.split(
    ' ',
  )

const IDENTIFIER_STEMS =
  'namn personnummer personnr socialnumber civicno epost telefon mobilnummer vårdnadshavare postnummer postadress användar signatur firstname lastname username'.split(
    ' ',
  )

const IDENTIFIER_WORDS = new Set(
  'id uuid guid pnr ssn name fname lname fname1 lname1 email mail elev eleven barn barnet student pupil person personid tel mobil mobile phone adress address postnr lärare läraren teacher mentor author författare handläggare guardian kontakt sourcedid personref owner creator givenname familyname vh'.split(
    ' ',
  ),
)

const VALUE_WORDS = new Set(
  'datum date klass class grupp group årskurs åk ämne subject kurs course termin term läsår skola skolenhet school lektion lesson tid time start slut end från till from to betyg grade status typ type kod code kategori category antal minuter timmar avdelning sex kön created updated skapad ändrad sal room dag day vecka week period nivå level frånvaro närvaro giltig ogiltig registrerad'.split(
    ' ',
  ),
)

/** Words after which a person follows: "Kommentar av", "Updated by". */
const BY = new Set(['av', 'by'])

/** Lower case, composed, words split at spaces, signs and camel case. Text in parentheses is left out. */
export function wordsOf(name: string): string[] {
  return name
    .normalize('NFC')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/e-(post|mail)/g, 'e$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** True where a name that was asked for is one, and not a number (`7`, `-1`) or signs alone. */
export function isName(wanted: string): boolean {
  return !/^\s*[-+]?\d+\s*$/.test(wanted) && plainName(wanted) !== ''
}

/** A name as it is compared: no case, no signs. `Frånvaro-orsak` and `frånvaroorsak` are the same. */
export function plainName(name: string): string {
  return wordsOf(name).join('')
}

function isProse(word: string): boolean {
  return PROSE_WORDS.has(word) || PROSE_STEMS.some((stem) => word.includes(stem)) || /.(text|mål)$/.test(word)
}

function isIdentifier(word: string): boolean {
  return (
    IDENTIFIER_WORDS.has(word) ||
    IDENTIFIER_STEMS.some((stem) => word.includes(stem)) ||
    /^elevid|personid|lektionsid$/.test(word)
  )
}

function endsAsValue(word: string): boolean {
  return VALUE_ENDS.some((end) => word === end || (end.length > 2 && word.endsWith(end)))
}

/** What a header, element or property name says about its values. */
export function nameSays(name: string): NameSays {
  const words = wordsOf(name)
  const last = words.at(-1)
  if (last === undefined) return 'unknown'
  const prose = words.some(isProse)
  if (prose && words.slice(1).some((word) => BY.has(word))) return 'identifier'
  if (prose && !endsAsValue(last)) return 'prose'
  if (words.some(isIdentifier)) return 'identifier'
  if (prose || words.some((word) => VALUE_WORDS.has(word) || endsAsValue(word))) return 'value'
  return 'unknown'
}
