/** What stands in place of a passage. Always in brackets, of letters that every encoding has. */
import type { Linter } from '../../src/index.ts'
import { categoryOf } from '../report/categories.ts'
import { keyedHash } from '../scan/key.ts'

/** The ways to replace a passage. */
export type Manner = 'mask' | 'category' | 'pseudonym'

/** Gives what stands in place of a passage. */
export type Replace = (text: string, rule: string) => string

/** So many pseudonyms are tried for a passage. */
const TRIES = 20

/**
 * Makes the replacement of a manner. A pseudonym is the same for the same passage, key and rules, in any case: the first whose letters
 * are not found themselves.
 */
export function replacementFor(manner: Manner, lang: 'sv' | 'en', key: Buffer, linter: Linter): Replace {
  switch (manner) {
    case 'mask':
      return () => (lang === 'sv' ? '[maskerat]' : '[masked]')
    case 'category':
      return (_, rule) => `[${categoryOf(rule)[lang]}]`
    case 'pseudonym':
      return (text, rule) => {
        const passage = text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ')
        let pseudonym = ''
        for (let attempt = 0; attempt < TRIES; attempt++) {
          const parts = attempt === 0 ? [rule, passage] : [rule, passage, String(attempt)]
          pseudonym = `[${keyedHash(key, 'pseudonym', parts, 8)}]`
          if (linter.lint(pseudonym).length === 0) break
        }
        return pseudonym
      }
  }
}
