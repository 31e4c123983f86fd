/** Puts the engine together for a command: compiled rules, policy or configuration, today's date, English grammar on demand. */
import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import {
  type CompromiseView,
  createEnglishGrammar,
  createLinter,
  type Lang,
  type Linter,
  loadRuleset,
  type Model,
  openModel,
  type Policy,
} from '../src/index.ts'
import type { Judge, OwnModel } from './config/compile-policy.ts'
import type { Named } from './config/named-policy.ts'
import { readOwnModel } from './model-file.ts'
import { packageRoot, today } from './package.ts'

export { packageRoot, packageVersion, today } from './package.ts'

/** What the user chose, as commander hands it over. */
export interface EngineChoice {
  readonly policy?: string
  readonly config?: string | false
  /** The language of the answer. */
  readonly lang?: Lang
  /** File with names of people (`--people`). */
  readonly people?: string
}

/** An engine ready to work. */
export interface CliEngine {
  readonly linter: Linter
  readonly policy: Policy
  /** A text of all that findings hang on beside the version: policy, judge, own model, names of people. */
  readonly made: string
}

/**
 * The engine that the options ask for. A policy that is named wins over a configuration that is merely found. Throws `ConfigError`
 * for a policy or configuration that cannot be used, `PeopleError` for a register of names.
 */
export async function openEngine(choice: EngineChoice): Promise<CliEngine> {
  const { policy, judge } = await choosePolicy(choice)
  const people = choice.people === undefined ? [] : await (await import('./people.ts')).readPeople(choice.people)
  return {
    linter: linterFor(policy, judge, choice.lang, people),
    policy,
    made: JSON.stringify([policy, judge, people]),
  }
}

/** Characters of notes that a run keeps with their findings: some megabytes of memory. */
const REMEMBERED = 1_000_000

let ruleset: ReturnType<typeof loadRuleset> | undefined
const models = new Map<string, Model>()

/** A linter for a resolved policy. All linters of a process share the rules and the learned model. */
export function linterFor(policy: Policy, judge: Judge, lang?: Lang, people: readonly string[] = []): Linter {
  ruleset ??= builtInRules()
  return createLinter({
    ruleset,
    policy,
    today: today(),
    people,
    remember: REMEMBERED,
    ...(lang === undefined ? {} : { reader: lang }),
    ...(judge === 'rules'
      ? {}
      : {
          model: () => modelOf(judge),
        }),
    english: () => {
      const require = createRequire(import.meta.url)
      return createEnglishGrammar(require('compromise') as (text: string) => CompromiseView)
    },
  })
}

function modelOf(judge: 'both' | OwnModel): Model {
  const file = judge === 'both' ? builtInFile() : judge.model
  const known =
    models.get(file) ??
    (judge === 'both' ? builtInModel() : readOwnModel(file, join(packageRoot(), 'model', 'judge.bin')))
  models.set(file, known)
  return known
}

function builtInFile(): string {
  return join(packageRoot(), 'dist', 'judge.bin')
}

/** The compiled rules of the package; a language is read when its first note is met. */
export function builtInRules(): ReturnType<typeof loadRuleset> {
  const root = packageRoot()
  const read = (lang: Lang) => (): Uint8Array => {
    const file = join(root, 'dist', `rules.${lang}.bin`)
    if (!existsSync(file)) throw new Error(`the compiled rules are missing (${file}): run "npm run build"`)
    return readFileSync(file)
  }
  return loadRuleset({ sv: read('sv'), en: read('en') })
}

/** The learned model of the package. Throws if the package was not built. */
export function builtInModel(): Model {
  const file = builtInFile()
  if (!existsSync(file)) throw new Error(`the learned model is missing (${file}): run "npm run build"`)
  let stamp: string | undefined
  return openModel((into, from) => {
    stamp = readPart(file, into, from, stamp)
  })
}

/**
 * Fills `into` from byte `from` of a file on; gives what tells the file from another one of its name. Throws the file system's error, `RangeError` where
 * the file ends before, and where it is another one than `stamp` tells: of two models, one would get the other's numbers.
 */
export function readPart(file: string, into: Uint8Array, from: number, stamp?: string): string {
  const handle = openSync(file, 'r')
  try {
    const { ino, size, mtimeMs } = fstatSync(handle)
    const found = `${ino} ${size} ${mtimeMs}`
    if (stamp !== undefined && found !== stamp)
      throw new Error(`${file} was replaced while this program ran: start it again`)
    for (let done = 0; done < into.length; ) {
      const count = readSync(handle, into, done, into.length - done, from + done)
      if (count === 0) throw new RangeError(`${file} is cut short: install fritext again, or run "npm run build"`)
      done += count
    }
    return found
  } finally {
    closeSync(handle)
  }
}

async function choosePolicy(choice: EngineChoice): Promise<Named> {
  const { namedPolicy } = await import('./config/named-policy.ts')
  if (choice.policy !== undefined) return namedPolicy(choice.policy)
  const { findConfig, loadConfig } = await import('./config/config.ts')
  const path = choice.config === false ? undefined : (choice.config ?? findConfig(process.cwd()))
  if (path !== undefined) return loadConfig(path)
  return namedPolicy('strict')
}
