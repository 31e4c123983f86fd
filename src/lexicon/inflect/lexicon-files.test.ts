import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const folder = new URL('../../../rules/sv/lexicon/', import.meta.url)

interface Line {
  readonly where: string
  readonly cells: readonly string[]
}

function read(file: string): Line[] {
  return readFileSync(new URL(file, folder), 'utf8')
    .split('\n')
    .map((line, index) => ({ where: `${file}:${index + 1}`, cells: line.split('\t'), line }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
}

/** The words of the fenced block under "## Classes". */
function closedList(readme: string): ReadonlySet<string> {
  const [, block = ''] = /## Classes\n[^`]*(?:`[^`]+`[^`]*)*?```\n([^`]+)```/.exec(readme) ?? []
  return new Set(block.split(/\s+/).filter((word) => word !== ''))
}

const readme = readFileSync(new URL('README.md', folder), 'utf8')
const classes = closedList(readme)
const files = readdirSync(folder).filter((file) => file.endsWith('.tsv'))
const lines = files.flatMap(read)

/** The lines that break a rule, as `file:line lemma`, so that a failure names them. */
function broken(holds: (cells: readonly string[]) => boolean): string[] {
  return lines.filter(({ cells }) => !holds(cells)).map(({ where, cells }) => `${where} ${cells[0]}`)
}

/** Forms that begin otherwise than their lemma, because they come from another word. */
const SUPPLETIVE = new Set(
  'är varit sämre sämst värre värst bättre bäst äldre äldst mindre minst små lilla lille hellre helst fler flest'.split(
    ' ',
  ),
)

/** The words of a form begin as those of the lemma do: with the same consonant, or with a vowel where that has one. */
function startsPlausibly(lemma: string, form: string): boolean {
  const words = lemma.toLowerCase().split(' ')
  const initial = (word: string): string => (/^[aeiouyåäöé]/.test(word) ? 'vowel' : word.slice(0, 1))
  return form
    .toLowerCase()
    .split(' ')
    .every((word, index) => SUPPLETIVE.has(word) || initial(word) === initial(words[index] ?? word))
}

describe('rules/sv/lexicon', () => {
  it('holds the files that its README lists', () => {
    const listed = [...readme.matchAll(/\| `([\w-]+\.tsv)` \|/g)].map(([, file]) => file)
    expect([...files].sort()).toEqual(listed.sort())
    expect(lines.length).toBeGreaterThan(20_000)
    expect(classes.size).toBeGreaterThan(150)
  })

  it('has six cells a line, in NFC, without stray blanks', () => {
    expect(
      broken((cells) => {
        const clean = cells.every((cell) => cell === cell.trim() && !/ {2}|\u00a0|\r/.test(cell))
        return cells.length === 6 && cells[0] !== '' && clean && cells.join('').normalize('NFC') === cells.join('')
      }),
    ).toEqual([])
  })

  it('knows every part of speech and compound flag', () => {
    expect(broken(([, pos = '']) => /^[nvabpxfs]$/.test(pos))).toEqual([])
    expect(broken(([, , , , compound = '']) => /^(?:h|m|hm|-|)$/.test(compound))).toEqual([])
  })

  it('uses only classes of the closed list, each once a line, at least one', () => {
    expect(
      broken(([, , , list = '']) => {
        const names = list.split(' ')
        return names.every((name) => classes.has(name)) && new Set(names).size === names.length
      }),
    ).toEqual([])
  })

  it('has each lemma once a part of speech, whatever its capitals', () => {
    const seen = new Set<string>()
    expect(
      broken(([lemma = '', pos = '']) => {
        const key = `${lemma.toLowerCase()}\t${pos}`
        const fresh = !seen.has(key)
        seen.add(key)
        return fresh
      }),
    ).toEqual([])
  })

  it('has no entry longer than five words', () => {
    expect(broken(([lemma = '']) => lemma.split(' ').length <= 5)).toEqual([])
  })

  it('has forms that begin as their lemma does, pronouns apart', () => {
    expect(
      broken(([lemma = '', pos, forms = '']) => {
        const list = forms === '' || pos === 'f' ? [] : forms.split(',')
        return list.every((form) => form === '-' || (form !== '' && startsPlausibly(lemma, form)))
      }),
    ).toEqual([])
  })

  it('marks ambiguous short words as traps', () => {
    const traps = new Set(
      lines.filter(({ cells }) => cells[3]?.split(' ').includes('trap')).map(({ cells }) => cells[0]),
    )
    expect(
      ['fack', 'val', 'full', 'hög', 'so', 'k', 'bi', 'par', 'fall', 'Björn', 'Sten', 'My'].filter(
        (word) => !traps.has(word),
      ),
    ).toEqual([])
  })
})
