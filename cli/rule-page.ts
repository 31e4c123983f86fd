/** What there is to say of a rule, in the order in which people ask: shared by `fritext explain` and the pages of docs/rules. */
import { type Policy, settingFor } from '../src/policy/index.ts'
import type { Bilingual, Lang } from '../src/types.ts'
import type { RuleAbout, RuleExample } from './rule-info.ts'

/** The headings of a rule's page. */
export const RULE_WORDS = {
  sv: {
    why: 'Varför',
    instead: 'Skriv i stället',
    basis: 'Grund',
    level: 'Nivå',
    fires: 'Ger fynd',
    silent: 'Ger inget fynd',
    in: 'i',
    levels: 'Nivå i olika riktlinjer',
    policy: 'Riktlinjer',
    reason: 'Skäl',
    belongs: 'Hör hemma i',
    since: 'Sedan version',
    rules: 'Regler',
    rule: 'Regel',
    finds: 'Finner',
    made: 'Sidan görs av `npm run docs:rules` ur `rules/`: ändra där.',
    levelNames: { off: 'av', info: 'upplysning', warning: 'varning', error: 'fel' },
  },
  en: {
    why: 'Why',
    instead: 'Write instead',
    basis: 'Basis',
    level: 'Level',
    fires: 'Fires on',
    silent: 'Stays silent on',
    in: 'in',
    levels: 'Level by policy',
    policy: 'Policy',
    reason: 'Reason',
    belongs: 'Belongs in',
    since: 'Since version',
    rules: 'Rules',
    rule: 'Rule',
    finds: 'Finds',
    made: 'This page is made by `npm run docs:rules` from `rules/`: change it there.',
    levelNames: { off: 'off', info: 'info', warning: 'warning', error: 'error' },
  },
} as const

/** What one policy makes of a rule. */
export interface RuleLevel {
  readonly policy: Policy
  readonly level: 'off' | 'info' | 'warning' | 'error'
  readonly because?: Bilingual
  readonly belongsIn?: Bilingual
}

/** A rule's level in each of some resolved policies, where no field and no kind of note is known. */
export function ruleLevels(rule: RuleAbout, policies: readonly Policy[]): RuleLevel[] {
  return policies.map((policy) => {
    const { level, because, belongsIn } = settingFor(policy, rule.id, {})
    return {
      policy,
      level,
      ...(because === undefined ? {} : { because }),
      ...(belongsIn === undefined ? {} : { belongsIn }),
    }
  })
}

/** An example with where it stands, on one line. */
export function exampleLine({ text, field, kind, why }: RuleExample): string {
  const place = [field, kind].filter((part) => part !== undefined).join(', ')
  return `${text.replace(/\s*\n\s*/g, ' / ')}${place === '' ? '' : `  [${place}]`}${why === undefined ? '' : `  (${why})`}`
}

/** A rule as both the pages and the terminal tell it: the same parts in the same order. */
interface RuleSheet {
  readonly paragraphs: readonly (readonly [name: string, text: string])[]
  readonly examples: readonly (readonly [name: string, mark: string, lines: readonly string[]])[]
  readonly levels: readonly RuleLevel[]
}

function sheetOf(rule: RuleAbout, policies: readonly Policy[], lang: Lang): RuleSheet {
  const words = RULE_WORDS[lang]
  const lines = (what: 'fires' | 'silent'): string[] => (rule[what][lang] ?? []).map(exampleLine)
  return {
    paragraphs: [
      [words.why, rule.why[lang]],
      [words.instead, rule.instead[lang]],
      [words.basis, rule.basis.join('; ')],
    ],
    examples: [
      [words.fires, '✗', lines('fires')],
      [words.silent, '✓', lines('silent')],
    ],
    levels: ruleLevels(rule, policies),
  }
}

/** A rule's page in Markdown. Its first line says that it is made. */
export function rulePage(rule: RuleAbout, policies: readonly Policy[], lang: Lang): string {
  const words = RULE_WORDS[lang]
  const { paragraphs, examples, levels } = sheetOf(rule, policies, lang)
  const rows = levels.map(
    ({ policy, level, because, belongsIn }) =>
      `| ${plain(policy.title[lang])} (\`${policy.id}\`) | ${words.levelNames[level]} | ${plain(because?.[lang] ?? '')} | ${plain(belongsIn?.[lang] ?? '')} |`,
  )
  return [
    made(lang),
    `# ${rule.id}: ${rule.title[lang]}`,
    '',
    plain(rule.message[lang]),
    '',
    ...paragraphs.flatMap(([name, text]) => [`**${name}.** ${plain(text)}`, '']),
    ...examples.flatMap(([name, , lines]) => [`## ${name}`, '', ...lines.map((line) => `- ${plain(line)}`), '']),
    `## ${words.levels}`,
    '',
    `| ${words.policy} | ${words.level} | ${words.reason} | ${words.belongs} |`,
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    `${words.since} ${rule.since}.`,
    '',
  ].join('\n')
}

/** The same for a terminal, with the level by the policy that holds for the reader before those of all. */
export function ruleText(rule: RuleAbout, own: Policy, policies: readonly Policy[], lang: Lang): string {
  const words = RULE_WORDS[lang]
  const { paragraphs, examples, levels } = sheetOf(rule, policies, lang)
  const width = Math.max(0, ...policies.map(({ id }) => id.length))
  const told = ({ level, because, belongsIn }: RuleLevel): string =>
    [words.levelNames[level], because?.[lang], belongsIn && `→ ${belongsIn[lang]}`]
      .filter((part) => part !== undefined)
      .join('  ')
  return [
    `${rule.id}  ${rule.title[lang]}`,
    '',
    rule.message[lang],
    '',
    ...paragraphs.map(([name, text]) => `${name}: ${text}`),
    ...ruleLevels(rule, [own]).map((level) => `${words.level} ${words.in} ${own.id}: ${told(level)}`),
    '',
    ...examples.flatMap(([name, mark, lines]) => [`${name}:`, ...lines.map((line) => `  ${mark} ${line}`), '']),
    `${words.levels}:`,
    ...levels.map((level) => `  ${level.policy.id.padEnd(width)}  ${told(level)}`),
    '',
    `${words.since} ${rule.since}.`,
    '',
  ].join('\n')
}

function made(lang: Lang): string {
  return `<!-- ${RULE_WORDS[lang].made} -->\n`
}

/** The page that lists the rules; `href` gives the address of a rule's page. */
export function ruleIndex(rules: readonly RuleAbout[], lang: Lang, href: (id: string) => string): string {
  const words = RULE_WORDS[lang]
  return [
    made(lang),
    `# ${words.rules}`,
    '',
    `| ${words.rule} | ${words.finds} | ${words.instead} |`,
    '| --- | --- | --- |',
    ...rules.map(
      (rule) =>
        `| [\`${rule.id}\`](${href(rule.id)}) ${plain(rule.title[lang])} | ${plain(rule.message[lang])} | ${plain(rule.instead[lang])} |`,
    ),
    '',
  ].join('\n')
}

function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>|#~]/g, (sign) => `\\${sign}`)
}
