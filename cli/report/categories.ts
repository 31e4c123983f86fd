/** What kind of data a rule finds, in the words that authorities' forms use: the special categories as GDPR art. 9 names them. */
import type { Bilingual } from '../../src/index.ts'

/** A category of personal data. */
export interface Category extends Bilingual {
  readonly id: string
  /** The article that protects it especially. */
  readonly article?: '9' | '10'
}

const CATEGORIES = [
  { id: 'ethnic-origin', article: '9', sv: 'Ras eller etniskt ursprung', en: 'Racial or ethnic origin' },
  { id: 'political-opinion', article: '9', sv: 'Politiska åsikter', en: 'Political opinions' },
  { id: 'belief', article: '9', sv: 'Religiös eller filosofisk övertygelse', en: 'Religious or philosophical beliefs' },
  { id: 'trade-union', article: '9', sv: 'Medlemskap i fackförening', en: 'Trade union membership' },
  { id: 'genetic-data', article: '9', sv: 'Genetiska uppgifter', en: 'Genetic data' },
  { id: 'biometric-data', article: '9', sv: 'Biometriska uppgifter', en: 'Biometric data' },
  { id: 'health', article: '9', sv: 'Hälsa', en: 'Data concerning health' },
  { id: 'sexuality', article: '9', sv: 'Sexualliv eller sexuell läggning', en: 'Sex life or sexual orientation' },
  { id: 'criminal-offence', article: '10', sv: 'Lagöverträdelser', en: 'Criminal convictions and offences' },
  { id: 'personal-number', sv: 'Personnummer', en: 'Personal identity numbers' },
  { id: 'contact', sv: 'Kontaktuppgifter och inloggning', en: 'Contact details and credentials' },
  { id: 'protected', sv: 'Skyddade personuppgifter (sekretess)', en: 'Protected identity (secrecy)' },
  { id: 'social', sv: 'Sociala förhållanden', en: 'Social circumstances' },
  { id: 'valuing', sv: 'Värderande uppgifter', en: 'Judgements of the person' },
  { id: 'absence', sv: 'Uppgifter om frånvaro', en: 'Data on absence' },
  { id: 'codes', sv: 'Koder för känsliga uppgifter', en: 'Codes for sensitive data' },
  { id: 'other', sv: 'Övriga uppgifter', en: 'Other data' },
] as const satisfies readonly Category[]

const BY_RULE: Readonly<Record<string, (typeof CATEGORIES)[number]['id']>> = {
  'art9/ethnic-origin': 'ethnic-origin',
  'art9/political-opinion': 'political-opinion',
  'art9/belief': 'belief',
  'art9/trade-union': 'trade-union',
  'art9/genetic-data': 'genetic-data',
  'art9/biometric-data': 'biometric-data',
  'art9/health': 'health',
  'art9/sexuality': 'sexuality',
  'art10/criminal-offence': 'criminal-offence',
  // "Sjuk" as a reason is data concerning health, whatever else the rule calls it.
  'absence/sick': 'health',
  'identity/personal-number': 'personal-number',
  'identity/contact-details': 'contact',
  'identity/credentials': 'contact',
  'identity/protected-person': 'protected',
  'home/conditions': 'social',
  'relations/pupils': 'social',
}

const BY_GROUP: Readonly<Record<string, (typeof CATEGORIES)[number]['id']>> = {
  tone: 'valuing',
  assessment: 'valuing',
  absence: 'absence',
  code: 'codes',
}

/** The category of what a rule finds; `other` for a rule of an organisation's own. */
export function categoryOf(rule: string): Category {
  const id = BY_RULE[rule] ?? BY_GROUP[rule.slice(0, rule.indexOf('/'))] ?? 'other'
  return CATEGORIES.find((category) => category.id === id) as Category
}

/** The findings by category, in the order of the articles; categories without any are left out. */
export function byCategory(byRule: Readonly<Record<string, number>>): { category: Category; findings: number }[] {
  const sums = new Map<string, number>()
  for (const [rule, findings] of Object.entries(byRule)) {
    const { id } = categoryOf(rule)
    sums.set(id, (sums.get(id) ?? 0) + findings)
  }
  return CATEGORIES.flatMap((category) => {
    const findings = sums.get(category.id)
    return findings === undefined ? [] : [{ category, findings }]
  })
}
