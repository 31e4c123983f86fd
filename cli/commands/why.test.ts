import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { createLinter, loadRuleset } from '../../src/index.ts'
import { tinyBytes } from '../../src/lexicon/tiny.ts'
import { everythingOn } from '../../src/policy/index.ts'
import { capture, makeFolder, type Output } from '../testing.ts'
import { type WhyOptions, why } from './why.ts'

const bytes = tinyBytes(
  'diabetes | n | | chronic |\nfeber | n | | symptom |\nhosta | n | | cough |',
  [
    { id: 'art9/health', cues: [{ class: 'chronic', weight: 2 }] },
    {
      id: 'absence/sick',
      cues: [{ class: 'symptom', weight: 1 }],
      context: [{ key: 'field/reason', weight: 0.5, field: ['Orsak'], text: { sv: 'Fältet.', en: 'The field.' } }],
    },
    { id: 'tone/personal', cues: [{ class: 'cough', weight: -1 }] },
  ],
  {
    evidence: [
      { key: 'topic/book', weight: -0.7, scope: 'sentence', match: 'bok', text: { sv: 'En bok.', en: 'A book.' } },
    ],
  },
)
const policy = {
  ...everythingOn,
  rules: {
    '*': { level: 'error' as const },
    'art9/health': { level: 'error' as const, because: { sv: 'Policyns skäl.', en: 'Reason of the policy.' } },
  },
  exceptions: [{ text: 'feber', rule: 'absence/*', reason: 'Spelets namn.' }],
}
vi.mock('../engine.ts', () => ({
  openEngine: async () => ({
    policy,
    linter: createLinter({ ruleset: loadRuleset({ sv: bytes }), policy, today: '2026-03-01' }),
  }),
}))

const folder = makeFolder({
  'a.csv': 'Id;Kommentar\n1;Hemligsson har diabetes sedan länge\n2;"Mår bra,\nhar diabetes idag"\n',
})
afterAll(folder.remove)

const asked = async (place: string | undefined, options: Partial<WhyOptions> = {}): Promise<Output<number>> => {
  const { code, out, err } = await capture(() => why(place, { lang: 'sv', ...options }))
  return { code, out: out.replaceAll(folder.path, 'DIR'), err: err.replaceAll(folder.path, 'DIR') }
}

describe('why --text', () => {
  it('tells match, evidence, outcome and the reason of the policy', async () => {
    expect((await asked(undefined, { text: 'Elsa läser en bok, har diabetes' })).out).toBe(
      [
        '  art9/health  23–31  «diabetes»  0.786  visas (error, ≥ 0.5)',
        '    +2.0  Ordvalet i sig, innan sammanhanget är vägt.',
        '    −0.7  En bok.',
        '    Policyns skäl.',
        '',
      ].join('\n'),
    )
  })

  it('tells what stays below the threshold, and what an exception covers', async () => {
    const { out } = await asked(undefined, { text: 'hosta, feber', lang: 'en' })
    expect(out).toContain('tone/personal  0–5  «hosta»  0.269  below the threshold (error, ≥ 0.5)\n')
    expect(out).toContain('absence/sick  7–12  «feber»  0.731  exception (error, ≥ 0.5)\n')
    expect(out).toContain('    Spelets namn.\n')
  })

  it('takes field and kind into account', async () => {
    expect((await asked(undefined, { text: 'feber', field: 'Frånvaroorsak' })).out).toContain('    +0.5  Fältet.\n')
  })

  it('says when nothing was met', async () => {
    expect(await asked(undefined, { text: 'Bra jobbat' })).toEqual({
      code: 0,
      out: '  Inget ord och inget mönster träffade.\n',
      err: '',
    })
  })
})

describe('why <file>:<line>', () => {
  const file = join(folder.path, 'a.csv')

  it('tells of the note on that line, without its text', async () => {
    const { code, out } = await asked(`${file}:2`)
    expect(code).toBe(0)
    expect(out).toBe(
      [
        'DIR/a.csv:2  Kommentar',
        '  art9/health  15–23  0.881  visas (error, ≥ 0.5)',
        '    +2.0  Ordvalet i sig, innan sammanhanget är vägt.',
        '    Policyns skäl.',
        '',
      ].join('\n'),
    )
  })

  it('finds a note of several lines by any of them', async () => {
    const last = (await asked(`${file}:4`)).out
    expect(last).toContain('art9/health')
    expect(last).not.toContain('rad 4')
    // What is decided of another line of the note is told with that line.
    expect((await asked(`${file}:3`)).out.replace('  rad 4', '').replace(':3', ':4')).toBe(last)
    expect((await asked(`${file}:3`)).out).toContain('  rad 4\n')
  })

  it.each([
    ['no place', undefined, 'Say where: <file>:<line>, or --text "…".\n'],
    ['no line', file, 'Say where: <file>:<line>, or --text "…".\n'],
    [
      'a line without a note',
      `${file}:1`,
      'DIR/a.csv: no free text stands on line 1. "fritext scan DIR/a.csv" shows what is read.\n',
    ],
    ['no such file', `${file}x:1`, 'DIR/a.csvx  E201  Sökvägen finns inte. Kontrollera hur sökvägen är skriven.\n'],
  ])('refuses %s', async (_, place, err) => {
    expect(await asked(place)).toEqual({ code: 2, out: '', err })
  })
})
