import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodeText, formOf, readBytes, readProse } from './index.ts'
import { keyMatches } from './keys.ts'
import { coverInYaml, coverPlaceholders } from './placeholders.ts'
import { ProseError } from './prose.ts'

/** What is read of a file, as `field: text` lines; line breaks in texts are shown as ⏎. */
async function read(
  source: string,
  form: 'markdown' | 'mdx' | 'html' | 'text' | 'yaml' | 'json',
  keys?: readonly string[],
) {
  const scopes = keys === undefined ? [] : [{ name: 'fras', keys }]
  const { pieces, comments } = await readProse(source, form, scopes)
  return {
    pieces: pieces.map(
      ({ text, field }) => `${field === undefined ? '' : `${field}: `}${text.trim().replace(/\n/g, '⏎')}`,
    ),
    comments: comments.map(({ text }) => text.trim()),
  }
}

describe('Markdown', () => {
  it.each([
    ['sections are pieces', '# A\n\nb\n\n## C\n\nd', ['A⏎⏎b', 'C⏎⏎d']],
    ['soft breaks and quotation marks are spaces', '> en rad\n> till', ['en rad till']],
    ['marks inside words', 'Har **dia**betes', ['Har diabetes']],
    ['code and addresses are left out', 'se `kod` på https://example.se/a nu', ['se   på   nu']],
    [
      'placeholders stay',
      '<<namn>> {{elevens namn}} [elevens namn] \x24{x}\n\n____',
      ['<<namn>> {{elevens namn}} [elevens namn] \x24{x}⏎⏎____'],
    ],
    [
      'links, images and footnotes',
      '[Elsa](a.md) ![bild av Elsa](b.png) [Kim][1]\n\n[1]: c.md',
      ['Elsa bild av Elsa Kim'],
    ],
    [
      'front matter in TOML',
      '+++\n# om\ntitle = "Brev om \\"Elsa\\" {{namn}}"\nid = "a-1"\ntags = [\'två ord\', "x"]\n[a.b]\n"en text" = """\nFlera\nrader här"""\n+++\n\nHej',
      ['title: Brev om "Elsa" {{namn}}', 'tags: två ord', 'en text: Flera⏎rader här', 'Hej'],
    ],
    [
      'front matter in TOML: marks beside the closing ones, numbers, keys of several names',
      '+++\ntitle = """Han sa "hej""""\nalt = \'\'\'Hon sa \'hej\'\'\'\'\na = [1.5, \'En text\']\nq = ["En text till", 2.5, "En annan text"]\n"Min nyckel"."b c" = \'En text här\'\nx = aaaa\n+++\n\nHej',
      [
        'title: Han sa "hej"',
        "alt: Hon sa 'hej'",
        'a: En text',
        'q: En text till',
        'q: En annan text',
        'b c: En text här',
        'Hej',
      ],
    ],
    ['front matter', '---\ntitle: Brev om Elsa\nid: a-1\n---\n\nHej', ['title: Brev om Elsa', 'Hej']],
    [
      'tables by their headers, which ask',
      '| Namn | Diagnos |\n| - | - |\n| Elsa | ADHD |',
      ['Namn: ____', 'Diagnos: ____', 'Namn: Elsa', 'Diagnos: ADHD'],
    ],
    ['directives', ':::tips[Till Elsa]\nHej :b[du]\n:::\n\nOrsak:sjuk', ['Till Elsa⏎⏎Hej du⏎⏎Orsak:sjuk']],
    ['HTML inside', 'a <b>b</b> c\n\n<div title="Om Elsa">d<br>e</div>', ['a b c⏎⏎d⏎e', 'title: Om Elsa']],
  ])('%s', async (_, source, pieces) => {
    expect((await read(source, 'markdown')).pieces.toSorted()).toEqual(pieces.toSorted())
  })

  it('comments are those of the page, not of its code', async () => {
    const source = 'a <!-- fritext-x -->\n\n<!-- fritext-y -->\n\n```\n<!-- fritext-z -->\n```\n'
    expect((await read(source, 'markdown')).comments).toEqual(['fritext-x', 'fritext-y'])
  })
})

