import type { SystemProfile } from './system.ts'

/** Skola24 (Nova Software): absence with reasons and comments. Its report exports are not published. */
export const skola24: SystemProfile = {
  id: 'skola24',
  title: 'Skola24',
  basis: 'heuristic',
  source: 'skola24.com/support (imports, absence reports on screen); no published column list',
  signs: {
    file: /skola ?24/i,
    text: /skola ?24/i,
    fields: [
      'Frånvaroanledning',
      'Frånvarotillfälle',
      'Lektion',
      'Frånvarominuter',
      'Ogiltig frånvaro',
      'Giltig frånvaro',
      'Anmäld av',
    ],
  },
  fields: [
    {
      names: [
        'Frånvaroanledning',
        'Frånvaroorsak',
        'Orsak',
        'Anledning',
        'Kommentar',
        'Lärarkommentar',
        'Mentors kommentar',
        'Skäl för ledighet',
      ],
      role: 'prose',
      kind: 'absence',
    },
    { names: ['Omdöme'], role: 'prose', kind: 'iup' },
    { names: ['Anmäld av', 'Registrerad av', 'Elev', 'Personnummer'], role: 'identifier' },
  ],
}
