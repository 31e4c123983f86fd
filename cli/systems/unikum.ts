import type { SystemProfile } from './system.ts'

/** Unikum: IUP, omdömen, learning logs. Its import files are documented; what support delivers as an export is not. */
export const unikum: SystemProfile = {
  id: 'unikum',
  title: 'Unikum',
  basis: 'heuristic',
  source: 'unikum.freshdesk.com (import formats); exports come from support and are not described',
  signs: {
    file: /unikum/i,
    text: /\bunikum\b/i,
    fields: [
      'IUP',
      'Framåtsyftande planering',
      'Nuläge',
      'Mål och insatser',
      'Lärlogg',
      'Omdöme',
      'Utvecklingssamtal',
      'UDID',
      'Elevens reflektion',
    ],
    needed: 2,
  },
  fields: [
    {
      names: [
        'IUP',
        'Framåtsyftande planering',
        'Nuläge',
        'Mål och insatser',
        'Omdöme',
        'Skriftligt omdöme',
        'Elevens reflektion',
        'Vårdnadshavares kommentar',
      ],
      role: 'prose',
      kind: 'iup',
    },
    { names: ['Utvecklingssamtal', 'Samtalsanteckning'], role: 'prose', kind: 'meeting' },
    { names: ['Lärlogg', 'Kommentar', 'Lärares kommentar'], role: 'prose', kind: 'work-comment' },
    { names: ['UDID', 'Externt ID', 'Elev', 'Personnummer'], role: 'identifier' },
  ],
}