describe('MDX', () => {
  it('reads text and attributes; what an expression gives is a placeholder', async () => {
    const source =
      "import a from 'b'\n\n# Om {namn}\n\n<Ruta title=\"Elevens diagnos\">{{namn}} har *x*</Ruta>\n\n{'text här'}\n\n{/* fritext-x */}\n"
    expect(await read(source, 'mdx')).toEqual({
      pieces: ['Om ____⏎⏎{{namn}} har xtext här', 'title: Elevens diagnos'],
      comments: ['fritext-x'],
    })
  })

  it('reads attributes by names in Swedish, and by values of several words; nothing technical', async () => {
    const source =
      '<Ruta rubrik="Diagnos" färg="mörk" className="a bred ruta" onOpen="a b c" ruta="Om Elsas många vänner" />'
    expect((await read(source, 'mdx')).pieces).toEqual(['rubrik: Diagnos', 'ruta: Om Elsas många vänner'])
  })

  it('tells where it is not well formed, without its words', async () => {
    const error = await readProse('# Hej\n\n<Elsa>\n', 'mdx').catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ProseError)
    expect(String(error)).not.toContain('Elsa')
    expect((error as ProseError).offset).toBeGreaterThan(0)
  })
})

describe('HTML', () => {
  it('reads sections, cells, attributes and comments; no scripts', async () => {
    const source =
      '<style>a</style><h1>Fr&aring;ga</h1><p>en\n  rad<br>till</p><h2>B</h2><table><tr><th>Namn</th></tr><tr><td>Elsa</td></tr></table><input placeholder="Elevens namn" type=text><script>x</script><!-- fritext-x -->'
    expect(await read(source, 'html')).toEqual({
      pieces: ['Fråga⏎⏎en rad⏎till', 'B', 'Namn: ____', 'Namn: Elsa', 'placeholder: Elevens namn'],
      comments: ['fritext-x'],
    })
  })
})

describe('phrase lists', () => {
  it('without a scope, what reads as prose', async () => {
    const source = 'id: anna-1\nurl: /a/b\nfras: Elsa är här\netikett: "Diagnos:"\nord: Sjuk\nkod: lk2\n'
    expect((await read(source, 'yaml')).pieces).toEqual(['fras: Elsa är här', 'etikett: Diagnos:', 'ord: Sjuk'])
  })

  it('with scopes, what their keys name', async () => {
    const source = 'a: [{ sv: ett, id: x }, { sv: två, id: y }]\nsv: Elsa är här\n'
    expect((await read(source, 'yaml', ['a.*.sv'])).pieces).toEqual(['fras: ett', 'fras: två'])
  })

  it('in every writing of YAML, with placeholders as they stand', async () => {
    const source = `a: "ett \\"citat\\" \\u00e5"\nb: 'en ''till'''\nc: >\n  vikt\n  text\nd: |\n  rad\n  rad\ne: {{namn}} är\nf: [elevens namn] är\n---\ng: andra dokumentet\n`
    expect((await read(source, 'yaml')).pieces).toEqual([
      'a: ett "citat" å',
      "b: en 'till'",
      'c: vikt text',
      'd: rad⏎rad',
      'e: {{namn}} är',
      'f: [elevens namn] är',
      'g: andra dokumentet',
    ])
  })

  it('comments are outside of values', async () => {
    const source = 'a: "x # fritext-nej" # fritext-ja -- x\nb: |\n  text\n  # fritext-nej\n'
    expect((await read(source, 'yaml')).comments).toEqual(['fritext-ja -- x'])
    const cases = 'a: x # Fritext-Disable-line -- x\nb: x # Fritext-fält\n'
    expect((await read(cases, 'yaml')).comments).toEqual(['Fritext-Disable-line -- x'])
  })

  it('JSON with comments', async () => {
    const source = '// fritext-ja\n{ "a": "se // inte", /* fritext-ja */ b: \'en till\', }'
    expect(await read(source, 'json')).toEqual({
      pieces: ['a: se // inte', 'b: en till'],
      comments: ['fritext-ja', 'fritext-ja'],
    })
  })

  it('broken ones tell where, not what', async () => {
    await expect(readProse('a: [Elsa', 'yaml')).rejects.toThrow(/^This is no valid YAML \([A-Z_]+\)\. Mend/)
  })
})

