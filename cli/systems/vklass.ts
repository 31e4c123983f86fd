import type { SystemProfile } from './system.ts'

/** Vklass: reports to CSV and Excel. Headings of the absence report as its support pages show them; no list of columns. */
export const vklass: SystemProfile = {
  id: 'vklass',
  title: 'Vklass',
  basis: 'heuristic',
  source: 'support.vklass.se (reports, headings of absence minutes)',
  signs: {
    file: /vklass/i,
    text: /\bvklass\b/i,
    fields: ['N min', 'GF min', 'F min', 'Ej reg tid'],
    needed: 2,
  },
  fields: [
    { names: ['Frånvaroorsak', 'Orsak', 'Anledning'], role: 'prose', kind: 'absence' },
    { names: ['Kommentar', 'Lärarkommentar'], role: 'prose' },
    { names: ['Omdöme', 'Bedömning', 'Framåtsyftande omdöme'], role: 'prose', kind: 'iup' },
    { names: ['Elev', 'Mentor', 'Personnummer'], role: 'identifier' },
    { names: ['N min', 'GF min', 'F min', 'Ej reg tid'], role: 'cell' },
  ],
}
