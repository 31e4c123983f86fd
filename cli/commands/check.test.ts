import { cpSync, existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { BINARY, copyOf, fritext, run, steady } from '../check/testing.ts'

const library = copyOf('library')
afterAll(library.remove)
const check = (...args: string[]) => fritext(library.path, ['check', ...args])
const golden = (name: string): string => resolve('fixtures/check/expected', name)

describe('reports over the library, exactly', () => {
  it.each([
    ['pretty.txt', ['.']],
    ['pretty-en.txt', ['.', '--lang', 'en']],
    ['masked.txt', ['.', '--mask']],
    ['colour.txt', ['brev/hembrev.txt', '--color']],
    ['report.json', ['.', '--format', 'json']],
    ['report.sarif', ['.', '--format', 'sarif']],
    ['github.txt', ['.', '--format', 'github']],
    ['gitlab.json', ['.', '--format', 'gitlab']],
    ['junit.xml', ['.', '--format', 'junit']],
    ['checkstyle.xml', ['.', '--format', 'checkstyle']],
    ['few.txt', ['.', '--max-findings', '2']],
    ['quiet.txt', ['brev', '--quiet']],
    ['stats.txt', ['brev/ren.md', '--stats']],
    ['no-inline.txt', ['brev/undertryckt.md', '--no-inline-config']],
    ['unused.txt', ['brev/undertryckt.md', '--report-unused-suppressions', 'off']],
  ])('%s', async (name, args) => {
    const { code, out } = check(...args)
    await expect(steady(out)).toMatchFileSnapshot(golden(name))
    expect(code).toBe(name === 'stats.txt' ? 0 : 1)
  })

  it('no data report holds a word of the files', () => {
    for (const format of ['json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle']) {
      const { out, err } = check('.', '--format', format)
      for (const word of ['muslim', 'epilepsi', 'astma', 'korkad', 'ADHD']) expect(out + err).not.toContain(word)
    }
  })
})

describe('exit codes', () => {
  it.each([
    [0, ['brev/ren.md']],
    [0, ['brev/komponent.mdx']],
    [1, ['brev/komponent.mdx', '--fail-on', 'warning']],
    [1, ['brev/komponent.mdx', '--max-warnings', '0']],
    [0, ['brev/komponent.mdx', '--max-warnings', '9']],
    [0, ['brev/hem.md', '--fail-on', 'never']],
    [1, ['brev/hem.md']],
    [2, ['finns-inte/*.md']],
    [0, ['finns-inte/*.md', '--no-error-on-unmatched-pattern']],
    [2, ['brev/hem.md', '--files-max-size', '10']],
    [2, []],
    [2, ['--stdin', 'brev']],
    [2, ['brev', '--fix', '--staged']],
    [2, ['brev', '--watch', '--fix']],
    [2, ['brev', '--format', 'pdf']],
    [2, ['brev', '--policy', 'stokholm']],
    [2, ['brev', '--since', 'main']],
  ] as const)('%i: %j', (code, args) => {
    const ran = check(...args)
    expect(ran.code).toBe(code)
    if (code === 2) expect(ran.out + ran.err).not.toMatch(/\n {4}at |^$/)
  })
})

describe('files', () => {
  const names = (...args: string[]): string[] => {
    const report = JSON.parse(check(...args, '--format', 'json').out) as { files: { file: string }[] }
    return report.files.map(({ file }) => file)
  }

  it('takes folders, files and globs, takes away with !, and leaves out what is ignored', () => {
    const all = names('.')
    expect(all).toEqual([
      'brev/blankett.html',
      'brev/hem.md',
      'brev/hembrev.txt',
      'brev/komponent.mdx',
      'brev/rapport.docx',
      'brev/ren.md',
      'brev/undertryckt.md',
      'fraser/franvaro.yaml',
      'fraser/omdomen.json5',
    ])
    expect(names('brev/*.md', '!**/ren.md')).toEqual(['brev/hem.md', 'brev/undertryckt.md'])
    expect(names('**/*.{html,docx}')).toEqual(['brev/blankett.html', 'brev/rapport.docx'])
    expect(names('.', '--no-ignore')).toContain('utkast/utkast.md')
    expect(names('.', '--no-config')).toContain('arkiv/gammalt.md')
  })

  it('obeys .gitignore, and says so where an ignored file was named', () => {
    mkdirSync(join(library.path, 'byggt'))
    writeFileSync(join(library.path, 'byggt/sida.md'), '{{namn}} har diabetes.\n')
    expect(names('.')).not.toContain('byggt/sida.md')
    expect(check('byggt/sida.md')).toMatchObject({ code: 0, err: expect.stringContaining('byggt/sida.md') })
    rmSync(join(library.path, 'byggt'), { recursive: true })
  })

  it('follows links, not in circles, and reports one that leads nowhere', () => {
    const elsewhere = copyOf('library')
    symlinkSync(join(elsewhere.path, 'brev'), join(library.path, 'delade'))
    symlinkSync(join(elsewhere.path, 'brev/hem.md'), join(library.path, 'brev/delat.md'))
    symlinkSync('..', join(library.path, 'brev/runt'))
    symlinkSync('finns-inte.md', join(library.path, 'brev/bruten.md'))
    const found = names('.')
    const { code, err } = check('.', '--format', 'json')
    for (const name of ['delade', 'brev/delat.md', 'brev/runt', 'brev/bruten.md']) rmSync(join(library.path, name))
    elsewhere.remove()
    expect(found).toEqual(expect.arrayContaining(['delade/ren.md', 'brev/hem.md']))
    // What two links lead to is one file.
    expect(found.filter((name) => ['delade/hem.md', 'brev/delat.md'].includes(name))).toHaveLength(1)
    expect(found.filter((name) => name.includes('runt'))).toEqual([])
    expect(code).toBe(2)
    expect(err).toContain('brev/bruten.md: E302')
  })

  it.skipIf(process.getuid?.() === 0)('reports a folder that cannot be read', () => {
    mkdirSync(join(library.path, 'stängd'), { mode: 0 })
    const { code, err } = check('.', '--format', 'json')
    rmdirSync(join(library.path, 'stängd'))
    expect(code).toBe(2)
    expect(err).toContain('stängd/: E302')
  })

  it('reports broken front matter with its line, and checks what stands below it', () => {
    for (const head of ['---\ntitle: [Brev\nid: 1\n---', '+++\ntitle = "Brev\nid = 1\n+++']) {
      writeFileSync(join(library.path, 'huvud.md'), `${head}\n\n{{namn}} har diabetes.\n`)
      const { code, out, err } = check('huvud.md', '--format', 'junit')
      expect(code).toBe(2)
      expect(out).toContain('name="art9/health 6:14"')
      expect(out).toMatch(/name="E307"><error message="[^"]*Rätta|Stäng[^"]*">huvud\.md:[23]:\d+</)
      expect(err).toMatch(/^huvud\.md:[23]:\d+: E307 /)
    }
    rmSync(join(library.path, 'huvud.md'))
  })

  it('reports a file that cannot be read or is broken, and checks the others', () => {
    writeFileSync(join(library.path, 'trasig.mdx'), '# Hej\n\n<Ruta>\n')
    writeFileSync(join(library.path, 'latin.md'), Buffer.from('H\xe4r st\xe5r n\xe5got', 'latin1'))
    writeFileSync(join(library.path, 'trasig.docx'), 'ingen zip')
    writeFileSync(join(library.path, 'djup.md'), `${'> '.repeat(6000)}Hej`)
    const broken = ['trasig.mdx', 'latin.md', 'trasig.docx', 'djup.md']
    const { code, out, err } = check(...broken, 'brev/hem.md', '--format', 'json')
    for (const name of broken) rmSync(join(library.path, name))
    expect(code).toBe(2)
    const { files, summary } = JSON.parse(out)
    expect(summary).toMatchObject({ files: 5, failures: 4, filesWithFindings: 1 })
    expect(err).toContain('djup.md: E307')
    expect(files.find(({ file }: { file: string }) => file === 'trasig.mdx').failure).toMatchObject({ code: 'E307' })
    expect(err).toContain('latin.md: E307')
  })
})

describe('standard input', () => {
  it('is checked under its name, with the configuration of that name', () => {
    const ran = fritext(
      library.path,
      ['check', '--stdin', '--stdin-filename', 'fraser/franvaro.yaml'],
      'fraser:\n  - text: Sjuk\n',
    )
    expect(ran.code).toBe(1)
    expect(ran.out).toContain('fraser/franvaro.yaml\n  2:11  fel  absence/sick')
  })

  it('is text where no name is given', () => {
    expect(fritext(library.path, ['check', '--stdin'], '{{namn}} har diabetes.\n').out).toContain(
      '1:14  fel  art9/health',
    )
  })
})

describe('fixes', () => {
  it('--fix-dry-run shows the difference and writes nothing', () => {
    const before = readFileSync(join(library.path, 'fraser/franvaro.yaml'), 'utf8')
    const { out } = check('fraser/franvaro.yaml', '--fix-dry-run')
    expect(out).toContain('--- a/fraser/franvaro.yaml\n+++ b/fraser/franvaro.yaml\n')
    expect(out).toContain('-    text: Sjuk\n+    text: Anmäld frånvaro\n')
    expect(readFileSync(join(library.path, 'fraser/franvaro.yaml'), 'utf8')).toBe(before)
  })

  it('--mask shows the shape of a difference alone', () => {
    const { out } = check('fraser/franvaro.yaml', '--fix-dry-run', '--mask')
    expect(out).toContain('--- a/fraser/franvaro.yaml\n+++ b/fraser/franvaro.yaml\n')
    expect(out).toContain('-    xxxx: Xxxx\n+    xxxx: Xxxxxx xxxxxxxx\n')
  })

  it('--fix keeps the encoding and its mark', () => {
    const text = 'Hej!\r\n\r\nMagsjuk\r\n'
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le')
    const files = { 'a.md': Buffer.from(`\ufeff${text}`), 'b.md': wide, 'c.md': Buffer.from(wide).swap16() }
    writeFileSync(
      join(library.path, 'fritext.config.yaml'),
      'extends: strict\nfiles:\n  - { match: "*.md", kind: absence }\n',
    )
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(library.path, name), bytes)
    check(...Object.keys(files), '--fix')
    const fixed = Object.keys(files).map((name) => readFileSync(join(library.path, name)))
    const [utf8, little, big] = fixed
    expect(utf8?.toString()).not.toBe(`\ufeff${text}`)
    expect(utf8?.toString()).toMatch(/^\ufeffHej!\r\n\r\n\p{Lu}[\p{L} ]+\r\n$/u)
    expect(little?.toString('utf16le')).toBe(utf8?.toString())
    expect(big && Buffer.from(big).swap16()).toEqual(little)
    for (const name of Object.keys(files)) rmSync(join(library.path, name))
    cpSync('fixtures/check/library/fritext.config.yaml', join(library.path, 'fritext.config.yaml'))
  })

  it('--fix makes what is safe and leaves everything else', () => {
    const copy = copyOf('library')
    const before = readFileSync(join(copy.path, 'fraser/franvaro.yaml'), 'utf8')
    const ran = fritext(copy.path, ['check', '.', '--fix', '--format', 'json'])
    expect(ran.err).toContain('+    text: Anmäld frånvaro')
    expect(readFileSync(join(copy.path, 'fraser/franvaro.yaml'), 'utf8')).toBe(
      before.replace('text: Sjuk', 'text: Anmäld frånvaro'),
    )
    expect(fritext(copy.path, ['check', '.', '--fix']).out).not.toContain('+++')
    copy.remove()
  })
})

