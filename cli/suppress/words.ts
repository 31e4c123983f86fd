/** What is said of suppressions that cannot hold or are not needed. */
import type { Bilingual } from '../../src/types.ts'
import type { SuppressionFault } from './parse.ts'

const FORM = '"fritext-disable-next-line art9/health -- varför"'
const FORM_EN = '"fritext-disable-next-line art9/health -- why"'

/** The message for a fault, with what to do about it. */
export const FAULTS: Readonly<Record<SuppressionFault, Bilingual>> = {
  'no-reason': {
    sv: `Undertryckningen saknar skäl och gäller inte. Skriv ${FORM}.`,
    en: `The suppression gives no reason and does not hold. Write ${FORM_EN}.`,
  },
  'no-rule': {
    sv: `Undertryckningen nämner ingen regel och gäller inte. Skriv ${FORM}.`,
    en: `The suppression names no rule and does not hold. Write ${FORM_EN}.`,
  },
  'unknown-rule': {
    sv: 'Undertryckningen nämner en regel som inte finns och gäller inte.',
    en: 'The suppression names a rule that does not exist and does not hold.',
  },
  'unknown-form': {
    sv: 'Undertryckningen är av ett slag som inte finns och gäller inte.',
    en: 'The suppression is of a form that does not exist and does not hold.',
  },
  'wrong-case': {
    sv: 'Undertryckningen är inte skriven med små bokstäver och gäller inte.',
    en: 'The suppression is not written in small letters and does not hold.',
  },
  'no-name': {
    sv: 'Efter "by" saknas vem som beslutat, och undertryckningen gäller inte. Skriv "by rektor", eller ta bort "by".',
    en: 'Behind "by" nobody is named, and the suppression does not hold. Write "by rektor", or leave "by" out.',
  },
  'no-date': {
    sv: 'Efter "until" saknas en dag, och undertryckningen gäller inte. Skriv "until 2027-06-30", eller ta bort "until".',
    en: 'Behind "until" the day is missing, and the suppression does not hold. Write "until 2027-06-30", or leave "until" out.',
  },
  'bad-date': {
    sv: 'Dagen efter "until" finns inte. Skriv den som 2027-06-30.',
    en: 'The day behind "until" does not exist. Write it as 2027-06-30.',
  },
  expired: {
    sv: 'Undertryckningens sista dag har gått. Skriv om texten, eller pröva skälet på nytt.',
    en: 'The last day of the suppression has passed. Reword the text, or weigh the reason anew.',
  },
  forbidden: {
    sv: 'Policyn tillåter inte att detta undertrycks. Skriv om texten.',
    en: 'The policy does not allow this to be suppressed. Reword the text.',
  },
  'not-by': {
    sv: 'Policyn kräver att undertryckningen säger vem som beslutat ("by rektor"), och bara vissa får besluta.',
    en: 'The policy requires the suppression to say who decided it ("by rektor"), and only some may.',
  },
  'needs-until': {
    sv: 'Policyn kräver en sista dag. Lägg till "until" och en dag.',
    en: 'The policy requires a last day. Add "until" and a day.',
  },
  'too-long': {
    sv: 'Undertryckningen gäller längre än policyn tillåter. Sätt en tidigare dag.',
    en: 'The suppression holds for longer than the policy allows. Give an earlier day.',
  },
  unused: {
    sv: 'Undertryckningen tystar ingenting. Ta bort den.',
    en: 'The suppression silences nothing. Remove it.',
  },
}
