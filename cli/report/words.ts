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
  findings: ['fynd', 'findings'],
  rule: ['Regel', 'Rule'],
  unknownSystem: ['(okänt)', '(unknown)'],
  read: ['Lästa texter', 'Texts read'],
  scanned: ['granskade', 'scanned'],
  failed: ['ej lästa', 'not read'],
  file: ['fil', 'file'],
  reads: ['Läses som fritext:', 'Read as free text:'],
  files: ['filer', 'files'],
  unread: ['Kunde inte läsas', 'Could not be read'],
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
