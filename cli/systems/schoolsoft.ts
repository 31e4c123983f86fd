import type { SystemProfile } from './system.ts'

/** SchoolSoft: lists as TSV or Excel, leave applications with their reason. Column names of the lists as a public tool reads them. */
export const schoolsoft: SystemProfile = {
  id: 'schoolsoft',
  title: 'SchoolSoft',
  basis: 'known',
  source: 'github.com/John-Hammer/ss12000-demo-sis (lists of pupils, guardians, staff); sunne.se (leave application)',
  signs: {
    file: /schoolsoft/i,
    text: /schoolsoft/i,
    fields: [
      'socialnumber',
      'pocode',
      'initial',
      'fname',
      'lname',
      'studentid',
      'studentsocialnumber',
      'fname1',
      'lname1',
    ],
  },
  fields: [
    { names: ['Skäl för ledighet', 'Orsak', 'reason'], role: 'prose', kind: 'absence' },
    { names: ['Kommentar', 'comment', 'Omdöme'], role: 'prose' },
    {
      names: [
        'id',
        'username',
        'socialnumber',
        'student_socialnumber',
        'studentid',
        'studentsocialnumber',
        'fname',
        'lname',
        'fname1',
        'lname1',
        'email',
        'email1',
        'mobile',
        'mobile1',
        'address1',
        'pocode',
        'teacher',
      ],
      role: 'identifier',
    },
    { names: ['type', 'class', 'sex', 'active', 'group', 'day', 'subject', 'city', 'initial'], role: 'cell' },
  ],
}
