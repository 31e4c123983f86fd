/** The check of one file's bytes, as every thread does it. */

import type { Lang, Linter, Severity } from '../../src/index.ts'
import { linterFor } from '../engine.ts'
import { today } from '../package.ts'
import { decodeText, formOf, ProseError, readBytes } from '../prose/index.ts'
import { LineIndex } from '../read/line-index.ts'
import { lintProse } from './lint.ts'
import { type CheckFailure, type FileResult, failed } from './result.ts'
import type { FileSettings } from './settings.ts'

/** What holds for all files of a run. Plain data: it is sent to threads. */
export interface RunSettings {
  readonly lang: Lang
  /** Whether comments in files may suppress. */
  readonly inline: boolean
  /** What an unused suppression is. */
  readonly unused: Severity | 'off'
  /** Key of the identities. */
  readonly key: string
}

const linters = new Map<string, Linter>()

/** The linter for settings; files of equal settings share it. */
export function linterOf(settings: FileSettings, lang: Lang): Linter {
  const key = `${settings.id} ${lang}`
  let linter = linters.get(key)
  if (linter === undefined) {
    linter = linterFor(settings.policy, settings.judge, lang)
    linters.set(key, linter)
  }
  return linter
}

/** Checks a file's bytes. What cannot be read is a failure of the result; throws only where the rules cannot be used. */
export async function checkBytes(
  file: string,
  bytes: Buffer,
  settings: FileSettings,
  run: RunSettings,
): Promise<FileResult> {
  const form = formOf(file)
  if (form === undefined) return failed(file, UNKNOWN_FORM)
  try {
    const prose = await readBytes(bytes, form, settings.scopes)
    const { findings, suppressed } = lintProse(prose, {
      linter: linterOf(settings, run.lang),
      policy: settings.policy,
      context: settings.context,
      today: today(),
      inline: run.inline,
      unused: run.unused,
      key: run.key,
    })
    const result = { file, findings, suppressed, pieces: prose.pieces.length }
    return prose.fault === undefined ? result : { ...result, failure: failureOf(prose.fault, prose.source) }
  } catch (error) {
    if (!(error instanceof ProseError)) throw error
    return failed(file, failureOf(error, error.offset === undefined ? '' : decodeText(bytes)))
  }
}

function failureOf({ message, sv, offset }: ProseError, source: string): CheckFailure {
  const lines = new LineIndex()
  lines.push(source)
  return { code: 'E307', message: { sv, en: message }, ...(offset === undefined ? {} : lines.place(offset)) }
}

const UNKNOWN_FORM: CheckFailure = {
  code: 'E301',
  message: {
    sv: 'Filnamnet hör inte till någon form som läses. Se fritext check --help.',
    en: 'The name belongs to no form that is read. See fritext check --help.',
  },
}
