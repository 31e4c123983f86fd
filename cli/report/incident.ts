/** The basis for reporting an incident: the authority's questions, answered as far as a scan can, and no further. */
import { byCategory } from './categories.ts'
import type { ScanItem, ScanSummary } from './result.ts'

/** One question. Without an answer it is the officer's to fill in. */
export interface Question {
  readonly question: string
  readonly answer?: string
  /** What the answer should tell, where the scan cannot. */
  readonly hint?: string
}

/** The questions in the order of the authority's form. */
export function incidentQuestions(items: readonly ScanItem[], lang: 'sv' | 'en'): Question[] {
  const summary = items.find((item): item is ScanSummary => item.type === 'summary')
  if (summary === undefined) return []
  const sv = lang === 'sv'
  const categories = byCategory(summary.byRule).map(({ category, findings }) => {
    const article =
      category.article === undefined ? '' : sv ? `, artikel ${category.article}` : `, article ${category.article}`
    return `${category[lang]} (${findings}${article})`
  })
  const periods = Object.keys(summary.byPeriod)
    .filter((name) => name !== '')
    .sort()
  const span = periods.length === 0 ? undefined : [...new Set([periods[0], periods.at(-1)])].join(' – ')
  const systems = Object.keys(summary.bySystem).filter((name) => name !== '')
  const list = (values: readonly string[]): string => (values.length === 0 ? (sv ? 'inga' : 'none') : values.join('; '))
  return sv
    ? [
        { question: 'Personuppgiftsansvarig', hint: 'Nämnd eller bolag, organisationsnummer, kontaktperson.' },
        { question: 'Egen referens', hint: 'Diarienummer.' },
        {
          question: 'När inträffade det och när upphörde det?',
          ...(span === undefined ? {} : { answer: `Texterna är från ${span}.` }),
          hint: 'När uppgifterna blev åtkomliga för obehöriga, och när det upphörde.',
        },
        { question: 'När upptäcktes det?', hint: 'Från då räknas 72 timmar.' },
        {
          question: 'Vad har hänt?',
          answer: `Granskning av ${summary.files} filer${systems.length === 0 ? '' : ` (${systems.join(', ')})`} visar ${summary.findings} möjliga träffar i ${summary.recordsWithFindings} av ${summary.scanned} lästa texter och värden. ${summary.failed} kunde inte läsas.`,
          hint: 'Om och hur obehöriga fått del av uppgifterna. Att behöriga har sett dem är inte i sig en incident.',
        },
        { question: 'Vilka grupper berörs?', hint: 'Elever, vårdnadshavare, personal; barn är särskilt skyddsvärda.' },
        {
          question: 'Hur många berörs?',
          answer: `Högst ${summary.recordsWithFindings} texter; antalet personer kan bara den avgöra som läser dem.`,
        },
        { question: 'Vilka kategorier av uppgifter?', answer: `${list(categories)}. Antalet är möjliga träffar.` },
        { question: 'Vilka konsekvenser kan det få?', hint: 'För de berörda: spridning, kränkning, stigmatisering.' },
        { question: 'Hur allvarligt är det?', hint: 'Dataskyddsombudets bedömning.' },
        { question: 'Vilka åtgärder har vidtagits?', hint: 'Rättning, radering, begränsad åtkomst, rutiner.' },
        { question: 'Har de berörda informerats?', hint: 'När och hur, eller varför inte.' },
      ]
    : [
        { question: 'Controller', hint: 'Board or company, registration number, contact.' },
        { question: 'Own reference', hint: 'Case number.' },
        {
          question: 'When did it begin and end?',
          ...(span === undefined ? {} : { answer: `The texts are from ${span}.` }),
          hint: 'When the data came within reach of people without a right to it, and when that ended.',
        },
        { question: 'When was it discovered?', hint: 'The 72 hours run from then.' },
        {
          question: 'What happened?',
          answer: `A scan of ${summary.files} files${systems.length === 0 ? '' : ` (${systems.join(', ')})`} shows ${summary.findings} possible hits in ${summary.recordsWithFindings} of ${summary.scanned} texts and values read. ${summary.failed} could not be read.`,
          hint: 'Whether and how others got the data. That authorised staff have seen it is no incident in itself.',
        },
        {
          question: 'Which groups are affected?',
          hint: 'Pupils, guardians, staff; children are especially protected.',
        },
        {
          question: 'How many are affected?',
          answer: `At most ${summary.recordsWithFindings} texts; only who reads them can tell the number of persons.`,
        },
        { question: 'Which categories of data?', answer: `${list(categories)}. The numbers are possible hits.` },
        { question: 'What consequences may it have?', hint: 'For those affected: spreading, offence, stigma.' },
        { question: 'How severe is it?', hint: 'The judgement of the data-protection officer.' },
        { question: 'What has been done?', hint: 'Correction, erasure, limited access, routines.' },
        { question: 'Have those affected been told?', hint: 'When and how, or why not.' },
      ]
}