describe('what cannot be written', () => {
  it.each([
    ['the cache', ['--cache', '--cache-location', 'brev/ren.md/minne']],
    ['the baseline', ['--baseline', 'finns-inte/baslinje', '--update-baseline']],
  ])('%s: is told, and the report is made', (_, args) => {
    const { code, out, err } = check('brev/ren.md', '--format', 'json', ...args)
    expect(code).toBe(2)
    expect(JSON.parse(out).summary).toMatchObject({ files: 1, failures: 0 })
    expect(err).toMatch(/^E309 .*(?:brev\/ren\.md|baslinje): .*\. \(E[A-Z]+\)\n$/)
  })

  it('no report or cache takes the place of a template', () => {
    const before = readFileSync(join(library.path, 'brev/hem.md'), 'utf8')
    expect(check('brev', '-o', 'brev/hem.md', '--format', 'json')).toMatchObject({
      code: 2,
      err: expect.stringContaining('E310'),
    })
    const both = check('brev', '--baseline', 'ny', '--update-baseline', '-o', 'ny')
    expect(both).toMatchObject({ code: 2, err: expect.stringContaining('E310') })
    expect(existsSync(join(library.path, 'ny'))).toBe(false)
    const cached = check('brev', '--cache', '--cache-location', 'brev/hem.md')
    expect(cached).toMatchObject({ code: 2, err: expect.stringContaining('E305') })
    expect(readFileSync(join(library.path, 'brev/hem.md'), 'utf8')).toBe(before)
  })

  it('the report: is told', () => {
    const ran = check('brev/ren.md', '-o', 'finns-inte/rapport')
    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining('E309 finns-inte/rapport: ') })
  })

  it('a reader that has seen enough does not make a failure a success', () => {
    const many = Array.from({ length: 3000 }, () => '{{namn}} har diabetes.\n\n').join('')
    writeFileSync(join(library.path, 'stor.md'), many)
    const shell = `'${process.execPath}' '${BINARY}' check stor.md | head -1; exit "\${PIPESTATUS[0]}"`
    const ran = run(library.path, 'bash', ['-c', shell])
    rmSync(join(library.path, 'stor.md'))
    expect(ran.code).toBe(1)
  })
})

