import type { SystemProfile } from './system.ts'

/** Skolportalen: the page from which a municipality's school systems are reached. It keeps no records; news and messages can be saved. */
export const skolportalen: SystemProfile = {
  id: 'skolportalen',
  title: 'Skolportalen',
  basis: 'heuristic',
  source: 'a page of links with news; there is no export',
  signs: { file: /skolportal(?:en)?/i, text: /\bskolportalen\b/i },
  fields: [
    { names: ['Meddelande', 'Nyhet', 'Ingress', 'Brödtext'], role: 'prose', kind: 'message' },
    { names: ['Avsändare', 'Mottagare', 'Publicerad av', 'Författare'], role: 'identifier' },
  ],
  kind: 'message',
}
