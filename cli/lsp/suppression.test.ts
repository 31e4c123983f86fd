import { expect, it } from 'vitest'
import { everythingOn, type Policy } from '../../src/policy/index.ts'
import type { CheckFinding } from '../check/result.ts'
import type { TextForm } from './checker.ts'
import { type Ways, waysToSuppress, withInsertions } from './suppression.ts'

/** The ways around the word "astma" in a text. */
function waysIn(form: TextForm, source: string, policy: Partial<Policy> = {}, comments = true): Promise<Ways> {
  const start = source.indexOf('astma')
  const both = { sv: '', en: '' }
  const place = { start, end: start + 5, line: 1, column: 1, endLine: 1, endColumn: 1 }
  const about = { rule: 'art9/health', severity: 'error', confidence: 1, message: both, why: both } as const
  const finding: CheckFinding = { ...about, ...place, suggestions: [], identity: '' }
  const scopes = [{ name: 'fraser', keys: ['**'] }]
  const base = { id: '', judge: 'both', context: {}, check: true } as const
  const settings = { ...base, policy: { ...everythingOn, ...policy }, scopes }
  return waysToSuppress(source, finding, { form, settings, comments })
}

/** The text with the comment at the finding's place, its reason given. */
async function here(form: TextForm, source: string, policy: Partial<Policy> = {}): Promise<string | undefined> {
  const { here } = await waysIn(form, source, policy)
  return here === undefined ? undefined : withInsertions(source, here, 'R')
}

const NEXT = 'fritext-disable-next-line art9/health -- R'
const SAME = 'fritext-disable-line art9/health -- R'
const OPEN = 'fritext-disable art9/health -- R'
const CLOSE = 'fritext-enable art9/health'

it.each<[string, TextForm, string, string]>([
  ['a paragraph', 'markdown', 'Hej!\n\nHar astma.\n', `Hej!\n\n<!-- ${NEXT} -->\nHar astma.\n`],
  [
    'a paragraph of lines',
    'markdown',
    'Det är så\natt astma finns.\n',
    `Det är så\natt astma finns. <!-- ${SAME} -->\n`,
  ],
  ['a hard break', 'markdown', 'Hej\nHar astma  \nHej\n', `Hej\nHar astma <!-- ${SAME} -->  \nHej\n`],
  ['a list', 'markdown', '- Hej\n- Har astma\n', `- Hej\n- Har astma <!-- ${SAME} -->\n`],
  ['a quotation', 'markdown', '> Har astma\n', `> Har astma <!-- ${SAME} -->\n`],
  ['a table', 'markdown', '| A |\n| - |\n| astma |\n', `| A |\n| - |\n| astma <!-- ${SAME} --> |\n`],
  ['front matter', 'markdown', '---\ntitel: Har astma\n---\n', `---\ntitel: Har astma # ${SAME}\n---\n`],
  ['MDX', 'mdx', '<A>\n\n  Har astma.\n\n</A>\n', `<A>\n\n  {/* ${NEXT} */}\n  Har astma.\n\n</A>\n`],
  ['HTML', 'html', '<ul>\n  <li>Har astma\n</ul>', `<ul>\n  <!-- ${NEXT} -->\n  <li>Har astma\n</ul>`],
  ['a tag', 'html', '<img\n  alt="astma"\n>\n', `<!-- ${OPEN} -->\n<img\n  alt="astma"\n>\n<!-- ${CLOSE} -->\n`],
  ['plain text', 'text', 'Hej!\nHar astma.', `Hej!\n# ${NEXT}\nHar astma.`],
  ['YAML', 'yaml', 'a:\n  b: Har astma\n', `a:\n  # ${NEXT}\n  b: Har astma\n`],
  ['a long value', 'yaml', 'a: |\n  Hej\n  astma\nb: c\n', `# ${OPEN}\na: |\n  Hej\n  astma\n# ${CLOSE}\nb: c\n`],
  ['a last value', 'yaml', 'a: >\n  Hej\n  astma', `# ${OPEN}\na: >\n  Hej\n  astma\n# ${CLOSE}`],
  ['JSON5', 'json', '{\n  "a": "Har astma"\n}\n', `{\n  // ${NEXT}\n  "a": "Har astma"\n}\n`],
  ['lines of Windows', 'markdown', 'Hej\r\n\r\nastma\r\n', `Hej\r\n\r\n<!-- ${NEXT} -->\r\nastma\r\n`],
])('finds the place in %s', async (_, form, source, expected) => {
  expect(await here(form, source)).toBe(expected)
})

it('has none in JSON that knows no comments, and for suppressions themselves', async () => {
  expect(await waysIn('json', '{ "a": "astma" }', {}, false)).toEqual({})
})

it('covers the file behind what must stay first', async () => {
  for (const [form, top] of [
    ['markdown', '---\na: b\n---\n'],
    ['html', '<!doctype html>\n'],
  ] as const) {
    const source = `${top}astma\n`
    const { file } = await waysIn(form, source)
    expect(withInsertions(source, file ?? [], 'R')).toBe(
      `${top}<!-- fritext-disable-file art9/health -- R -->\nastma\n`,
    )
  }
})

it('is as the policy wants it: with a last day, with a place for who decided, or not at all', async () => {
  const made = await here('text', 'astma', { suppressions: { longest: 30, by: ['rektor'] } })
  expect(made).toMatch(/^# fritext-disable-next-line art9\/health until \d{4}-\d\d-\d\d by \? -- R\n/)
  expect(await here('text', 'astma', { suppressions: { forbid: ['art9/*'] } })).toBeUndefined()
  expect(await here('text', 'astma', { forbidSuppressions: true })).toBeUndefined()
})
