import { describe, expect, it } from 'vitest'
import { parseSuppressions } from './parse.ts'

const parse = (text: string) => parseSuppressions([{ start: 5, end: 5 + text.length, text }])

describe('a suppression', () => {
  it('says where it holds, for which rules, why, how long and by whom', () => {
    const { list, faults } = parse(
      ' fritext-disable-next-line art9/health, home/* until 2027-06-30 by rektor -- exempel -- med streck ',
    )
    expect(faults).toEqual([])
    expect(list).toMatchObject([
      {
        reach: 'next-line',
        rules: ['art9/health', 'home/*'],
        until: '2027-06-30',
        by: 'rektor',
        reason: 'exempel -- med streck',
        start: 5,
      },
    ])
  })

  it.each([
    ['fritext-disable-line all -- x', 'line'],
    ['fritext-disable all -- x', 'block'],
    ['fritext-disable-file all -- x', 'file'],
  ])('%s', (text, reach) => {
    expect(parse(text).list).toMatchObject([{ reach }])
  })

  it.each([
    ['fritext-disable-line art9/health', 'no-reason'],
    ['fritext-disable-line art9/health --', 'no-reason'],
    ['fritext-disable-line art9/health -- …', 'no-reason'],
    ['fritext-disable-line -- varför', 'no-rule'],
    ['fritext-disable-line', 'no-rule'],
    ['fritext-disable-line art9/helth -- x', 'unknown-rule'],
    ['fritext-disable-nextline art9/health -- x', 'unknown-form'],
    ['fritext-disable-line all until 2027-02-30 -- x', 'bad-date'],
    ['fritext-disable-line all until snart -- x', 'bad-date'],
    ['fritext-disable-line all by until 2027-06-30 -- x', 'no-name'],
    ['fritext-disable-line all until 2027-06-30 by -- x', 'no-name'],
    ['fritext-disable-line all until -- x', 'no-date'],
    ['fritext-disable-line all until --', 'no-date'],
    ['fritext-disable-line all until by rektor -- x', 'no-date'],
    ['fritext-disable-line all by rektor by -- x', 'no-name'],
    ['fritext-disable-line all until 2027-06-30 until -- x', 'no-date'],
    ['fritext-disable-line until -- x', 'no-rule'],
    ['Fritext-disable-line all -- x', 'wrong-case'],
    ['FRITEXT-DISABLE-LINE', 'wrong-case'],
    ['fritext-Enable', 'wrong-case'],
  ])('that cannot hold is a fault: %s', (text, fault) => {
    expect(parse(text)).toMatchObject({ list: [], faults: [{ fault }] })
  })

  it('proposes the word that was meant', () => {
    expect(parse('fritext-disable-line art9/helth -- x').faults[0]?.hint).toBe('art9/health')
    expect(parse('fritext-disable-nextline all -- x').faults[0]?.hint).toBe('fritext-disable-next-line')
    expect(parse('Fritext-Disable-NextLine all -- x').faults[0]?.hint).toBe('fritext-disable-next-line')
  })
})

it('other comments are left alone', () => {
  for (const text of [
    ' TODO: fritext-disable-line ',
    'Fritext-fälten är för personal.',
    'Fritext-mallar',
    'Fritext-enabled',
  ]) {
    expect(parse(text)).toEqual({ list: [], enables: [], faults: [] })
  }
})

it('an enable of a rule that does not exist is a fault: the block would go on unseen', () => {
  expect(parse('fritext-enable art9/helth').faults).toMatchObject([{ fault: 'unknown-rule', hint: 'art9/health' }])
})

it('an enable ends blocks', () => {
  expect(parse('fritext-enable art9/health').enables).toEqual([{ start: 5, rules: ['art9/health'] }])
  expect(parse('fritext-enable art9/health').faults).toEqual([])
})