describe('configuration', () => {
  it('--print-config shows what holds for a file', () => {
    const { code, out } = check('--print-config', 'fraser/franvaro.yaml')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      config: expect.stringContaining('fritext.config.yaml'),
      judge: 'both',
      context: { kind: 'absence', field: 'Frånvaroorsak' },
      scopes: [{ name: 'fras', keys: ['fraser.*.text', '**.orsak'] }],
      check: true,
    })
  })

  it('finds the configuration upwards from each file, not from where the command runs', () => {
    const { out } = fritext(resolve('/'), ['check', join(library.path, 'brev/komponent.mdx'), '--format', 'json'])
    expect(JSON.parse(out).summary.bySeverity).toMatchObject({ error: 0 })
  })

  it("shows a mistake in the user's own lines", () => {
    const config = join(library.path, 'fel.yaml')
    writeFileSync(config, 'extends: strict\nfiles:\n  - { matsch: "*.md" }\n')
    const { code, err } = check('brev', '--config', 'fel.yaml')
    expect(code).toBe(2)
    expect(err).toContain('fel.yaml:3:7: E110 Unknown key "matsch".')
    expect(err).toContain('> 3 |   - { matsch: "*.md" }')
    expect(err).toContain('Did you mean "match"?')
    rmSync(config)
  })

  it('extends an installed package', () => {
    const home = join(library.path, 'node_modules/@kommun/policy')
    mkdirSync(home, { recursive: true })
    writeFileSync(join(home, 'package.json'), '{"name":"@kommun/policy"}')
    writeFileSync(join(home, 'fritext.config.yaml'), 'extends: strict\nrules: { default: info }\n')
    writeFileSync(join(library.path, 'paket.yaml'), 'extends: "@kommun/policy"\n')
    expect(check('brev/hem.md', '--config', 'paket.yaml').code).toBe(0)
    writeFileSync(join(library.path, 'paket.yaml'), 'extends: "@kommun/polisy"\n')
    expect(check('brev/hem.md', '--config', 'paket.yaml').err).toContain('paket.yaml:1:10: E120')
    rmSync(join(library.path, 'node_modules'), { recursive: true })
    rmSync(join(library.path, 'paket.yaml'))
  })
})
