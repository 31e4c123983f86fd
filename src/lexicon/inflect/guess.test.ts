import { describe, expect, it } from 'vitest'
import { guessParadigm } from './guess.ts'

const CASES = `
n flicka n1
n sjukdom n2
n mobbning n2
n allergi n3
n separation n3
n depression n3
n händelse n3
n museum n3n
n bageri n3n
n förhållande n4
n studerande n5u
n lärare n5u
n politiker n5u
n föräldraskap n5n
n kunskap n3
n småstad n3u
n styvfar -
n plastpappa n1
n hus -
n bil -
n hopp -
n par -
v skriva v4
v beskriva v4
v prata -
v studera v1
v må v3
v handla v1
a praktisk a3
a begåvad ap
a krävande a4
a hjälpsam a1
a vacker a2
a rik -
p Selma p0
s bup s0
b ofta i0
x slå sig i0
`

describe('guessParadigm', () => {
  it.each(CASES.trim().split('\n'))('%s', (line) => {
    const [, pos = '', lemma = '', paradigm = ''] = /^(\S) (.+) (\S+)$/.exec(line) ?? []
    expect(guessParadigm(lemma, pos) ?? '-').toBe(paradigm)
  })
})
