import { describe, expect, it } from 'vitest'
import { ConfigError, problemAt, problemOfFile, renderProblem } from './problem.ts'

describe('renderProblem', () => {
  it('puts the caret under the mistake after a tab and with CRLF line ends', () => {
    const problem = problemAt('a: 1\r\n\tb: 22\r\nc: 3\r\n', 'x.yaml', { start: 10, end: 12 }, 'E111', 'No.')
    expect(renderProblem(problem)).toBe(
      ['x.yaml:2:5: E111 No.', '  1 | a: 1', '> 2 |  b: 22', '    |     ^^', '  3 | c: 3'].join('\n'),
    )
  })

  it('cuts long lines around the mistake', () => {
    const source = `${'x'.repeat(300)}BAD${'y'.repeat(300)}`
    const lines = renderProblem(problemAt(source, 'x.json', { start: 300, end: 303 }, 'E101', 'No.')).split('\n')
    expect(lines[1]?.length).toBeLessThan(120)
    const caret = lines[2]?.indexOf('^') ?? 0
    expect(lines[1]?.slice(caret, caret + 3)).toBe('BAD')
    expect(lines[2]?.match(/\^/g)).toHaveLength(3)
  })

  it('marks to the end of the line when the mistake runs over it', () => {
    const problem = problemAt('key: [a,\n  b', 'x.yaml', { start: 5, end: 12 }, 'E101', 'No.')
    expect(renderProblem(problem).split('\n')[2]).toBe('    |      ^^^')
  })

  it('lets no control character through', () => {
    const problem = problemAt('a: \u001b[31m\u202e', 'x\u0007.yaml', { start: 0, end: 1 }, 'E101', 'No.')
    const shown = renderProblem(problem)
    expect(shown).not.toContain('\u001b')
    expect(shown).not.toContain('\u0007')
    expect(shown).not.toContain('\u202e')
  })

  it('speaks of a whole file without lines', () => {
    expect(renderProblem(problemOfFile('x.yaml', 'E130', 'It is gone.', 'Put it back.'))).toBe(
      'x.yaml:1:1: E130 It is gone.\n  Put it back.',
    )
  })
})

describe('ConfigError', () => {
  it('renders every problem', () => {
    const error = new ConfigError([problemOfFile('a', 'E130', 'One.'), problemOfFile('b', 'E130', 'Two.')])
    expect(error.message).toBe('a:1:1: E130 One.\n\nb:1:1: E130 Two.')
    expect(error.problems).toHaveLength(2)
  })
})
