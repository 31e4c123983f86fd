/** Addresses of PostgreSQL databases among the inputs. Apart from the reader, so that no scan of files loads it. */

import { safeName } from './safe-name.ts'

/** True for the address of a PostgreSQL database. */
export function isPostgres(input: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(input)
}

/** The address as it may be printed: without user, password and settings. */
export function postgresLabel(address: string): string {
  try {
    const { host, pathname } = new URL(address)
    return safeName(`postgres://${host}${pathname}`)
  } catch {
    return 'postgres://'
  }
}
