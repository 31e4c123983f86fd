import { readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { createLinter, loadRuleset } from '../../src/index.ts'
import { tinyBytes } from '../../src/lexicon/tiny.ts'
import { everythingOn } from '../../src/policy/index.ts'
import { capture, makeFolder, type Output } from '../testing.ts'
import { type ScanOptions, scan } from './scan.ts'

const words = { sv: '', en: '' }
const bytes = tinyBytes('diabetes | n | | chronic |\nfeber | n | | symptom |\ntrams | n | | fuss |', [
  { id: 'art9/health', cues: [{ class: 'chronic', weight: 2 }] },
  {
    id: 'absence/sick',
    cues: [{ class: 'symptom', weight: 1 }],
    questions: [{ match: 'orsak .. <symptom> =?', weight: 2 }],
  },
  { id: 'tone/personal', cues: [{ class: 'fuss', weight: 0 }] },
  { id: 'identity/personal-number' },
])
const policy = {
  ...everythingOn,
  id: 'prov',
  rules: {
    '*': { level: 'error' as const },
    'absence/sick': {
      level: 'warning' as const,
      belongsIn: { sv: 'frånvarosystemet', en: 'the absence system' },
      because: words,
    },
    'tone/personal': { level: 'info' as const },
    'identity/personal-number': { level: 'off' as const },
  },
}

vi.mock('../engine.ts', async (original) => ({
  ...(await original<typeof import('../engine.ts')>()),
  openEngine: async () => ({
    policy,
    linter: createLinter({ ruleset: loadRuleset({ sv: bytes }), policy, today: '2026-03-01' }),
    made: 'prov',
  }),
}))

/** Words that stand in the notes and must stand in no report. */
const SECRETS = ['hemligord', 'diabetes', 'feber', 'trams', '2380', 'Hemligsson']

const folder = makeFolder({
  'a.csv': [
    'Id;Kommentar',
    '1;Hemligsson har diabetes och hemligord idag',
    '2;"Ingenting, bara hemligord här"',
    '20120101-2380;Han hade feber i går och i förrgår',
    '4;',
    '',
  ].join('\n'),
  'b.ndjson':
    '{"id":"x1","text":"hemligord, feber och trams"}\n{"id":"x2", hemligord\n{"id":"x3","text":"Hemligsson mår bra idag"}\n',
  'c.json': '{"elever": {"20120101-2380": {"kommentar": "Hon har diabetes sedan länge, hemligord"}}}',
  'd.csv': Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1, 2, 3]),
})
const clean = makeFolder({ 'a.txt': 'Bra arbete i dag.\n' })
afterAll(() => {
  folder.remove()
  clean.remove()
})

const DEFAULTS: ScanOptions = { format: 'pretty', failOn: 'error', lang: 'sv', color: false, concurrency: 1 }

/** A scan of one file or folder, its path written `DIR`. */
async function scanned(path: string, options: Partial<ScanOptions> = {}): Promise<Output<number>> {
  const { code, out, err } = await capture(() => scan([path], { ...DEFAULTS, ...options }))
  const plain = (text: string): string => text.replaceAll(folder.path, 'DIR').replaceAll(clean.path, 'DIR')
  return { code, out: plain(out), err: plain(err) }
}

