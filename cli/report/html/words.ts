/** The words of the HTML report, in Swedish and English. */

const WORDS = {
  title: ['Granskning av fritext', 'Scan of free text'],
  titleBoard: ['Fritext: redovisning till nämnden', 'Free text: report to the board'],
  titleHead: ['Fritext: arbetslista', 'Free text: work list'],
  titleIncident: ['Underlag för incidentanmälan', 'Basis for an incident report'],
  working: ['Arbetsmaterial', 'Working material'],
  erase: ['Gallras senast', 'To be erased by'],
  policy: ['Policy', 'Policy'],
  version: ['Fritext', 'Fritext'],
  made: ['Framställd', 'Made'],
  overview: ['Översikt', 'Overview'],
  list: ['Arbetslista', 'Work list'],
  coverage: ['Täckning', 'Coverage'],
  rules: ['Regler', 'Rules'],
  questions: ['Tillsynsmyndighetens frågor', 'Questions of the authority'],
  possible: [
    'Varje fynd är en möjlig träff. En människa avgör. Rapporten innehåller ingen text ur anteckningarna.',
    'Each finding is a possible hit. A person decides. The report holds no text of the notes.',
  ],
  small: [
    'Antal från 1 till 4 redovisas inte, och inte heller antal som de kan räknas ut ur.',
    'Numbers from 1 to 4 are not told, nor numbers from which they could be worked out.',
  ],
  texts: ['fritexter lästa', 'free texts read'],
  andValues: [
    'och {n} andra värden genomsökta efter personnummer',
    'and {n} other values searched for personal numbers',
  ],
  withFindings: ['fritexter och värden med fynd', 'texts and values with findings'],
  ofAll: ['{p} av alla lästa', '{p} of all read'],
  findings: ['fynd', 'findings'],
  unread: ['kunde inte läsas', 'could not be read'],
  unreadNote: ['räknas inte som rena', 'do not count as clean'],
  filesIn: ['{n} filer', '{n} files'],
  oneFile: ['1 fil', '1 file'],
  byRule: ['Fynd per regel', 'Findings by rule'],
  byCategory: ['Fynd per kategori av uppgifter', 'Findings by category of data'],
  bySystem: ['Per system', 'By system'],
  byUnit: ['Per skolenhet', 'By school unit'],
  byPeriod: ['Per period', 'By period'],
  name: ['Namn', 'Name'],
  share: ['Fritexter med fynd', 'Texts with findings'],
  number: ['Fynd', 'Findings'],
  outOf: ['{a} av {b}', '{a} of {b}'],
  few: ['färre än 5', 'fewer than 5'],
  hidden: ['redovisas inte', 'not told'],
  article: ['artikel {n}', 'article {n}'],
  since: ['Jämfört med föregående granskning', 'Beside the scan before'],
  new: ['Nya', 'New'],
  remaining: ['Kvar', 'Remaining'],
  gone: ['Borta', 'Gone'],
  search: ['Sök nyckel, kolumn, plats', 'Search key, column, place'],
  all: ['Alla', 'All'],
  rule: ['Regel', 'Rule'],
  severity: ['Nivå', 'Severity'],
  system: ['System', 'System'],
  unit: ['Skolenhet', 'School unit'],
  period: ['Period', 'Period'],
  file: ['Fil', 'File'],
  place: ['Plats', 'Place'],
  key: ['Nyckel', 'Key'],
  column: ['Kolumn', 'Column'],
  chars: ['Tecken', 'Characters'],
  belongs: ['Hör hemma i', 'Belongs in'],
  status: ['Jämförelse', 'Comparison'],
  confidence: ['Säkerhet', 'Confidence'],
  id: ['Id', 'Id'],
  error: ['Fel', 'Error'],
  warning: ['Varning', 'Warning'],
  info: ['Info', 'Info'],
  errors: ['fel', 'errors'],
  warnings: ['varningar', 'warnings'],
  infos: ['info', 'info'],
  special: ['Skyddas särskilt (artikel 9 och 10)', 'Specially protected (articles 9 and 10)'],
  line: ['rad', 'line'],
  row: ['post', 'record'],
  asks: ['frågar efter', 'asks for'],
  filters: ['Urval', 'Filters'],
  clear: ['Rensa urval', 'Clear filters'],
  previous: ['Föregående', 'Previous'],
  next: ['Nästa', 'Next'],
  pages: ['Sidor i arbetslistan', 'Pages of the work list'],
  showing: ['Visar {a}–{b} av {n} fynd', 'Showing {a}–{b} of {n} findings'],
  none: ['Inga fynd i urvalet', 'No findings match'],
  nothing: ['Inga fynd.', 'No findings.'],
  listLabel: ['Arbetslista, kan rullas i sidled', 'Work list, scrolls sideways'],
  noScript: [
    'Arbetslistan kan visas när skript är tillåtna i webbläsaren. Rapporten hämtar ingenting utifrån.',
    'The work list is shown where scripts are allowed in the browser. The report fetches nothing.',
  ],
  ledger: [
    'Varje fil, blad, post i arkiv och sida: läst helt, delvis eller inte alls, och varför.',
    'Every file, sheet, archive entry and page: read completely, partly or not at all, and why.',
  ],
  ledgerLabel: ['Täckning fil för fil, kan rullas i sidled', 'Coverage file by file, scrolls sideways'],
  part: ['Del', 'Part'],
  format: ['Format', 'Format'],
  state: ['Läst', 'Read'],
  records: ['Texter', 'Texts'],
  failed: ['Ej lästa', 'Not read'],
  reasons: ['Orsak', 'Reason'],
  COMPLETE: ['helt', 'complete'],
  PARTIAL: ['delvis', 'partly'],
  SKIPPED: ['inte alls', 'not at all'],
  fileStates: ['Filer', 'Files'],
  partStates: ['Blad, poster och sidor', 'Sheets, entries and pages'],
  complete: ['Läst helt: {n}', 'Read completely: {n}'],
  moreParts: ['{n} delar, alla lästa helt, visas inte.', '{n} parts, all read completely, are not shown.'],
  why: ['Varför', 'Why'],
  instead: ['Skriv i stället', 'Write instead'],
  legal: ['Stöd', 'Basis'],
  toFill: ['Fylls i av dataskyddsombudet', 'For the data-protection officer to fill in'],
  skip: ['Till innehållet', 'To the content'],
  contents: ['Innehåll', 'Contents'],
  'left-out': ['utelämnad (dold, länk eller specialfil)', 'left out (hidden, link or special file)'],
  'reason-unread': ['delar som inte läses', 'parts that are not read'],
  sum: ['Totalt', 'Total'],
} as const

/** A word of the report. */
export type HtmlWord = keyof typeof WORDS

/** Looks words up in one language; `{name}` is replaced by the detail of that name. */
export type Say = (word: HtmlWord, details?: Readonly<Record<string, string | number>>) => string

/** The words of a language. */
export function wordsOf(lang: 'sv' | 'en'): Say {
  return (word, details = {}) =>
    WORDS[word][lang === 'sv' ? 0 : 1].replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''))
}

/** A number as the language writes it. */
export function numberOf(lang: 'sv' | 'en'): (value: number) => string {
  const format = new Intl.NumberFormat(lang === 'sv' ? 'sv-SE' : 'en-GB')
  return (value) => format.format(value)
}

/** A share as the language writes it, with one decimal below ten percent. */
export function shareOf(lang: 'sv' | 'en'): (part: number, whole: number) => string {
  return (part, whole) => {
    const value = whole === 0 ? 0 : part / whole
    const digits = value < 0.1 ? 1 : 0
    return new Intl.NumberFormat(lang === 'sv' ? 'sv-SE' : 'en-GB', {
      style: 'percent',
      maximumFractionDigits: digits,
    }).format(value)
  }
}
