/** The systems that school authorities' documents speak of, and the names they go by. */

/** Systems a policy and a call can name, by canonical name, with the name people read. */
export const systems = {
  unikum: 'Unikum',
  skolbanken: 'Skolbanken',
  skola24: 'Skola24',
  procapita: 'ProCapita',
  fronter: 'Fronter',
  itslearning: 'itslearning',
  'google-workspace': 'Google Workspace for Education',
  novaschem: 'Novaschem',
  skolportalen: 'Skolportalen',
  'e-mail': 'e-post',
  'social-media': 'sociala medier',
  'learning-resources': 'digitala läromedel',
  'ai-assistant': 'AI-tjänst',
  vklass: 'Vklass',
  dexter: 'Dexter',
} as const

const aliases: ReadonlyMap<string, string> = new Map([
  ['gafe', 'google-workspace'],
  ['gsuite', 'google-workspace'],
  ['g-suite', 'google-workspace'],
  ['google', 'google-workspace'],
  ['google-classroom', 'google-workspace'],
  ['google-workspace-for-education', 'google-workspace'],
  ['its-learning', 'itslearning'],
  ['tieto-education', 'procapita'],
  ['skola-24', 'skola24'],
  ['nova-schem', 'novaschem'],
  ['mail', 'e-mail'],
  ['email', 'e-mail'],
  ['e-post', 'e-mail'],
  ['epost', 'e-mail'],
  ['ai', 'ai-assistant'],
])

/**
 * The canonical name of a system: lower case, hyphens for spaces and underscores, known aliases resolved (`GAFE` is
 * `google-workspace`). A name that nobody knows is only normalised, never refused: an organisation may have its own.
 */
export function canonicalSystem(name: string): string {
  const normal = name.trim().toLowerCase().replaceAll(' ', '-').replaceAll('_', '-')
  return aliases.get(normal) ?? normal
}
