/** Test helper: small rule data in few words, compiled like the real one. */
import type { Bilingual } from '../types.ts'
import { decodePack, encodePack } from './artefact.ts'
import { BUILT_IN } from './classes.ts'
import { type CompileInput, compileRules } from './compile.ts'
import { type Entry, parseLexicon } from './entries.ts'
import type { LanguagePack } from './pack.ts'
import type { JudgeSource, RuleSource } from './rule-source.ts'

const NOTHING: Bilingual = { sv: '', en: '' }

/** A rule with only what a test is about. */
export type TinyRule = Partial<RuleSource> & Pick<RuleSource, 'id'>

/** A whole rule. */
export function tinyRule(rule: TinyRule): RuleSource {
  const words = { title: NOTHING, message: NOTHING, why: NOTHING, instead: NOTHING, asks: NOTHING }
  return { since: '0.0.0', basis: [], fires: [], silent: [], ...words, ...rule }
}

/** Entries from lines of `lemma | part of speech | forms | classes | compound`; commas between forms, blanks between classes. */
export function tinyLexicon(lines: string): Entry[] {
  const source = lines
    .split('\n')
    .map((line) => line.trim().replace(/ *\| */g, '\t'))
    .join('\n')
  return parseLexicon(source, (line, message) => {
    throw new Error(`line ${line}: ${message}`)
  })
}

/** What the compiler takes, with every class of the lexicon declared. */
export function tinyInput(
  lexicon: string,
  rules: readonly TinyRule[] = [],
  judge: Partial<JudgeSource> = {},
  lang = 'sv',
): CompileInput {
  const entries = tinyLexicon(lexicon)
  const builtIn: readonly string[] = BUILT_IN
  const declared = entries.flatMap(({ classes }) => classes).filter((name) => !builtIn.includes(name))
  return {
    lang,
    version: 'test',
    lexicon: entries,
    rules: rules.map(tinyRule),
    judge: {
      groups: {},
      evidence: [],
      computed: {},
      ...judge,
      classes: [...new Set([...declared, ...(judge.classes ?? [])])],
    },
  }
}

/** The bytes of the artefact. */
export function tinyBytes(...input: Parameters<typeof tinyInput>): Uint8Array {
  const { header, arrays } = compileRules(tinyInput(...input))
  return encodePack(header, arrays)
}

/** The pack, through its bytes. */
export function tinyPack(...input: Parameters<typeof tinyInput>): LanguagePack {
  return decodePack(tinyBytes(...input))
}

/** Names of the declared classes of a set; literals left out. */
export function classesOf(pack: LanguagePack, set: number): string[] {
  return [...pack.sets.list(set)].flatMap((id) => pack.header.classNames[id] ?? [])
}
