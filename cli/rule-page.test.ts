import { describe, expect, it } from 'vitest'
import { type Policy, resolvePolicy } from '../src/policy/index.ts'
import type { RuleAbout } from './rule-info.ts'
import { exampleLine, ruleIndex, ruleLevels, rulePage, ruleText } from './rule-page.ts'

const both = (sv: string, en: string): { sv: string; en: string } => ({ sv, en })
const rule: RuleAbout = {
  id: 'art9/health',
  since: '0.1.0',
  title: both('Hälsa', 'Health'),
  message: both('Här står något om hälsa.', 'Something about health.'),
  why: both('Känsligt.', 'Sensitive.'),
  instead: both('Skriv behovet.', 'Write the need.'),
  basis: ['GDPR art. 9.1'],
  fires: { sv: [{ text: 'Har *astma* | <b>', kind: 'iup' }], en: [{ text: 'Has asthma' }] },
  silent: { sv: [{ text: 'En text\nom astma', why: 'ämne' }], en: [] },
}
const policies: ReadonlyMap<string, Policy> = new Map([
  [
    'kommun',
    {
      id: 'kommun',
      title: both('Kommunen', 'The municipality'),
      source: { issuer: 'Kommunen', document: 'Riktlinjer' },
      rules: {
        'art9/*': {
          level: 'warning',
          because: both('Punkt 2.', 'Item 2.'),
          belongsIn: both('Journalen', 'The record'),
        },
      },
      overrides: [],
      agreedCodes: [],
      terms: [],
      exceptions: [],
      thresholds: {},
    } as unknown as Policy,
  ],
])
const resolved = [resolvePolicy(policies, 'kommun')]

describe('the page of a rule', () => {
  it('says what, why, what instead, on what ground, with examples of its language and the level of each policy', () => {
    const page = rulePage(rule, resolved, 'sv')
    for (const part of [
      '# art9/health: Hälsa',
      'Här står något om hälsa.',
      '**Varför.** Känsligt.',
      '**Skriv i stället.** Skriv behovet.',
      'GDPR art. 9.1',
    ])
      expect(page).toContain(part)
    expect(page).toContain('| Kommunen (`kommun`) | varning | Punkt 2.')
    expect(page).not.toContain('Has asthma')
    expect(rulePage(rule, resolved, 'en')).toContain('- Has asthma')
  })

  it('lets no sign of an example become a sign of Markdown, and keeps an example on its line', () => {
    const page = rulePage(rule, resolved, 'sv')
    expect(page).toContain('- Har \\*astma\\* \\| \\<b\\>  \\[iup\\]')
    expect(page).toContain('- En text / om astma  (ämne)')
  })

  it('says in the terminal what it says in the pages', () => {
    const words = (text: string): string[] => text.match(/\p{L}+/gu) ?? []
    const page = rulePage(rule, resolved, 'sv').split('\n').slice(1).join('\n')
    const own = resolved[0]
    const told = new Set(words(own === undefined ? '' : ruleText(rule, own, resolved, 'sv')))
    // The heads of the table and the titles of policies are the page's alone.
    const alone = new Set(['Riktlinjer', 'Nivå', 'Skäl', 'Hör', 'hemma', 'i', 'Kommunen'])
    expect(words(page).filter((word) => !told.has(word) && !alone.has(word))).toEqual([])
  })

  it('says in its first line that it is made', () => {
    const [first] = rulePage(rule, resolved, 'en').split('\n')
    expect(first).toMatch(/^<!-- .+npm run docs:rules.+ -->$/)
    expect(ruleIndex([rule], 'sv', (id) => id)).toMatch(/^<!-- .+npm run docs:rules.+ -->\n/)
  })

  it('is linked from the index', () => {
    expect(ruleIndex([rule], 'en', (id) => `${id}.md`)).toContain('[`art9/health`](art9/health.md) Health')
  })
})

it('gives levels with their reasons, and examples with their places', () => {
  expect(ruleLevels(rule, resolved)[0]).toMatchObject({ level: 'warning', belongsIn: { sv: 'Journalen' } })
  expect(exampleLine({ text: 'Sjuk', field: 'Orsak', kind: 'absence' })).toBe('Sjuk  [Orsak, absence]')
})
