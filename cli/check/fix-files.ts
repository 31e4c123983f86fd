/** Fixes in files: what is safe by the rule's own word, checked anew before it is written. */
import { writeFileSync } from 'node:fs'
import { isAbsolute, join, sep } from 'node:path'
import type { Bilingual } from '../../src/index.ts'
import { attempt } from '../failure.ts'
import { decodeText, encodeText, formOf } from '../prose/index.ts'
import { realPath } from '../same-file.ts'
import type { RunSettings } from './check-file.ts'
import { applyFixes, diffOf } from './fix.ts'
import type { FileResult } from './result.ts'
import type { FileSettings } from './settings.ts'

/** A file that was read. */
export interface Found {
  readonly path: string
  readonly file: string
  readonly bytes: Buffer
  readonly settings: FileSettings
}

/** Fixes what is safe, and checks anew; a fix that brings new findings is not made. Gives the differences; puts new results in place. */
export async function fixAll(
  results: Map<string, FileResult>,
  found: ReadonlyMap<string, Found>,
  run: RunSettings,
  write: boolean,
): Promise<string[]> {
  const { checkBytes } = await import('./check-file.ts')
  const diffs: string[] = []
  for (const [file, result] of results) {
    const item = found.get(file)
    if (
      item === undefined ||
      formOf(file) === 'docx' ||
      leadsOutside(item) ||
      !result.findings.some(({ fix }) => fix !== undefined)
    )
      continue
    const before = decodeText(item.bytes)
    const { text } = applyFixes(before, result.findings)
    const bytes = encodeText(text, item.bytes)
    const after = await checkBytes(file, bytes, item.settings, run)
    if (after.failure?.code !== result.failure?.code || after.findings.length >= result.findings.length) continue
    const faults: Bilingual[] = []
    if (write) attempt(() => writeFileSync(item.path, bytes), faults, file)
    const [message] = faults
    if (message !== undefined) {
      results.set(file, { ...result, failure: { code: 'E309', message } })
      continue
    }
    diffs.push(await diffOf(file, before, text))
    results.set(file, after)
    // What is shown of the lines must be that of the text checked last.
    Object.assign(item, { bytes })
  }
  return diffs
}

/** Whether a link on the way to a file leads out of the folder that the check runs in: what lies elsewhere is not written. */
function leadsOutside({ file, path }: Found): boolean {
  if (file.startsWith('../') || isAbsolute(file)) return false
  const folder = path.slice(0, path.length - file.length)
  return !realPath(path).startsWith(join(realPath(folder), sep))
}
