import { describe, expect, it } from 'vitest'
import { definiteCommon, definiteNeuter, inflectNoun } from './nouns.ts'

describe('definiteCommon', () => {
  it('knows vowels, weak endings, -or and doubling', () => {
    const definite = ['flicka', 'bil', 'syster', 'doktor', 'major', 'man', 'öken', 'fröken'].map(definiteCommon)
    expect(definite).toEqual(['flickan', 'bilen', 'systern', 'doktorn', 'majoren', 'mannen', 'öknen', 'fröken'])
  })
})

describe('definiteNeuter', () => {
  it('knows vowels, weak endings, -um and doubling', () => {
    const definite = ['äpple', 'bi', 'parti', 'foto', 'kafé', 'fönster', 'centrum', 'album'].map(definiteNeuter)
    expect(definite).toEqual(['äpplet', 'biet', 'partiet', 'fotot', 'kaféet', 'fönstret', 'centret', 'albumet'])
  })
})

describe('inflectNoun', () => {
  it('lets a compound follow its last part', () => {
    expect(inflectNoun('barnbok', 'n3u')?.map(({ form }) => form)).toContain('barnböckerna')
    expect(inflectNoun('styvmor', 'nx')?.map(({ form }) => form)).toContain('styvmödrarna')
  })

  it('takes one listed definite plural, and a fourth form as an extra', () => {
    expect(inflectNoun('fakta', 'nx', ['faktorna'])).toContainEqual({ form: 'faktorna', features: 'pl.def.nom' })
    expect(inflectNoun('blogg', 'nx', ['bloggen', 'bloggar', 'bloggarna', 'bloggs'])).toContainEqual({
      form: 'bloggs',
      features: 'alt',
    })
  })

  it('leaves other paradigms alone', () => {
    expect(inflectNoun('tala', 'v1')).toBeUndefined()
  })
})