describe('the report of a folder', () => {
  it('on the terminal: findings by file, what could not be read, counts', async () => {
    const { out } = await scanned(folder.path)
    expect(out).toMatchInlineSnapshot(`
      "
      DIR/a.csv
        Cellerna skiljs åt av semikolon.
        Läses som fritext: Kommentar
        rad 2:18       Kommentar              fel      art9/health                tecken 15–23  0,88
        rad 4:24       Kommentar              varning  absence/sick               tecken 9–14  0,73  → frånvarosystemet

      DIR/b.ndjson
        rad 1:12       text                   varning  absence/sick               tecken 11–16  0,73  → frånvarosystemet
        rad 1:22       text                   info     tone/personal              tecken 21–26  0,50
        Läses som fritext: text

      DIR/c.json
        /elever/••••••/kommentar kommentar              fel      art9/health                tecken 8–16  0,88
        Läses som fritext: kommentar

      Kunde inte läsas
        DIR/b.ndjson:2  E241  Raden är inte giltig JSON och utelämnades. Rätta raden; de andra lästes.
        DIR/d.csv  E205  Filen är ett äldre eller lösenordsskyddat Office-dokument (.xls, .doc). Öppna den, ta bort lösenordet och spara som .xlsx eller CSV.

      Sammanfattning  policy prov
        System   texter  med fynd  fynd
        (okänt)       6         4     5

        Regel          fynd
        absence/sick      2
        art9/health       2
        tone/personal     1

        4 filer. Lästa texter 8 = granskade 6 + ej lästa 2.
        Läst: 4 filer (2 helt, 1 delvis, 1 inte alls).
        5 fynd: 2 fel, 2 varningar, 1 info. Fynden är möjliga träffar; en människa avgör.
      "
    `)
  })

  it('in English', async () => {
    const { out } = await scanned(join(folder.path, 'a.csv'), { lang: 'en' })
    expect(out).toMatchInlineSnapshot(`
      "
      DIR/a.csv
        Cells are separated by semicolon.
        Read as free text: Kommentar
        line 2:18      Kommentar              error    art9/health                chars 15–23  0.88
        line 4:24      Kommentar              warning  absence/sick               chars 9–14  0.73  → frånvarosystemet

      Summary  policy prov
        System     texts  with findings  findings
        (unknown)      3              2         2

        Rule          findings
        absence/sick         1
        art9/health          1

        1 file. Texts read 3 = scanned 3 + not read 0.
        Read: 1 file (1 complete, 0 partly, 0 not at all).
        2 findings: 1 error, 1 warning, 0 info. Findings are possible hits; a person decides.
      "
    `)
  })

  it('as lines of JSON', async () => {
    const { out } = await scanned(folder.path, { format: 'ndjson' })
    const items = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const hashes = ({ id: _, identity: __, fileId: ___, ...rest }: Record<string, unknown>) => rest
    const told = { findings: items.filter(({ type }) => type === 'finding').map(hashes), summary: items.at(-1) }
    await expect(`${JSON.stringify(told, undefined, 1)}\n`).toMatchFileSnapshot(
      '../../fixtures/expected/scan-lines.json',
    )
  })

  it('as one JSON object with the same items', async () => {
    vi.stubEnv('FRITEXT_KEY', 'a key of some length')
    const lines = (await scanned(folder.path, { format: 'ndjson' })).out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const whole = JSON.parse((await scanned(folder.path, { format: 'json' })).out)
    const of = (type: string) => lines.filter((item) => item.type === type).map(({ type: _, ...rest }) => rest)
    expect(whole).toEqual({
      scan: of('scan')[0],
      summary: of('summary')[0],
      findings: of('finding'),
      failures: of('failure'),
      notices: of('notice'),
      coverage: of('coverage'),
    })
  })
})

describe('counts', () => {
  it('add up', async () => {
    const { summary, findings, failures } = JSON.parse((await scanned(folder.path, { format: 'json' })).out)
    const sum = (numbers: unknown[]): number => numbers.reduce<number>((total, one) => total + Number(one), 0)
    expect(summary.records).toBe(summary.scanned + summary.failed)
    expect(summary.findings).toBe(findings.length)
    expect(summary.failures).toBe(failures.length)
    expect(sum(Object.values(summary.bySeverity))).toBe(findings.length)
    expect(sum(Object.values(summary.byRule))).toBe(findings.length)
    const systems = Object.values(summary.bySystem) as Array<Record<string, number>>
    expect(sum(systems.map((one) => one.findings))).toBe(findings.length)
    expect(sum(systems.map((one) => one.records))).toBe(summary.scanned)
    expect(sum(systems.map((one) => one.recordsWithFindings))).toBe(summary.recordsWithFindings)
    expect(summary.files).toBe(4)
  })

  it('count what is not shown', async () => {
    const all = await scanned(folder.path)
    const few = await scanned(folder.path, { maxFindings: 1 })
    const tail = (text: string): string => text.slice(text.indexOf('Sammanfattning'))
    expect(tail(few.out)).toBe(tail(all.out))
    expect(few.out).toContain('… 4 fynd till visas inte')
    expect(few.code).toBe(all.code)
  })
})

describe('no text of a note', () => {
  it.each(['pretty', 'json', 'ndjson'] as const)('stands in %s, on either stream', async (format) => {
    const { out, err } = await scanned(folder.path, { format })
    expect(out.length).toBeGreaterThan(100)
    for (const secret of SECRETS) {
      expect(out).not.toContain(secret)
      expect(err).not.toContain(secret)
    }
  })

  it('stands in the name of a record, for a policy that lets personal numbers pass', async () => {
    const key = (await scanned(folder.path, { format: 'ndjson', key: 'Id' })).out
    expect(key).toContain('••••••')
    expect(key).not.toContain('2380')
  })
})

