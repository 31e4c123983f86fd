/** How a command that cannot go on says so. */
import type { Bilingual } from '../src/index.ts'

/** What the codes of the file system mean, and what helps. */
const FAULTS: Readonly<Record<string, Bilingual>> = {
  EACCES: {
    sv: 'det saknas rätt att läsa eller skriva där. Ge rätten, eller ange en annan plats.',
    en: 'there is no right to read or write there. Allow it, or name another place.',
  },
  ENOENT: {
    sv: 'sökvägen finns inte. Kontrollera den; mappar skapas inte.',
    en: 'the path does not exist. Check it; folders are not made.',
  },
  ENOTDIR: {
    sv: 'en del av sökvägen är en fil och ingen mapp. Ange en annan plats.',
    en: 'a part of the path is a file and no folder. Name another place.',
  },
  EISDIR: {
    sv: 'det är en mapp. Ange en fil.',
    en: 'it is a folder. Name a file.',
  },
  EROFS: {
    sv: 'platsen kan bara läsas. Ange en annan plats.',
    en: 'the place is read-only. Name another one.',
  },
  ENOSPC: {
    sv: 'disken är full. Frigör utrymme.',
    en: 'the disk is full. Free some space.',
  },
}
const SAME: Readonly<Record<string, string>> = { EPERM: 'EACCES', EDQUOT: 'ENOSPC', EEXIST: 'ENOTDIR' }

/**
 * What a fault of the file system means to whoever can mend it, with its path; undefined for any other error. Such faults are those of
 * `fs`, which carry a code and most often a path; `place` is told where they carry none. The code for messages is E309.
 */
export function systemFault(error: unknown, place?: string): Bilingual | undefined {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return undefined
  const { code } = error
  const path = 'path' in error ? error.path : place
  if (typeof code !== 'string' || typeof path !== 'string') return undefined
  const words = FAULTS[SAME[code] ?? code] ?? {
    sv: 'filsystemet vägrar. Ange en annan plats.',
    en: 'the file system refuses. Name another place.',
  }
  const safe = path.replace(/\p{C}/gu, '?')
  return { sv: `${safe}: ${words.sv} (${code})`, en: `${safe}: ${words.en} (${code})` }
}

/** Does what writes to `place`; what the file system refuses is kept, and the run goes on. Throws anything else. */
export function attempt<T>(act: () => T, faults: Bilingual[], place: string): T | undefined {
  try {
    return act()
  } catch (error) {
    const fault = systemFault(error, place)
    if (fault === undefined) throw error
    faults.push(fault)
    return undefined
  }
}

/** Writes what went wrong to standard error, never with a stack, and gives the exit code. */
export function reportFailure(error: unknown): number {
  const fault = systemFault(error)
  const message =
    fault === undefined ? (error instanceof Error ? error.message : 'unknown failure') : `E309 ${fault.en}`
  process.stderr.write(`${message}\n`)
  return 2
}