it('DOCX: paragraphs are lines; deleted text is left out, merge fields are placeholders', async () => {
  const { source, pieces } = await readBytes(readFileSync('fixtures/check/library/brev/rapport.docx'), 'docx')
  expect(source).toBe(
    'Incidentrapport\n{{Namn}} har diabetes och är orolig.\nEleven är muslim.\nNamn\nDiagnos\n____\n\nElevens religion:\n',
  )
  expect(pieces.map(({ text, field }) => [field, text])).toEqual([
    [undefined, 'Incidentrapport\n\n{{Namn}} har diabetes och är orolig.\n\nEleven är muslim.'],
    [undefined, 'Namn: ____'],
    [undefined, 'Diagnos: ____'],
    ['Namn', '____'],
    [undefined, 'Elevens religion:'],
  ])
})

it('plain text joins broken lines and knows comments', async () => {
  const long = 'Det här är en rad som är så lång att den bröts av'
  expect(await read(`${long}${' x'.repeat(5)}\nett program.\nKort\nrad\n# fritext-x\nslut`, 'text')).toEqual({
    pieces: [`${long}${' x'.repeat(5)} ett program.⏎Kort⏎rad⏎⏎slut`],
    comments: ['fritext-x'],
  })
  for (const sign of ['ⓐ', 'ⅰ', 'Å', '–'])
    expect((await read(`${long} x\n${sign} läsning`, 'text')).pieces, sign).toEqual([`${long} x⏎${sign} läsning`])
  for (const sign of ['å', 'ж'])
    expect((await read(`${long} x\n${sign} läsning`, 'text')).pieces, sign).toEqual([`${long} x ${sign} läsning`])
  expect(await read('# Fritext-enable är bra, Eleven har adhd.', 'text')).toMatchObject({ comments: [] })
  expect(await read('# Fritext-disable-line all -- x\n# Fritext-fältet\nslut', 'text')).toEqual({
    pieces: ['# Fritext-fältet⏎slut'],
    comments: ['Fritext-disable-line all -- x'],
  })
})

it('encodings: UTF-8 and UTF-16 by mark, nothing else', () => {
  expect(decodeText(Buffer.from('\ufeffå'))).toBe('å')
  expect(decodeText(Buffer.from('\ufeffå', 'utf16le'))).toBe('å')
  expect(() => decodeText(Buffer.from('å', 'latin1'))).toThrow(ProseError)
})

it('forms go by the ending', () => {
  expect(['a.md', 'a.MDX', 'a.htm', 'a.json5', 'a.yml', 'a.png', 'a'].map(formOf)).toEqual([
    'markdown',
    'mdx',
    'html',
    'json',
    'yaml',
    undefined,
    undefined,
  ])
})

it('covers placeholders at the same length, and no links, boxes or lists', () => {
  for (const text of ['{{a}} <<b>> \x24{c} %DD% ___', '[elevens namn] är']) {
    expect(coverPlaceholders(text)).toHaveLength(text.length)
    expect(coverPlaceholders(text)).not.toBe(text)
  }
  for (const text of ['[länk](a)', '[ ] [x]', '[a][b]', '[namn]\n\n[namn]: http://a.se', '![bild]', ':a[b c]'])
    expect(coverPlaceholders(text)).toBe(text)
  expect(coverInYaml('a: [sjuk]\nb: [elevens namn] är')).toMatch(/^a: \[sjuk\]\nb: \ue000+ är$/)
})

it.each([
  ['a.*.text', ['a', 0, 'text'], true],
  ['**.text', ['text'], true],
  ['**.text', ['a', 'b', 'text'], true],
  ['a.**', ['a'], true],
  ['a.*', ['a'], false],
  ['a', ['A'], false],
])('key path %s fits %j: %s', (pattern, path, fits) => {
  expect(keyMatches(pattern, path)).toBe(fits)
})
