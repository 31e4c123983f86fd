/** The systems, and which of them a file comes from. */

import { plainName } from '../read/words.ts'
import { fronter } from './fronter.ts'
import { google } from './google.ts'
import { infomentor } from './infomentor.ts'
import { novaschem } from './novaschem.ts'
import { procapita } from './procapita.ts'
import { schoolsoft } from './schoolsoft.ts'
import { skola24 } from './skola24.ts'
import { skolbanken } from './skolbanken.ts'
import { skolportalen } from './skolportalen.ts'
import { ss12000 } from './ss12000.ts'
import type { FieldRule, Signs, SystemProfile } from './system.ts'
import { unikum } from './unikum.ts'
import { vklass } from './vklass.ts'

/** All systems, in the order in which they are tried. */
export const SYSTEMS: readonly SystemProfile[] = [
  skola24,
  unikum,
  procapita,
  ss12000,
  google,
  fronter,
  schoolsoft,
  vklass,
  infomentor,
  novaschem,
  skolportalen,
  skolbanken,
]

/** The system of that id, in any case; undefined for an unknown one. */
export function systemById(id: string): SystemProfile | undefined {
  const wanted = id.toLowerCase()
  return SYSTEMS.find((system) => system.id === wanted)
}

function fieldsFound(system: SystemProfile, seen: ReadonlySet<string>): boolean {
  const fields = system.signs.fields ?? []
  const found = fields.filter((field) => seen.has(plainName(field))).length
  return fields.length > 0 && found >= (system.signs.needed ?? 3)
}

/** The system a file most likely comes from. Its own words weigh more than its name, and typical fields as much. */
export function recogniseSystem(signs: Signs): SystemProfile | undefined {
  const seen = new Set(signs.fields.map(plainName))
  let best: SystemProfile | undefined
  let bestScore = 0
  for (const system of SYSTEMS) {
    const score =
      (system.signs.file?.test(signs.fileName) === true ? 2 : 0) +
      (system.signs.text?.test(signs.start) === true ? 3 : 0) +
      (fieldsFound(system, seen) ? 3 : 0)
    if (score > bestScore) [best, bestScore] = [system, score]
  }
  return best
}

/**
 * What a system says of a field. `path` is its name, or the names of the elements that lead to it. Names with `/` in the
 * rule must match the end of the path; other names its last part.
 */
export function fieldRule(system: SystemProfile | undefined, path: readonly string[]): FieldRule | undefined {
  if (system === undefined) return undefined
  const plain = path.map(plainName)
  // Paths hold names only, no indexes: `notes/note` fits `notes[0].note`.
  return system.fields.find((rule) =>
    rule.names.some((name) => {
      const parts = name.split('/').map(plainName)
      return (
        parts.length <= plain.length &&
        parts.every((part, index) => part === plain[plain.length - parts.length + index])
      )
    }),
  )
}
