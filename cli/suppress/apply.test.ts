import { describe, expect, it } from 'vitest'
import { everythingOn, type Policy } from '../../src/policy/index.ts'
import { applySuppressions } from './apply.ts'

/** Each line `! rule` is a hit, each line `# …` a comment; gives what is kept as line numbers, what is suppressed, and the faults. */
function outcome(source: string, policy: Partial<Policy> = {}) {
  const places = source
    .split('\n')
    .map((line, index, all) => ({ line, start: all.slice(0, index).join('\n').length + (index > 0 ? 1 : 0) }))
  const comments = places.flatMap(({ line, start }) => {
    const at = line.indexOf('#')
    return at < 0 ? [] : [{ start: start + at, end: start + line.length, text: line.slice(at + 1) }]
  })
  const hits = places.flatMap(({ line, start }, index) => {
    const rule = /! (\S+)/.exec(line)?.[1]
    return rule === undefined ? [] : [{ rule, start: start + line.indexOf('!'), line: index + 1 }]
  })
  const { kept, suppressed, faults } = applySuppressions(
    source,
    comments,
    hits,
    { ...everythingOn, ...policy },
    '2026-11-26',
  )
  return {
    kept: kept.map(({ line }) => line),
    suppressed: suppressed.map(({ hit }) => hit.line),
    faults: faults.map(({ fault }) => fault),
  }
}

it.each(['\n', '\r\n', '\r'])('lines end with %j', (end) => {
  const source = [
    '# fritext-disable-line art9/health -- x !',
    '! b',
    '# fritext-disable-next-line art9/health -- x',
    '! c',
    '! d',
  ].join(end)
  const comments = [...source.matchAll(/# ([^!\r\n]*)/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[1] ?? '',
  }))
  const hits = [...source.matchAll(/!/g)].map(({ index }, number) => ({ rule: 'art9/health', start: index, number }))
  const { kept, faults } = applySuppressions(source, comments, hits, everythingOn, '2026-11-26')
  expect(kept.map(({ number }) => number)).toEqual([1, 3])
  expect(faults).toEqual([])
})

describe('reach', () => {
  it.each([
    ['a line', '! art9/health # fritext-disable-line art9/health -- x\n! art9/health', [2], [1]],
    ['the next line', '# fritext-disable-next-line art9/* -- x\n! art9/health\n! art9/health', [3], [2]],
    [
      'the next line that is not empty',
      '# fritext-disable-next-line all -- x\n\n\n! art9/health\n! art9/health',
      [5],
      [4],
    ],
    [
      'a block',
      '! tone/personal\n# fritext-disable tone/personal -- x\n! tone/personal\n# fritext-enable\n! tone/personal',
      [1, 5],
      [3],
    ],
    ['a block to the end', '# fritext-disable all -- x\n! tone/personal\n! art9/belief', [], [2, 3]],
    [
      'a block that ends for one rule',
      '# fritext-disable all -- x\n# fritext-enable art9/*\n! tone/personal\n! art9/belief',
      [4],
      [3],
    ],
    ['the file', '! tone/personal\n# fritext-disable-file tone/personal -- x\n! tone/personal', [], [1, 3]],
    [
      'two comments above a line',
      '# fritext-disable-next-line art9/health -- x\n# fritext-disable-next-line tone/personal -- x\n! art9/health',
      [],
      [3],
    ],
  ])('%s', (_, source, kept, suppressed) => {
    expect(outcome(source)).toMatchObject({ kept, suppressed })
  })
})

it('tells of what silences nothing', () => {
  expect(outcome('# fritext-disable-next-line art9/belief -- x\n! art9/health').faults).toEqual(['unused'])
})

describe('what a policy allows', () => {
  const one = (rest: string): string => `# fritext-disable-next-line art9/health ${rest} -- x\n! art9/health`
  it.each([
    ['nothing', { forbidSuppressions: true }, '', ['forbidden']],
    ['not this group', { suppressions: { forbid: ['art9/*'] } }, '', ['forbidden']],
    ['not anybody', { suppressions: { by: ['rektor'] } }, '', ['not-by']],
    ['not this one', { suppressions: { by: ['rektor'] } }, 'by elev', ['not-by']],
    ['not for good', { suppressions: { longest: 90 } }, '', ['needs-until']],
    ['not so long', { suppressions: { longest: 90 } }, 'until 2027-11-26', ['too-long']],
    ['not after its day', {}, 'until 2026-11-25', ['expired']],
  ] as const)('%s', (_, policy, rest, faults) => {
    expect(outcome(one(rest), policy as Partial<Policy>)).toEqual({ kept: [2], suppressed: [], faults })
  })

  it('lets through what keeps within the limits', () => {
    const policy = { suppressions: { by: ['rektor'], longest: 90, forbid: ['art9/belief'] } }
    expect(outcome(one('by rektor until 2026-12-24'), policy)).toEqual({ kept: [], suppressed: [2], faults: [] })
  })

  it('a forbidden rule stays, also under a suppression of all', () => {
    const source = '# fritext-disable all -- x\n! art9/health\n! tone/personal'
    expect(outcome(source, { suppressions: { forbid: ['art9/health'] } })).toMatchObject({ kept: [2], suppressed: [3] })
  })
})