describe('what is read is never written over', () => {
  it.each([
    ['the file itself', 'in/a.csv', 'in/a.csv'],
    ['a link to its folder', 'in/a.csv', 'länk/a.csv'],
    ['a file of the folder', 'in', 'in/a.csv'],
  ])('%s', async (_, input, outputFile) => {
    const own = makeFolder({ 'in/a.csv': 'id;Kommentar\n1;Elsa har diabetes\n' })
    symlinkSync('in', join(own.path, 'länk'))
    const options = { format: 'ndjson', outputFile: join(own.path, outputFile) } as const
    const { code, err } = await scanned(join(own.path, input), options)
    const kept = readFileSync(join(own.path, 'in/a.csv'), 'utf8')
    own.remove()
    expect(code).toBe(2)
    expect(err).toContain('would overwrite')
    expect(kept).toContain('diabetes')
  })

  it('a report in the folder that is scanned is no input', async () => {
    const own = makeFolder({ 'a.csv': 'id;Kommentar\n1;Elsa har diabetes\n' })
    const outputFile = join(own.path, 'res.csv')
    for (let round = 0; round < 2; round++) {
      expect(await scanned(own.path, { format: 'csv', outputFile })).toMatchObject({ code: 1, err: '' })
      expect(readFileSync(outputFile, 'utf8')).not.toContain('res.csv')
    }
    own.remove()
  })
})

describe('a record whose key is a note', () => {
  it('is shown by a mask that tells it from others', async () => {
    const own = makeFolder({
      'a.csv': 'id;Kommentar\n1;Elsa har diabetes och äter medicin\n2;Olle har diabetes och äter medicin\n',
    })
    const { out } = await scanned(own.path, { format: 'ndjson', key: 'Kommentar' })
    own.remove()
    expect(out).not.toContain('medicin')
    const keys = [...out.matchAll(/"key":"([^"]*)"/g)].map(([, key]) => key)
    expect(new Set(keys).size).toBe(2)
  })
})

describe('exit code', () => {
  it.each<[string, Partial<ScanOptions>, number]>([
    ['0 for a clean file', {}, 0],
    ['0 for a clean file, whatever fails it', { failOn: 'info' }, 0],
  ])('%s', async (_, options, expected) => {
    expect((await scanned(clean.path, options)).code).toBe(expected)
  })

  it.each<[string, ScanOptions['failOn'], number]>([
    ['1 for findings of the severity', 'error', 1],
    ['1 for findings above it', 'info', 1],
    ['0 where findings fail nothing', 'never', 0],
  ])('%s', async (_, failOn, expected) => {
    expect((await scanned(join(folder.path, 'a.csv'), { failOn })).code).toBe(expected)
  })

  it('0 where all findings are milder', async () => {
    const mild = makeFolder({ 'a.txt': 'Det blev feber och trams igen.' })
    const code = async (failOn: ScanOptions['failOn']): Promise<number> => (await scanned(mild.path, { failOn })).code
    expect([await code('error'), await code('warning'), await code('info')]).toEqual([0, 1, 1])
    mild.remove()
  })

  it('2 where anything could not be read, findings or none', async () => {
    expect((await scanned(folder.path)).code).toBe(2)
    expect((await scanned(join(folder.path, 'd.csv'), { failOn: 'never' })).code).toBe(2)
    expect((await scanned(join(folder.path, 'nowhere.csv'))).code).toBe(2)
  })
})

describe('what could not be read', () => {
  it('is told on standard error where the report is data', async () => {
    const { err } = await scanned(join(folder.path, 'd.csv'), { format: 'json' })
    expect(err).toMatch(/^DIR\/d\.csv {2}E205 {2}Filen är ett äldre eller lösenordsskyddat Office-dokument/)
    expect((await scanned(join(folder.path, 'd.csv'))).err).toBe('')
  })
})

describe('--output-file', () => {
  it('holds the whole report, for the eyes of its owner', async () => {
    const target = join(clean.path, 'report.txt')
    const { out } = await scanned(join(folder.path, 'a.csv'), { outputFile: target })
    const direct = await scanned(join(folder.path, 'a.csv'))
    expect(out).toBe('')
    expect(readFileSync(target, 'utf8').replaceAll(folder.path, 'DIR')).toBe(direct.out)
    expect(statSync(target).mode & 0o777).toBe(0o600)
  })
})

describe('--unit', () => {
  it('takes a column whose name is that of an identifier', async () => {
    const folder = makeFolder({
      'a.csv': 'Elev;Kommentar\nEkskolan;Elsa har diabetes.\n',
      'b.ndjson': '{"elev":"Ekskolan","kommentar":"Elsa har diabetes."}\n',
    })
    const options = { policy: 'strict', format: 'ndjson', failOn: 'never', lang: 'sv', unit: 'Elev' } as const
    const { out } = await capture(() => scan([folder.path], options))
    folder.remove()
    expect(Object.keys(JSON.parse(out.trim().split('\n').at(-1) ?? '').byUnit)).toEqual(['Ekskolan'])
  })
})
