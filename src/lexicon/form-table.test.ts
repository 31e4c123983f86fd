import { describe, expect, it } from 'vitest'
import { BUILT_IN, ClassRegistry } from './classes.ts'
import { FormTable } from './form-table.ts'
import { tinyLexicon } from './tiny.ts'

function table(lines: string, declared: readonly string[] = ['chronic', 'kin', 'work']): FormTable {
  const builtIn: readonly string[] = BUILT_IN
  const classes = new ClassRegistry(declared.filter((name) => !builtIn.includes(name)))
  const made = new FormTable(classes, 'sv', (name) => {
    const id = classes.find(name)
    if (id === undefined) throw new Error(`no class ${name}`)
    return id
  })
  for (const entry of tinyLexicon(lines)) {
    if (entry.lemma.includes(' ')) made.addPhrase(entry)
    else made.addWord(entry)
  }
  return made
}

describe('a word', () => {
  it('has the class of its lemma in every form', () => {
    const { forms } = table('mamma | n | mamman,mammor,mammorna | kin |')
    const [lemma, definite] = ['mamma', 'mammorna'].map((form) => forms.get(form))
    expect(definite?.size).toBeGreaterThan(0)
    expect([...(lemma ?? [])].some((id) => definite?.has(id))).toBe(true)
  })

  it('joins compounds as their first part only where its entry says so', () => {
    const telling = table('allergi | n | allergin | chronic | hm').forms.get('allergi+')
    const silent = table('allergi | n | allergin | chronic | h').forms.get('allergi+')
    expect(telling?.size).toBeGreaterThan(silent?.size ?? 0)
    expect(table('mor | n | modern | kin | -').forms.has('mor+')).toBe(false)
  })

  it('of an undeclared class is an error', () => {
    expect(() => table('mamma | n | | kin |', [])).toThrow('no class kin')
  })
})

describe('a literal', () => {
  it('stands for all forms of a lemma, and is the same however often it is asked for', () => {
    const made = table('ha | v | har,hade,haft | work |')
    const id = made.lemmaLiteral('ha')
    expect(made.lemmaLiteral('ha')).toBe(id)
    expect(['ha', 'har', 'hade', 'haft'].every((form) => made.forms.get(form)?.has(id))).toBe(true)
    expect(made.literalFor(['har'])).not.toBe(id)
  })
})

describe('an expression', () => {
  it('is kept by its words; one said in two ways of the same length is one', () => {
    const { phrases } = table(`ha | v | har,hade,haft | work |
      ha ont | x | hade ont | chronic |`)
    expect(phrases.size).toBe(1)
    expect([...phrases.values()][0]?.parts).toHaveLength(2)
  })
})
