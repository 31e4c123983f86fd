import type { SystemProfile } from './system.ts'

/** Skolbanken: shared teaching plans (LPP, pedagogiska planeringar) as pasted text or saved pages. No records of pupils by design. */
export const skolbanken: SystemProfile = {
  id: 'skolbanken',
  title: 'Skolbanken',
  basis: 'heuristic',
  source: 'pages seen in a browser; there is no export',
  signs: { file: /skolbanken/i, text: /skolbanken/i },
  fields: [{ names: ['Skolenhet', 'Författare', 'Skapad av', 'Delad av'], role: 'identifier' }],
  kind: 'template',
}
