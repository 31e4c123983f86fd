import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { copyOf, fritext, steady } from '../check/testing.ts'

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
