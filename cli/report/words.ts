/** The words of the terminal reports, in Swedish and English. */

const WORDS = {
  error: ['fel', 'error'],
  warning: ['varning', 'warning'],
  info: ['info', 'info'],
  line: ['rad', 'line'],
  row: ['post', 'record'],
  chars: ['tecken', 'chars'],
  asks: ['frågar efter', 'asks for'],
  summary: ['Sammanfattning', 'Summary'],
  policy: ['policy', 'policy'],
  system: ['System', 'System'],
  records: ['texter', 'texts'],
  withFindings: ['med fynd', 'with findings'],
  finding: ['fynd', 'finding'],
  findings: ['fynd', 'findings'],
  errors: ['fel', 'errors'],
  warnings: ['varningar', 'warnings'],
  infos: ['info', 'info'],
  rule: ['Regel', 'Rule'],
  group: ['Grupp', 'Group'],
  name: ['Namn', 'Name'],
  byRule: ['Per regel', 'By rule'],
  bySystem: ['Per system', 'By system'],
  byUnit: ['Per skolenhet', 'By school unit'],
  byPeriod: ['Per period', 'By period'],
  unknownUnit: ['(okänd skolenhet)', '(unknown school unit)'],
  unknownPeriod: ['(okänd period)', '(unknown period)'],
  total: ['Totalt', 'Total'],
  passage: ['ställe utbytt', 'passage replaced'],
  passages: ['ställen utbytta', 'passages replaced'],
  few: ['färre än 5', 'fewer than 5'],
  hidden: ['redovisas inte', 'not told'],
  unknownSystem: ['(okänt)', '(unknown)'],
  read: ['Lästa texter', 'Texts read'],
  scanned: ['granskade', 'scanned'],
  failed: ['ej lästa', 'not read'],
  file: ['fil', 'file'],
  reads: ['Läses som fritext:', 'Read as free text:'],
  files: ['filer', 'files'],
  sheet: ['del', 'part'],
  sheets: ['delar', 'parts'],
  complete: ['helt', 'complete'],
  partial: ['delvis', 'partly'],
  skipped: ['inte alls', 'not at all'],
  coverage: ['Läst', 'Read'],
  further: ['till', 'more'],
  leftOut: ['Utelämnat (dolt, länkar, specialfiler)', 'Left out (hidden, links, special files)'],
  new: ['ny', 'new'],
  remaining: ['kvar', 'remaining'],
  gone: ['borta', 'gone'],
  against: ['Jämfört med tidigare resultat:', 'Beside the earlier result:'],
  unread: ['Kunde inte läsas', 'Could not be read'],
  oneMore: ['fynd till visas inte; alla är räknade', 'more finding is not shown; all are counted'],
  more: ['fynd till visas inte; alla är räknade', 'more findings are not shown; all are counted'],
  nothing: ['Inga fynd.', 'No findings.'],
  possible: ['Fynden är möjliga träffar; en människa avgör.', 'Findings are possible hits; a person decides.'],
} as const

/** A word of the reports. */
export type Word = keyof typeof WORDS

/** The word in a language. */
export function say(word: Word, lang: 'sv' | 'en'): string {
  return WORDS[word][lang === 'sv' ? 0 : 1]
}

/** A number with its noun: `1 finding`, `2 findings`. */
export function count(number: number, one: Word, more: Word, lang: 'sv' | 'en'): string {
  return `${number} ${say(number === 1 ? one : more, lang)}`
}
