import type { SystemProfile } from './system.ts'

/** Novaschem and Skola24 Schema: timetables as text with tabs. The layout of the sections is unconfirmed; free text is rare. */
export const novaschem: SystemProfile = {
  id: 'novaschem',
  title: 'Novaschem/Skola24 Schema',
  basis: 'heuristic',
  source: 'docplayer.se/1945837 (2013), help.learnpoint.se (.NST); layout of the tables not confirmed',
  signs: {
    file: /novaschem|\.nst$/i,
    text: /novaschem|PeriodSchedule/i,
    fields: ['Lektionstext', 'Lektionsnr', 'Tjänst', 'Undervisningsgrupp', 'PeriodSchedule', 'Period', 'Sal', 'Lärare'],
    needed: 4,
  },
  fields: [
    { names: ['Lektionstext', 'Text', 'Anmärkning', 'Notering', 'Anteckning'], role: 'prose' },
    { names: ['Lärare', 'Signatur', 'GUID'], role: 'identifier' },
    { names: ['Sal', 'Kurs', 'Ämne', 'Period', 'Dag', 'Start', 'Längd', 'Undervisningsgrupp', 'Grupp'], role: 'cell' },
  ],
}
