import fc from 'fast-check'
import ignore from 'ignore'
import { describe, expect, it } from 'vitest'
import { mayLeaveOut } from './ignore-lines.ts'

describe('a quick look at ignore files', () => {
  it('rules out what no line can speak of', () => {
    expect(mayLeaveOut('node_modules\ndist\n*.tgz\n/playground/\n# brev\n\n', '/a/mallar/brev.txt')).toBe(false)
  })

  it.each([
    ['*', '/a/brev.txt'],
    ['BREV*', '/a/brev.txt'],
    ['/mallar/', '/a/mallar/brev.txt'],
    ['[b]rev.txt', '/a/brev.txt'],
    ['brev[]0-9].md', '/a/brev1.md'],
    ['br[[:alpha:]]v.md', '/a/brev.md'],
    ['br[!]x]v.md', '/a/brev.md'],
    ['\\#brev', '/a/#brev'],
    ['mål.txt', '/a/mål.txt'],
    ['dist\r\nbrev.txt\r\n', '/a/brev.txt'],
    ['!brev.txt', '/a/brev.txt'],
  ])('lets %j be asked of %s', (lines, path) => {
    expect(mayLeaveOut(lines, path)).toBe(true)
  })

  it('never rules out what is left out', () => {
    const sign = fc.constantFrom(...'aAbBkK.-_ /*?[]!#\\åÅöé\u212a\u017f')
    const word = fc.array(sign, { minLength: 1, maxLength: 8 }).map((signs) => signs.join(''))
    const path = fc.array(fc.constantFrom('a', 'B', 'ab', 'k', 'å', 'a b', '#a', 'K.b', '-_'), {
      minLength: 1,
      maxLength: 3,
    })
    let leftOut = 0
    fc.assert(
      fc.property(fc.array(word, { maxLength: 3 }), path, (lines, steps) => {
        const text = lines.join('\n')
        if (!ignore().add(text).test(steps.join('/')).ignored) return
        leftOut++
        expect(mayLeaveOut(text, `/top/${steps.join('/')}`)).toBe(true)
      }),
      { numRuns: 20_000 },
    )
    expect(leftOut).toBeGreaterThan(500)
  })
})
