import type { SystemProfile } from './system.ts'

/** Google Workspace: Classroom as Takeout writes it, one JSON file a class. */
export const google: SystemProfile = {
  id: 'google',
  title: 'Google Classroom (Takeout)',
  basis: 'known',
  source: 'github.com/psvenk/classroom-export-viewer (what the export holds); list of Takeout formats of 2019',
  signs: {
    text: /"courseWork"|"courseWorkMaterial"|"classroom\.google\.com|classroom\.googleapis/,
    fields: [
      'posts',
      'courseWork',
      'submissions',
      'descriptionHeading',
      'shortAnswerSubmission',
      'assignmentSubmission',
      'creationTime',
      'announcement',
    ],
    needed: 3,
  },
  fields: [
    { names: ['shortAnswerSubmission/answer', 'multipleChoiceSubmission/answer'], role: 'prose' },
    {
      names: ['comments/comment', 'comments/text', 'privateComments/text', 'comment/text'],
      role: 'prose',
      kind: 'work-comment',
    },
    { names: ['announcement/text'], role: 'prose', kind: 'message' },
    {
      names: [
        'descriptionHeading',
        'description',
        'title',
        'section',
        'courseWork/title',
        'courseWork/description',
        'topic/name',
      ],
      role: 'prose',
    },
    { names: ['materials/title', 'attachments/title', 'driveFile/title', 'link/title'], role: 'prose' },
    {
      names: [
        'fullName',
        'emailAddress',
        'photoUrl',
        'alternateLink',
        'url',
        'thumbnailUrl',
        'user',
        'profile/name/fullName',
      ],
      role: 'identifier',
    },
    { names: ['creationTime', 'updateTime', 'publicationTime', 'state', 'room', 'submissionState'], role: 'cell' },
  ],
}
