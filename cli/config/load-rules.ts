/** Reads the rule folders and compiles them. Used by the build and by tests; at run time only artefacts are read. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  CompileError,
  type CompileInput,
  compileRules,
  type Entry,
  encodePack,
  type JudgeSource,
  parseLexicon,
  type RuleSource,
} from '../../src/compiler.ts'
import type { RuleAbout, RuleExample } from '../rule-info.ts'
import { judgeSchema, ruleSchema } from './rule-schema.ts'
import type { Schema } from './schema.ts'
import { checkYaml, renderProblem } from './yaml-check.ts'

/** Everything of one language folder, checked; with `only`, the files of these rules alone. Throws an Error that shows all mistakes in the user's own lines. */
export function loadRules(folder: string, lang: string, version: string, only?: readonly string[]): CompileInput {
  const complaints: string[] = []
  const checked = (file: string, schema: Schema): unknown => {
    const source = readFileSync(file, 'utf8')
    const { value, problems } = checkYaml(source, file, schema)
    for (const problem of problems) complaints.push(renderProblem(problem))
    return value
  }
  const lexicon: Entry[] = []
  for (const name of listFiles(join(folder, 'lexicon'), '.tsv')) {
    const file = join(folder, 'lexicon', name)
    lexicon.push(
      ...parseLexicon(readFileSync(file, 'utf8'), (line, message) => complaints.push(`${file}:${line}: ${message}`)),
    )
  }
  const judge = checked(join(folder, 'judge.yaml'), judgeSchema)
  const rules = listFiles(folder, '.yaml')
    .filter(
      (name) => name !== 'judge.yaml' && (only === undefined || only.includes(name.slice(0, -5).replace('-', '/'))),
    )
    .map((name) => checked(join(folder, name), ruleSchema))
  if (complaints.length > 0) throw new Error(complaints.join('\n\n'))
  return { lang, version, lexicon, judge: judge as JudgeSource, rules: rules as RuleSource[] }
}

/** Compiles one language folder into the bytes of an artefact; a mistake is shown at its place in the file. */
export function compileFolder(folder: string, lang: string, version: string, only?: readonly string[]): Uint8Array {
  const input = loadRules(folder, lang, version, only)
  try {
    const { header, arrays } = compileRules(input)
    return encodePack(header, arrays)
  } catch (error) {
    if (!(error instanceof CompileError)) throw error
    throw new Error(`${placeOf(folder, error)}: ${error.message}`)
  }
}

/** Finds the line of a rule file on which the faulty text stands. */
function placeOf(folder: string, error: CompileError): string {
  for (const name of listFiles(folder, '.yaml')) {
    const file = join(folder, name)
    const source = readFileSync(file, 'utf8')
    if (!source.includes(`id: ${error.rule}`) && !name.startsWith(error.rule)) continue
    const at = source.indexOf(error.source)
    return at < 0 ? file : `${file}:${source.slice(0, at).split('\n').length}`
  }
  return folder
}

function listFiles(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
}

/** What people read of the rules, from the files of all languages; the Swedish file speaks for the rule. */
export function describeRules(folder: string, languages: readonly string[]): RuleAbout[] {
  const rules = new Map<string, RuleAbout>()
  for (const lang of languages) {
    for (const rule of loadRules(join(folder, lang), lang, '').rules) {
      const { id, since, title, message, why, instead, basis } = rules.get(rule.id) ?? rule
      const known = rules.get(rule.id)
      rules.set(rule.id, {
        ...{ id, since, title, message, why, instead, basis },
        fires: { ...known?.fires, [lang]: rule.fires.map(example) },
        silent: { ...known?.silent, [lang]: rule.silent.map(example) },
      })
    }
  }
  return [...rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function example(source: RuleSource['fires'][number]): RuleExample {
  return typeof source === 'string' ? { text: source } : source
}
