import type { SystemProfile } from './system.ts'

/** InfoMentor: assessments, learning logs, messages. Municipalities are told to print what must be kept; no export is published. */
export const infomentor: SystemProfile = {
  id: 'infomentor',
  title: 'InfoMentor',
  basis: 'heuristic',
  source: 'hultsfred.se (plan for documents: print on paper), .eug files to admission; no column list found',
  signs: {
    file: /info ?mentor/i,
    text: /\binfo ?mentor\b/i,
    fields: [
      'Lärlogg',
      'Pedagogisk bedömning',
      'Lärarens kommentar',
      'Elevens kommentar',
      'Vårdnadshavarens kommentar',
      'Ämnesområde',
    ],
  },
  fields: [
    {
      names: ['Pedagogisk bedömning', 'Lärarens kommentar', 'Omdöme', 'Utvecklingsplan', 'Vårdnadshavarens kommentar'],
      role: 'prose',
      kind: 'iup',
    },
    { names: ['Lärlogg', 'Elevens kommentar', 'Reflektion'], role: 'prose', kind: 'work-comment' },
    { names: ['Meddelande', 'Veckobrev'], role: 'prose', kind: 'message' },
    { names: ['Frånvaroorsak', 'Frånvarokommentar'], role: 'prose', kind: 'absence' },
    { names: ['Elev', 'Personnummer', 'Lärare', 'Ansvarig'], role: 'identifier' },
  ],
}
