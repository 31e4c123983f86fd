/** Dates in workbooks: numbers that are shown as dates by their style. */

import { isBroken, runPart } from './xlsx-parts.ts'
import type { Archive } from './zip.ts'

/** Numbers of the built-in formats that show dates or times. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
}

/** True where a format shows a date: letters of one outside of quoted and bracketed parts. */
export function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return /[ydmhs]/i.test(bare) && !/^general$/i.test(bare.trim())
}

/** 31 December 9999, the last day that a workbook knows, as a number of days. */
const LAST = 2_958_465

/** Days from 1900 to 1904, which is where some workbooks begin to count. */
const SHIFT_1904 = 1462

const DAY = 86_400_000

/** Which styles of a workbook show dates. */
export class DateStyles {
  readonly #styles: ReadonlySet<number>
  readonly #from1904: boolean

  constructor(styles: ReadonlySet<number>, from1904: boolean) {
    this.#styles = styles
    this.#from1904 = from1904
  }

  /** A cell's number as `2026-01-12` or `2026-01-12 08:30`; undefined where its style shows no date. */
  read(style: number, value: string): string | undefined {
    if (!this.#styles.has(style) || value.trim() === '') return undefined
    const days = Number(value) + (this.#from1904 ? SHIFT_1904 : 0)
    if (!(days >= 1 && days <= LAST + 1)) return undefined
    // Day 60 is 29 February 1900, which never was: later days are counted one too many.
    const since = days < 60 ? days + 1 : days
    const date = new Date(Math.round((since - 25_569) * 86_400) * 1000)
    const text = date.toISOString()
    return date.getTime() % DAY === 0 ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ')
  }
}

/** The name of the part that holds the styles. */
export const STYLES = 'xl/styles.xml'

/** The styles of a workbook. `broken`: their part is damaged, and only those that stand before the damage show dates. */
export interface ReadStyles {
  readonly dates: DateStyles
  readonly broken: boolean
}

/** Reads the styles of a workbook. Throws when the workbook itself is damaged. */
export async function readDateStyles(archive: Archive): Promise<ReadStyles> {
  const formats = new Set<number>()
  const styles = new Set<number>()
  let from1904 = false
  let inCells = false
  let count = 0
  const broken = await isBroken(archive, STYLES, {
    open(name, attributes) {
      if (name === 'numFmt' && isDateFormat(attributes.formatCode ?? '')) formats.add(Number(attributes.numFmtId))
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0)
        if (formats.has(id) || isBuiltInDate(id)) styles.add(count)
        count++
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  await runPart(archive, 'xl/workbook.xml', {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '')
    },
  })
  return { dates: new DateStyles(styles, from1904), broken }
}
