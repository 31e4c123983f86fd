import { describe, expect, it } from 'vitest'
import { sentenceAround } from './sentences.ts'

/** The sentence around what stands between brackets. */
function around(marked: string): string {
  const range = { from: marked.indexOf('<'), to: marked.indexOf('>') - 1 }
  const text = marked.replace(/[<>]/g, '')
  const { from, to } = sentenceAround(text, range)
  return text.slice(from, to)
}

describe('the sentence around a place', () => {
  it.each([
    ['Hej. Elsa har <adhd>. Bra.', 'Elsa har adhd. '],
    ['Hej. Elsa har <adhd>.', ' Elsa har adhd.'],
    ['Hej. ”Elsa har <adhd>.” Bra.', '”Elsa har adhd.” '],
    ['Hej. (Elsa har <adhd>!) Bra.', '(Elsa har adhd!) '],
    ['Hej. ”Elsa har <adhd>.” sa han. Bra.', '”Elsa har adhd.” sa han. '],
    ['Hej. Hon har t.ex. <ADHD>. Bra.', 'Hon har t.ex. ADHD. '],
    ['Hej. Hon har ca <två> diagnoser. Bra.', 'Hon har ca två diagnoser. '],
    ['Hon <är> sjuk m.m. Elsa är glad.', 'Hon är sjuk m.m. '],
    ['Hej. E. Ek är <sjuk>. Bra.', 'E. Ek är sjuk. '],
    ['Den 3. maj var hon <sjuk>. Bra.', 'Den 3. maj var hon sjuk. '],
    ['Hon fick 3. Elsa är <sjuk>. Bra.', 'Elsa är sjuk. '],
    ['Hon är ... <sjuk>. Bra.', 'Hon är ... sjuk. '],
    ['hej. elsa är <sjuk>. bra.', 'elsa är sjuk. '],
    ['Hej. Elsa <är sjuk. Hon är> glad. Bra.', 'Elsa är sjuk. Hon är glad. '],
    ['<sjuk>', 'sjuk'],
  ])('%s', (marked, sentence) => {
    expect(around(marked)).toBe(sentence)
  })

  it('is found in time that grows with the text alone', () => {
    const text = 'a.'.repeat(100_000)
    const before = process.cpuUsage().user
    expect(sentenceAround(text, { from: 10, to: 12 })).toEqual({ from: 0, to: text.length })
    expect((process.cpuUsage().user - before) / 1000).toBeLessThan(2000)
  })
})
