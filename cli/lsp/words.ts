/** What the language server says beside the findings themselves. */
import type { Lang } from '../../src/index.ts'

/** Strings of one language. */
export interface LspWords {
  readonly why: string
  readonly instead: string
  readonly belongs: string
  readonly replace: (text: string) => string
  readonly suppress: (rule: string) => string
  readonly suppressFile: (rule: string) => string
  readonly fixAll: string
  readonly config: string
}

/** By language. */
export const LSP_WORDS: Readonly<Record<Lang, LspWords>> = {
  sv: {
    why: 'Varför',
    instead: 'Skriv i stället',
    belongs: 'Hör hemma i',
    replace: (text) => `Byt ut mot ”${text}”`,
    suppress: (rule) => `Undertryck ${rule} här (skriv skälet efter --)`,
    suppressFile: (rule) => `Undertryck ${rule} i hela filen (skriv skälet efter --)`,
    fixAll: 'Gör alla utbyten som är säkra',
    config: 'Inställningarna kan inte användas, så filen granskas inte.',
  },
  en: {
    why: 'Why',
    instead: 'Write instead',
    belongs: 'Belongs in',
    replace: (text) => `Replace by “${text}”`,
    suppress: (rule) => `Suppress ${rule} here (write the reason behind --)`,
    suppressFile: (rule) => `Suppress ${rule} in the whole file (write the reason behind --)`,
    fixAll: 'Make all replacements that are safe',
    config: 'The configuration cannot be used, so the file is not checked.',
  },
}
