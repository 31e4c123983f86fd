/** `fritext redact`: a copy of a file with the found passages taken out. */
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { openEngine } from '../engine.ts'
import { safeName } from '../read/index.ts'
import { type Manner, redactBytes, replacementFor, SpliceError } from '../redact/index.ts'
import { openOutput } from '../report/output.ts'
import { unreadLine } from '../report/unread.ts'
import { count } from '../report/words.ts'
import { isSameFile } from '../same-file.ts'
import { findKey } from '../scan/key.ts'
import { overwritten } from '../scan/spare.ts'
import { givenFiles } from './scan.ts'

/** The options of the command, as commander hands them over. */
export interface RedactOptions {
  readonly outputFile: string
  readonly with: Manner
  readonly policy?: string
  readonly config?: string | false
  readonly column?: readonly string[]
  readonly system?: string
  readonly encoding?: string
  readonly hmacKeyFile?: string
  readonly lang: 'sv' | 'en'
}

/** Largest file that is copied: it is held in memory. */
const MOST_BYTES = 512 * 1024 * 1024

/** Runs the command; gives the exit code: 0 the copy is clean, 2 it was not written or holds what could not be read. */
export async function redact(file: string, options: RedactOptions): Promise<number> {
  const { outputFile, lang, column, system, encoding } = options
  const label = safeName(file)
  const refuse = (why: string): number => {
    process.stderr.write(`${label}: ${why}\n`)
    return 2
  }
  const found = statSync(file, { throwIfNoEntry: false })
  if (found?.isFile() !== true) return refuse('is no file. Give one file; a folder is redacted file by file.')
  if (isSameFile(file, outputFile)) return refuse('would be overwritten. Give another file with -o.')
  if (overwritten(outputFile, { inputs: [], given: givenFiles(options) }) !== undefined)
    return refuse('the copy would overwrite a file that the run is given. Give another file with -o.')
  if (found.size > MOST_BYTES) return refuse('is too large to be copied in memory. Split it.')
  const key = findKey(options.hmacKeyFile, process.env)
  const { linter } = await openEngine(options)
  let redacted: Awaited<ReturnType<typeof redactBytes>>
  try {
    redacted = await redactBytes(basename(file), readFileSync(file), {
      linter,
      read: {
        ...(column === undefined ? {} : { columns: column }),
        ...(system === undefined ? {} : { system }),
        ...(encoding === undefined ? {} : { encoding }),
      },
      replace: replacementFor(options.with, lang, key.bytes, linter),
      mask: replacementFor('mask', lang, key.bytes, linter),
    })
  } catch (error) {
    if (!(error instanceof SpliceError)) throw error
    return refuse(`was not copied: ${error.message}.`)
  }
  const output = openOutput(outputFile)
  output.write(redacted.bytes)
  output.finish()
  for (const failure of redacted.failures) process.stderr.write(`${unreadLine({ ...failure, file }, lang)}\n`)
  process.stdout.write(`${safeName(outputFile)}: ${count(redacted.passages, 'passage', 'passages', lang)}\n`)
  if (redacted.failures.length === 0) return 0
  process.stderr.write(
    lang === 'sv'
      ? 'Det som inte kunde läsas står kvar i kopian som det var.\n'
      : 'What could not be read stands in the copy as it was.\n',
  )
  return 2
}
