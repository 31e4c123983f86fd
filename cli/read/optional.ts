/** Packages that only some formats need. They are not installed with fritext. */

import { failure } from './messages.ts'
import type { ReadItem } from './record.ts'

/** The packages and the versions that fit this Node. */
const VERSIONS = { unpdf: '~1.7', 'better-sqlite3': '12', pg: '8', hyparquet: '1' } as const

/** An optional package. */
export type OptionalPackage = keyof typeof VERSIONS

/** Loads an optional package; undefined where it is not installed. Throws what the package throws while it is loaded. */
export async function loadOptional<T>(name: OptionalPackage): Promise<T | undefined> {
  try {
    return (await import(name)) as T
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  }
}

/** Says that a package is missing, and how it is installed. */
export function missingPackage(name: OptionalPackage, file: string, part: string | undefined): ReadItem {
  return failure('E208', file, part === undefined ? {} : { part }, { package: name, version: VERSIONS[name] })
}
