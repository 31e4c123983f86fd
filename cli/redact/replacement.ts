/** What stands in place of a passage. Always in brackets, of letters that every encoding has. */
import { categoryOf } from '../report/categories.ts'
import { keyedHash } from '../scan/key.ts'

/** The ways to replace a passage. */
export type Manner = 'mask' | 'category' | 'pseudonym'

/** Gives what stands in place of a passage. */
export type Replace = (text: string, rule: string) => string

/** Makes the replacement of a manner. A pseudonym is the same for the same passage and key, in any case. */
export function replacementFor(manner: Manner, lang: 'sv' | 'en', key: Buffer): Replace {
  switch (manner) {
    case 'mask':
      return () => (lang === 'sv' ? '[maskerat]' : '[masked]')
    case 'category':
      return (_, rule) => `[${categoryOf(rule)[lang]}]`
    case 'pseudonym':
      return (text, rule) =>
        `[${keyedHash(key, 'pseudonym', [rule, text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ')], 8)}]`
  }
}
