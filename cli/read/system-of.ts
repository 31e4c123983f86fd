/** Which system a file comes from, and the notice that says so. */

import { recogniseSystem, systemById } from '../systems/index.ts'
import type { SystemProfile } from '../systems/system.ts'
import { notice } from './messages.ts'
import type { ReadOptions } from './options.ts'
import type { ReadNotice } from './record.ts'

/** How many characters of a file are searched for the words of a system. */
export const START_LENGTH = 8192

/** The system asked for, else the one that file name, first characters and field names point to. */
export function systemOf(
  fileName: string,
  start: string,
  fields: readonly string[],
  options: ReadOptions,
): SystemProfile | undefined {
  if (options.system !== undefined) return systemById(options.system)
  return recogniseSystem({ fileName, start: start.slice(0, START_LENGTH), fields })
}

/** Says which system was assumed and on what ground. */
export function systemNotice(file: string, system: SystemProfile, options: ReadOptions): ReadNotice {
  const [en, sv] =
    options.system !== undefined
      ? ['as asked for', 'som begärt']
      : system.basis === 'known'
        ? ['recognised by its published format', 'igenkänt på sitt publicerade format']
        : [
            'a guess: its export format is not published, so check the columns',
            'en gissning: exportformatet är inte publicerat, så kontrollera kolumnerna',
          ]
  const said = notice(
    file,
    'system',
    `Read as an export of ${system.title} (${en}).`,
    `Läst som en export från ${system.title} (${sv}).`,
  )
  return { ...said, value: system.id }
}
