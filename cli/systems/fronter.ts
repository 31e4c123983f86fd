import type { SystemProfile } from './system.ts'

/** Fronter and its successor itslearning: comments on work handed in. No dump format of theirs is published. */
export const fronter: SystemProfile = {
  id: 'fronter',
  title: 'Fronter/itslearning',
  basis: 'heuristic',
  source: 'support.itslearning.no (archiving of rooms); no format found',
  signs: {
    file: /fronter|itslearning/i,
    text: /fronter|itslearning|its learning/i,
    fields: [
      'Rum',
      'Uppgift',
      'Inlämning',
      'Inlämnat',
      'Bedömning',
      'Feedback',
      'Kommentar till elev',
      'Intern kommentar',
    ],
    needed: 4,
  },
  fields: [
    {
      names: ['Kommentar', 'Kommentar till elev', 'Feedback', 'Återkoppling', 'Intern kommentar'],
      role: 'prose',
      kind: 'work-comment',
    },
    { names: ['Bedömning'], role: 'prose', kind: 'work-comment' },
    { names: ['Elev', 'Lärare', 'Användarnamn'], role: 'identifier' },
  ],
}
