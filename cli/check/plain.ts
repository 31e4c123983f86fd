/**
 * The command line of `fritext check` as nearly everybody writes it: files, and options written out, each value a word of its own. Reading it
 * costs a start nothing, where commander, which knows the rest and complains, must first be loaded.
 */
import type { CheckOptions } from '../commands/check.ts'

/** Options without a value: what they set. */
const FLAGS: Readonly<Record<string, Partial<Record<keyof CheckOptions, boolean>>>> = {
  '--no-config': { config: false },
  '--staged': { staged: true },
  '--cache': { cache: true },
  '--fix': { fix: true },
  '--fix-dry-run': { fixDryRun: true },
  '--no-baseline': { baseline: false },
  '--update-baseline': { updateBaseline: true },
  '--no-inline-config': { inlineConfig: false },
  '--no-ignore': { ignore: false },
  '--no-error-on-unmatched-pattern': { errorOnUnmatchedPattern: false },
  '--quiet': { quiet: true },
  '--mask': { mask: true },
  '--stats': { stats: true },
  '--color': { color: true },
  '--no-color': { color: false },
}

/** Options with a value: what it is kept as, and which values they take; all where nothing is said. */
const VALUES: Readonly<Record<string, { readonly key: keyof CheckOptions; readonly choices?: readonly string[] }>> = {
  '--policy': { key: 'policy' },
  '--config': { key: 'config' },
  '--since': { key: 'since' },
  '--cache-location': { key: 'cacheLocation' },
  '--baseline': { key: 'baseline' },
  '--output-file': { key: 'outputFile' },
  '--format': { key: 'format', choices: ['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle'] },
  '--fail-on': { key: 'failOn', choices: ['error', 'warning', 'info', 'never'] },
  '--lang': { key: 'lang', choices: ['sv', 'en'] },
}

/** What commander gives where nothing is said. */
const STANDARD: CheckOptions = {
  cacheLocation: '.fritext-cache',
  inlineConfig: true,
  ignore: true,
  errorOnUnmatchedPattern: true,
  failOn: 'error',
  format: 'pretty',
  lang: 'sv',
}

/** A command line that was understood. */
export interface PlainCheck {
  readonly patterns: readonly string[]
  readonly options: CheckOptions
}

/** What the words behind `check` ask for; undefined where one of them is not plain, and commander must say what it means. */
export function plainCheck(words: readonly string[]): PlainCheck | undefined {
  const patterns: string[] = []
  const options: Partial<Record<keyof CheckOptions, string | boolean>> = {}
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string
    if (!word.startsWith('-')) {
      patterns.push(word)
      continue
    }
    if (Object.hasOwn(FLAGS, word)) {
      Object.assign(options, FLAGS[word])
      continue
    }
    const value = words[++at]
    const taken = Object.hasOwn(VALUES, word) ? VALUES[word] : undefined
    if (taken === undefined || value === undefined || value.startsWith('-')) return undefined
    if (taken.choices?.includes(value) === false) return undefined
    options[taken.key] = value
  }
  return { patterns, options: { ...STANDARD, ...options } as CheckOptions }
}
