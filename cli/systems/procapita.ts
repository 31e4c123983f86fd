import type { SystemProfile } from './system.ts'

/** ProCapita, Tieto Education and Edlevo: XML of the domain APIs, after the vendor's published schemas (MIT). */
export const procapita: SystemProfile = {
  id: 'procapita',
  title: 'ProCapita/Edlevo',
  basis: 'known',
  source:
    'github.com/ExchangeServices/API: Absence v2, Outcome v5, Study Information v11, Calendar v2, Application, Organization v12',
  signs: {
    file: /procapita|edlevo/i,
    text: /open\.tieto\.com\/edu\/|procapita|edlevo/i,
    fields: [
      'schoolevent',
      'notedetail',
      'courseassessment',
      'subjectassessment',
      'studyplancourse',
      'schoolcalendarevent',
    ],
    needed: 1,
  },
  fields: [
    { names: ['schoolevent/comment'], role: 'prose', kind: 'absence' },
    { names: ['schoolevent/reason', 'properties/comments'], role: 'cell' },
    { names: ['courseassessment/assessment', 'subjectassessment/assessment'], role: 'prose', kind: 'iup' },
    { names: ['subjectgrade/remarkname', 'testopportunity/description'], role: 'prose' },
    {
      names: [
        'note/motivation',
        'note/motivationcounselling',
        'note/educationgoal',
        'note/other',
        'note/studyplan',
        'notedetail/text',
      ],
      role: 'prose',
    },
    {
      names: [
        'studyplancourse/comment',
        'studyplancourse/content',
        'studyplancourse/assessmenttext',
        'studyplanrevision/reason',
      ],
      role: 'prose',
      kind: 'iup',
    },
    {
      names: [
        'studytime/commentstopreviouseducation',
        'studytime/previouseducationtext',
        'studytime/occupationdescription',
        'studytime/commentstopurposeofeducation',
      ],
      role: 'prose',
    },
    {
      names: ['schoolcalendarevent/comment', 'application/comment', 'application/reason', 'reasontext'],
      role: 'prose',
    },
    { names: ['organization/description', 'organization/notes', 'organization/comments'], role: 'prose' },
    { names: ['documenttitle', 'reportname'], role: 'prose' },
    // The package of an e-archive (FGS) around the documents.
    { names: ['metadata/title', 'metadata/description', 'youth/note'], role: 'prose' },
    {
      names: ['personid', 'lessonid', 'assessor', 'updatedby', 'createdby', 'student', 'sourcedid', 'documentid'],
      role: 'identifier',
    },
  ],
}
