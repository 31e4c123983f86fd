/** Keeps what a run reads from being written over by what it writes. */
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { sep } from 'node:path'
import { isSameFile, realPath } from '../same-file.ts'

/** What a run reads. */
export interface Read {
  /** Files and folders; `-` is standard input. */
  readonly inputs: readonly string[]
  /** Files that it is given beside them: keys, configurations, registers, earlier results. */
  readonly given?: readonly (string | false | undefined)[]
}

/** Why nothing may be written to `output`, in a sentence; undefined where nothing would be lost. */
export function overwritten(output: string | undefined, { inputs, given = [] }: Read): string | undefined {
  if (output === undefined) return undefined
  const paths = inputs.filter((input) => input !== '-')
  if (paths.some((input) => isSameFile(input, output)))
    return 'The report would overwrite what is scanned: give another file with -o.'
  if (given.some((file) => typeof file === 'string' && isSameFile(file, output)))
    return 'The report would overwrite a file that the run is given: give another file with -o.'
  const found = statSync(output, { throwIfNoEntry: false })
  if (found?.isFile() !== true || found.size === 0 || isReport(output)) return undefined
  const real = realPath(output)
  return paths.some((input) => real.startsWith(realPath(input) + sep))
    ? 'The report would overwrite a file in the folder that is scanned: remove it, or give another file with -o.'
    : undefined
}

/** How reports and plans of our own begin. */
const BEGINNINGS = [
  /^\{"type":"scan",/,
  /^\{\n {2}"scan": \{\n {4}"schema"/,
  /^\{\n {2}"type": "plan"/,
  /^\{\n {2}"\$schema": "https:\/\/json\.schemastore\.org\/sarif[^"]*",\n {2}"version": "2\.1\.0",\n {2}"runs": \[\n {4}\{\n {6}"tool": \{\n {8}"driver": \{\n {10}"name": "fritext"/,
  /^\ufefffinding_id;file_hmac_12;/,
  /^<!doctype html>\n<html lang="\w+">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-/,
]

const HEAD = 512

/** Whether a file is a report that a run before this one wrote, by its beginning. Workbooks and terminal text cannot be told. */
function isReport(path: string): boolean {
  const head = Buffer.alloc(HEAD)
  const file = openSync(path, 'r')
  try {
    const text = head.subarray(0, readSync(file, head, 0, HEAD, 0)).toString()
    return BEGINNINGS.some((beginning) => beginning.test(text))
  } finally {
    closeSync(file)
  }
}
