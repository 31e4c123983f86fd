import { describe, expect, it } from 'vitest'
import { expandForms, joiningStems, parseLexicon } from './entries.ts'
import { tinyLexicon } from './tiny.ts'

function only(line: string) {
  const [entry] = tinyLexicon(line)
  if (entry === undefined) throw new Error('no entry')
  return entry
}

/** The forms of a line, sorted. */
const forms = (line: string, lang = 'sv'): string[] =>
  expandForms(only(line), lang)
    .map(({ form }) => form)
    .sort()

/** What one form of a line adds. */
const extra = (line: string, form: string): readonly string[] | undefined =>
  expandForms(only(line), 'sv').find((item) => item.form === form)?.extra

describe('parseLexicon', () => {
  it('reads lemma, part of speech, forms, classes and compound flag', () => {
    expect(parseLexicon('# x\n\nallergi\tn\tallergin, allergier\tillness food\thm\tnote\r\n', () => undefined)).toEqual(
      [
        {
          lemma: 'allergi',
          pos: 'n',
          forms: ['allergin', 'allergier'],
          classes: ['illness', 'food'],
          compound: { first: true, last: true },
        },
      ],
    )
  })

  it('complains of a line with its number and reads the others', () => {
    const complaints: number[] = []
    const entries = parseLexicon('a\tn\nb\n# c\nd\tqq\n\te\nf\tb', (line) => complaints.push(line))
    expect(complaints).toEqual([2, 4, 5])
    expect(entries.map(({ lemma }) => lemma)).toEqual(['a', 'f'])
  })

  it('composes decomposed letters', () => {
    expect(parseLexicon('a\u030al\tn\ta\u030alen', () => undefined)[0]).toMatchObject({ lemma: 'ål', forms: ['ålen'] })
  })

  it('keeps traps out of compounds unless they say otherwise', () => {
    const flags = (line: string) => only(line).compound
    expect(flags('ven | n | | trap')).toEqual({ first: false, last: false })
    expect(flags('ven | n | | trap | h')).toEqual({ first: false, last: true })
    expect(flags('ven | n | | body')).toBeUndefined()
    expect(flags('ven | n | | body | -')).toEqual({ first: false, last: false })
  })
})

describe('expandForms', () => {
  it('adds genitives to nouns and names, not to what ends in s', () => {
    expect(forms('mamma | n | mamman')).toEqual(['mamma', 'mamman', 'mammans', 'mammas'])
    expect(forms('Max | p')).toEqual(['max'])
    expect(forms('BUP | n')).toEqual(['bup', 'bup:s', 'bups'])
  })

  it('adds English genitives', () => {
    expect(forms('mum | n | mums', 'en')).toEqual(['mum', "mum's", 'mums', "mums'", "mums's"])
  })

  it('adds passives to verbs, and inflects the participle', () => {
    expect(forms('hota | v | hotar,hotade,hotat,hotad')).toEqual([
      'hota',
      'hotad',
      'hotade',
      'hotades',
      'hotar',
      'hotas',
      'hotat',
      'hotats',
    ])
    expect(forms('skriva | v | skriver,skrev,skrivit,skriven')).toEqual([
      'skrev',
      'skrevs',
      'skriva',
      'skrivas',
      'skriven',
      'skriver',
      'skrives',
      'skrivet',
      'skrivit',
      'skrivits',
      'skrivna',
    ])
  })

  it('tells tense and part of speech', () => {
    const verb = 'hota | v | hotar,hotade,hotat,hotad'
    expect(extra(verb, 'hota')).toEqual(['verb', 'v-inf'])
    expect(extra(verb, 'hotar')).toEqual(['verb', 'v-pres'])
    expect(extra(verb, 'hotade')).toEqual(['verb', 'v-past', 'v-ptcp'])
    expect(extra(verb, 'hotat')).toEqual(['verb', 'v-sup', 'v-ptcp'])
    expect(extra('glad | a | glatt', 'glatt')).toEqual(['adj'])
    expect(extra('nu | b', 'nu')).toEqual([])
  })

  it('passes over forms that are missing', () => {
    expect(forms('måste | v | måste,-,måst')).toEqual(['måst', 'måste', 'måstes', 'måsts'])
  })
})

describe('joiningStems', () => {
  it.each([
    ['with s', 'dag | n', ['dag', 'dags', 'dage']],
    ['without its a, with o, u and e for it', 'kyrka | n', ['kyrka', 'kyrkas', 'kyrk', 'kyrko', 'kyrku', 'kyrke']],
    ['with o and u for the a of a short word', 'gata | n', ['gata', 'gatas', 'gato', 'gatu']],
    ['without its e', 'pojke | n', ['pojke', 'pojkes', 'pojk', 'pojks']],
    ['as it is, where it ends in s', 'hus | n', ['hus', 'huse']],
    ['as it is, where it is no noun', 'röd | a', ['röd']],
  ])('%s', (_, line, expected) => {
    expect(joiningStems(only(line))).toEqual(expected)
  })

  it('are those that the entry gives, in lower case', () => {
    expect(joiningStems({ ...only('mor | n'), stems: ['Moders'] })).toEqual(['moders'])
  })
})
