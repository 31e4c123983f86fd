/** Public surface for those who compile rules: the package's build, and hosts that add an organisation's own terms. */
export { encodePack } from './lexicon/artefact.ts'
export { CompileError, type CompileInput, compileRules } from './lexicon/compile.ts'
export { type Entry, expandForms, parseLexicon } from './lexicon/entries.ts'
export { INFLECTIONS } from './lexicon/inflect/paradigms.ts'
export { repack } from './lexicon/repack.ts'
export type { JudgeSource, RuleSource } from './lexicon/rule-source.ts'
