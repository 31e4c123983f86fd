import { expect, it } from 'vitest'
import { markdown, median, race, replacePart, startEnvironment } from './measure.ts'

it('tells the middle', () => {
  expect(median([9, 1, 5])).toBe(5)
})

it('runs candidates in turn, once before anything counts', async () => {
  const order: string[] = []
  const names = ['a', 'b'].map((name) => ({ name, run: () => void order.push(name) }))
  expect([...(await race(names, 2)).keys()]).toEqual(['a', 'b'])
  expect(order.join('')).toBe('ababab')
})

it('times starts without what slows each of them', () => {
  const environment = { PATH: '/bin', NODE_EXTRA_CA_CERTS: '/certificates.pem', NODE_OPTIONS: '--no-warnings' }
  expect(startEnvironment(environment)).toEqual({ PATH: '/bin' })
})

it('writes a table', () => {
  const rows = [{ what: 'pipe', figure: '2 ms', floor: '1 ms', ratio: 0.5, aim: '≥ 0.3' }]
  expect(markdown({ title: 'T', rows }).split('\n').at(-1)).toBe('| pipe | 2 ms | 1 ms | 0.50 | ≥ 0.3 |')
})

it('replaces its own part alone', () => {
  const source = 'a\n<!-- x: begin -->\nold\n<!-- x: end -->\nb'
  expect(replacePart(source, 'x', 'new')).toBe('a\n<!-- x: begin -->\n\nnew\n\n<!-- x: end -->\nb')
  expect(() => replacePart('a', 'x', 'new')).toThrow('marks')
})
