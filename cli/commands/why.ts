/**
 * `fritext why`: which match, evidence, exception and policy line decided at a place, also where nothing was found. The text itself is
 * not shown, except one that was given on the command line.
 */
import type { Context, Decision, NoteKind } from '../../src/index.ts'
import { openEngine } from '../engine.ts'
import { type Placed, WhyError, whyAt } from './why-place.ts'

/** The options of the command. */
export interface WhyOptions {
  readonly policy?: string
  readonly config?: string | false
  readonly text?: string
  readonly field?: string
  readonly kind?: NoteKind
  readonly column?: readonly string[]
  readonly system?: string
  readonly as?: 'check' | 'scan'
  readonly lang: 'sv' | 'en'
}

const OUTCOMES = {
  sv: { shown: 'visas', off: 'avstängd i policyn', 'below-threshold': 'under tröskeln', excepted: 'undantag' },
  en: { shown: 'shown', off: 'off in the policy', 'below-threshold': 'below the threshold', excepted: 'exception' },
} as const

const SUPPRESSED = { sv: 'Undertryckt av en kommentar i filen:', en: 'Suppressed by a comment in the file:' } as const

function elsewhere(line: number | undefined, asked: number | undefined, lang: 'sv' | 'en'): string {
  return line === undefined || line === asked ? '' : `  ${lang === 'sv' ? 'rad' : 'line'} ${line}`
}

/** Runs the command; gives the exit code. */
export async function why(place: string | undefined, options: WhyOptions): Promise<number> {
  const { lang } = options
  if (options.text !== undefined) {
    const { linter } = await openEngine(options)
    const context: Context = {
      ...(options.field === undefined ? {} : { field: options.field }),
      ...(options.kind === undefined ? {} : { kind: options.kind }),
      ...(options.system === undefined ? {} : { system: options.system }),
    }
    print(linter.explain(options.text, context), lang, options.text)
    return 0
  }
  const match = place === undefined ? null : /^(.+):(\d+)$/.exec(place)
  if (match === null) {
    process.stderr.write('Say where: <file>:<line>, or --text "…".\n')
    return 2
  }
  const file = match[1] as string
  const line = Number(match[2])
  try {
    for (const { name, field, decisions } of await whyAt(file, line, options)) {
      process.stdout.write(`${name}:${line}${field === undefined ? '' : `  ${field}`}\n`)
      print(decisions, lang, undefined, line)
    }
    return 0
  } catch (error) {
    if (!(error instanceof WhyError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  }
}

/** `line`: the line that was asked for; decisions about other lines of the same text are told with theirs. */
function print(
  decisions: readonly (Decision & Partial<Placed>)[],
  lang: 'sv' | 'en',
  text?: string,
  line?: number,
): void {
  const out: string[] = []
  if (decisions.length === 0)
    out.push(lang === 'sv' ? '  Inget ord och inget mönster träffade.' : '  No word and no pattern matched.')
  for (const { candidate, outcome, setting, exception, suppressed, ...place } of decisions) {
    const { rule, start, end, confidence } = candidate
    const quote = text === undefined ? '' : `  «${text.slice(start, end)}»`
    out.push(
      `  ${rule}  ${start}–${end}${quote}  ${confidence}  ${OUTCOMES[lang][outcome]} (${setting.level}, ≥ ${setting.threshold})${elsewhere(place.line, line, lang)}`,
    )
    for (const { weight, text: words } of candidate.evidence) {
      out.push(`    ${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(1)}  ${words[lang]}`)
    }
    if (setting.because !== undefined) out.push(`    ${setting.because[lang]}`)
    if (exception !== undefined) out.push(`    ${exception.reason}`)
    if (suppressed !== undefined) out.push(`    ${SUPPRESSED[lang]} ${suppressed}`.trimEnd())
  }
  process.stdout.write(`${out.join('\n')}\n`)
}
