import type { SystemProfile } from './system.ts'

/** SS 12000 (editions 2020 and 2.1): JSON pages of a school administration system. Fields after the TK450 working copy. */
export const ss12000: SystemProfile = {
  id: 'ss12000',
  title: 'SS 12000',
  basis: 'known',
  source: 'github.com/stefan-jonasson/ss12000v2 (working copy of TK450, v2.0.0); names only',
  signs: {
    file: /ss ?12000/i,
    text: /"absenceReason"|"adaptedStudyPlan"|"securityMarking"|"diplomaProject"/,
    fields: [
      'pageToken',
      'data',
      '_embedded',
      'absenceReason',
      'civicNo',
      'schoolTypes',
      'organisationCode',
      'studyPlans',
      'syllabus',
    ],
  },
  repeatsObjects: true,
  fields: [
    { names: ['absenceReason'], role: 'prose', kind: 'absence' },
    { names: ['state/comment', 'attendanceSchedule/comment'], role: 'prose', kind: 'absence' },
    { names: ['notes/note', 'syllabuses/note'], role: 'prose', kind: 'iup' },
    { names: ['notes/type', 'meta/created', 'meta/modified', 'resourceType', 'pageToken'], role: 'cell' },
    { names: ['remark', 'comment', 'specification', 'contactInfo/info'], role: 'prose' },
    {
      names: [
        'diplomaProject/title',
        'diplomaProject/description',
        'diplomaProject/titleEnglish',
        'diplomaProject/titleEngish',
        'diplomaProject/descriptionEnglish',
        'specialisationCourseContent/title',
        'specialisationCourseContent/description',
        'specialisationCourseContent/titleEnglish',
        'specialisationCourseContent/descriptionEnglish',
        'content/title',
      ],
      role: 'prose',
    },
    // Group names reveal: "Modersmål somali", "Särskild undervisningsgrupp".
    { names: ['group/displayName', 'groups/displayName', 'activity/displayName'], role: 'prose' },
    {
      names: [
        'student/displayName',
        'registeredBy/displayName',
        'person/displayName',
        'givenName',
        'middleName',
        'familyName',
        'civicNo/value',
      ],
      role: 'identifier',
    },
    {
      names: [
        'emails/value',
        'phoneNumbers/value',
        'streetAddress',
        'locality',
        'postalCode',
        'eduPersonPrincipalNames',
        'securityMarking',
      ],
      role: 'identifier',
    },
    { names: ['log/message', 'message'], role: 'prose' },
  ],
}
