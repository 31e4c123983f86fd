import type { SystemProfile } from './system.ts'

/** Google Workspace as Takeout and the admin's export write it: Classroom, Keep, Tasks and Chat as JSON; Docs become DOCX, mail MBOX. */
export const google: SystemProfile = {
  id: 'google',
  title: 'Google Workspace (Takeout)',
  basis: 'known',
  source: 'github.com/psvenk/classroom-export-viewer (what the export holds); list of Takeout formats of 2019',
  signs: {
    file: /\btakeout\b|google ?workspace/i,
    text: /"courseWork"|"courseWorkMaterial"|"classroom\.google\.com|classroom\.googleapis|"textContent"|"userEditedTimestampUsec"|"kind": ?"tasks#/,
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
    { names: ['announcement/text', 'messages/text'], role: 'prose', kind: 'message' },
    // Keep, Tasks.
    {
      names: ['textContent', 'textContentHtml', 'listContent/text', 'annotations/description', 'items/notes'],
      role: 'prose',
    },
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
