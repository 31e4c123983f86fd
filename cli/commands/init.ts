/** `fritext init`: asks what is needed and writes configuration, ignore file, pre-commit entry and CI file. Never writes over a file unasked. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline/promises'
import type { Bilingual } from '../../src/index.ts'
import { builtinPolicies } from '../config/builtin.ts'
import { nearest } from '../config/nearest.ts'
import { attempt } from '../failure.ts'
import { type InitChoice, type InitFile, initFiles } from '../init/files.ts'
import { packageVersion } from '../package.ts'

/** The options of the command, as commander hands them over. */
export interface InitOptions {
  readonly yes?: boolean
  readonly policy?: string
  readonly ci?: 'github' | 'gitlab' | 'none'
  readonly templates?: string
  readonly preCommit: boolean
  readonly force?: boolean
  readonly lang: 'sv' | 'en'
}

const WORDS = {
  sv: {
    policy: 'Vilken policy ska gälla?',
    templates: 'Var ligger mallarna?',
    ci: 'CI-fil (github, gitlab, none)?',
    preCommit: 'Granska före varje commit med pre-commit (ja/nej)?',
    wrote: 'skrev',
    kept: 'finns redan, lämnades',
    add: 'Lägg till:',
    next: 'Pröva: npx fritext check',
    terminal: 'fritext init frågar i en terminal. Utan terminal: fritext init --yes.',
    unknown: 'Okänd policy',
    nothing: 'Säg var mallarna ligger: en mapp, en fil eller ett mönster.',
    choose: 'Svara med ett av:',
    yes: 'ja',
    no: 'nej',
  },
  en: {
    policy: 'Which policy is to hold?',
    templates: 'Where are the templates?',
    ci: 'CI file (github, gitlab, none)?',
    preCommit: 'Check before every commit with pre-commit (yes/no)?',
    wrote: 'wrote',
    kept: 'is there already, left alone',
    add: 'Add:',
    next: 'Try: npx fritext check',
    terminal: 'fritext init asks in a terminal. Without a terminal: fritext init --yes.',
    unknown: 'Unknown policy',
    nothing: 'Say where the templates are: a folder, a file or a pattern.',
    choose: 'Answer with one of:',
    yes: 'yes',
    no: 'no',
  },
} as const

/** Runs the command; gives the exit code: 0, or 2 where a file could not be written. */
export async function init(options: InitOptions): Promise<number> {
  const words = WORDS[options.lang]
  if (!options.yes && !(process.stdin.isTTY && process.stdout.isTTY)) {
    process.stderr.write(`${words.terminal}\n`)
    return 2
  }
  const choice = options.yes ? defaults(options) : await ask(options)
  const known = [...(await builtinPolicies()).keys()]
  if (!known.includes(choice.policy)) {
    const near = nearest(choice.policy, known)
    process.stderr.write(`${words.unknown}: ${choice.policy}. ${near === undefined ? known.join(', ') : `${near}?`}\n`)
    return 2
  }
  if (choice.templates.trim() === '') {
    process.stderr.write(`${words.nothing}\n`)
    return 2
  }
  const faults: Bilingual[] = []
  for (const file of initFiles(choice)) {
    process.stdout.write(attempt(() => place(file, options), faults, file.path) ?? '')
  }
  for (const fault of faults) process.stderr.write(`E309 ${fault[options.lang]}\n`)
  if (faults.length > 0) return 2
  process.stdout.write(`${words.next} ${choice.templates}\n`)
  return 0
}

/** Writes a file, or leaves the one that is there; gives what is said of it. Throws what the file system refuses. */
function place({ path, content, addition }: InitFile, { force, lang }: InitOptions): string {
  const words = WORDS[lang]
  if (existsSync(path) && !force) {
    const isAdded = addition === undefined || readFileSync(path, 'utf8').includes('fritext')
    const add = isAdded ? '' : `  ${words.add}\n${addition.replace(/^(?=.)/gm, '    ')}`
    return `${path}: ${words.kept}\n${add}`
  }
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return `${words.wrote} ${path}\n`
}

/** What holds where nothing is asked. A repository tells by its folders where it is tested. */
function defaults({ policy, ci, templates, preCommit }: InitOptions): InitChoice {
  const found = existsSync('.gitlab-ci.yml') ? 'gitlab' : 'github'
  return {
    policy: policy ?? 'strict',
    templates: templates ?? '.',
    ci: ci ?? found,
    preCommit,
    version: packageVersion(),
  }
}

async function ask(options: InitOptions): Promise<InitChoice> {
  const words = WORDS[options.lang]
  const base = defaults(options)
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const question = async (text: string, standard: string): Promise<string> =>
    (await terminal.question(`${text} [${standard}] `)).trim() || standard
  /** Asks again until the answer is one of those that are known, by their first letters and in any case. */
  const choose = async <T extends string>(text: string, standard: string, known: readonly T[]): Promise<T> => {
    for (;;) {
      const answer = (await question(text, standard)).toLowerCase()
      const begun = known.filter((word) => word.startsWith(answer))
      const found = known.find((word) => word === answer) ?? (begun.length === 1 ? begun[0] : undefined)
      if (found !== undefined) return found
      process.stdout.write(`${words.choose} ${known.join(', ')}\n`)
    }
  }
  try {
    const known = [...(await builtinPolicies()).keys()]
    process.stdout.write(`${known.join(', ')}\n`)
    const policy = options.policy ?? (await question(words.policy, base.policy))
    const templates = options.templates ?? (await question(words.templates, base.templates))
    const ci = options.ci ?? (await choose(words.ci, base.ci, ['github', 'gitlab', 'none'] as const))
    const preCommit =
      options.preCommit && (await choose(words.preCommit, words.yes, [words.yes, words.no])) === words.yes
    return { ...base, policy, templates, ci, preCommit }
  } finally {
    terminal.close()
  }
}
