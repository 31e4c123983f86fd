import { describe, expect, it } from 'vitest'
import { isDisguised, undisguise } from './lookalikes.ts'
import { normalize } from './normalize.ts'

describe('letters that look like others', () => {
  it.each([
    ['diab\u0435t\u0435s', 'diabetes'],
    ['\u0410DHD', 'ADHD'],
    ['musl\u03b9m', 'muslim'],
    ['\uff44\uff49\uff41\uff42', 'diab'],
  ])('%s is read as %s', (text, plain) => {
    expect(isDisguised(text)).toBe(true)
    expect(undisguise(text)).toBe(plain)
    expect(normalize(text).text).toBe(plain)
  })

  it.each([
    '\u043c\u0430\u043c\u0430',
    '\u03b2-blockerare',
    'vinkeln \u03b1 \u00e4r 30 grader',
    'vanlig text \u2013 med tankstreck',
  ])('a word of one script stays as it is: %s', (text) => {
    expect(isDisguised(text)).toBe(false)
    expect(normalize(text).text).toBe(text)
  })

  it('leaves other words of the text alone, and every offset where it was', () => {
    const text = '\u043c\u0430\u043c\u0430 har diab\u0435tes'
    expect(undisguise(text)).toBe('\u043c\u0430\u043c\u0430 har diabetes')
    const { back } = normalize(text)
    for (let at = 0; at <= text.length; at++) expect(back(at)).toBe(at)
  })
})
