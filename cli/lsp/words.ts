/** What the language server says beside the findings themselves. */
import type { Lang } from '../../src/index.ts'

/** Strings of one language. */
export interface LspWords {
  readonly policy: string
  readonly belongs: string
  readonly replace: (text: string) => string
  readonly suppress: (rule: string) => string
  readonly suppressFile: (rule: string) => string
  readonly remove: string
  readonly fixAll: string
  readonly config: string
  /** For an error that nobody foresaw, by its name. */
  readonly failed: (name: string) => string
}

/** By language. */
export const LSP_WORDS: Readonly<Record<Lang, LspWords>> = {
  sv: {
    policy: 'Riktlinjerna',
    belongs: 'Hör hemma i',
    replace: (text) => `Byt ut mot ”${text}”`,
    suppress: (rule) => `Undertryck ${rule} här (skriv skälet efter --)`,
    suppressFile: (rule) => `Undertryck ${rule} i hela filen (skriv skälet efter --)`,
    remove: 'Ta bort undertryckningen',
    fixAll: 'Gör alla utbyten som är säkra',
    config: 'Inställningarna kan inte användas, så filen granskas inte.',
    failed: (name) => `Filen kunde inte granskas (${name}). "fritext check" på filen visar mer.`,
  },
  en: {
    policy: 'The policy',
    belongs: 'Belongs in',
    replace: (text) => `Replace by “${text}”`,
    suppress: (rule) => `Suppress ${rule} here (write the reason behind --)`,
    suppressFile: (rule) => `Suppress ${rule} in the whole file (write the reason behind --)`,
    remove: 'Remove the suppression',
    fixAll: 'Make all replacements that are safe',
    config: 'The configuration cannot be used, so the file is not checked.',
    failed: (name) => `The file could not be checked (${name}). "fritext check" on the file shows more.`,
  },
}
