import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { tinyPack } from '../../src/lexicon/tiny.ts'
import { encodeModel, type Model } from '../../src/training.ts'
import { makeFolder } from '../testing.ts'
import { fitCombination } from './combine.ts'
import { TINY_LEXICON, TINY_NOTES, TINY_OPTIONS, TINY_RULE_DATA, TINY_RULES } from './tiny.ts'
import { combinationOf, type TrainInput, Training } from './train.ts'

const lines = (from: number): string =>
  TINY_NOTES.filter((_, index) => index % 3 === from)
    .map((note) => JSON.stringify(note))
    .join('\n')
const { path, remove } = makeFolder({ 'a.ndjson': lines(0), 'b.ndjson': lines(1), 'c.ndjson': lines(2) })
afterAll(remove)
const pack = tinyPack(TINY_LEXICON, TINY_RULE_DATA)
const log: string[] = []
const input: TrainInput = {
  packs: { sv: pack, en: pack },
  rules: TINY_RULES,
  detected: new Set(['home/conditions']),
  files: [join(path, 'a.ndjson'), join(path, 'b.ndjson')],
  unseen: new Set(['b.ndjson']),
  natural: [join(path, 'c.ndjson')],
  clean: ['Ett ord om kursplanen.'],
  options: TINY_OPTIONS,
  folds: 2,
  hurried: 0.5,
  log: (line) => log.push(line),
}
const model = train(input)

/** All that a training does, in one process. */
function train(chosen: TrainInput): Model {
  const training = new Training(chosen)
  return training.everything()(combinationOf(chosen, training.samples()))
}

describe('train', () => {
  it('makes a model of its rules that tells what it was made from', () => {
    expect(model.header).toMatchObject({ rules: TINY_RULES, card: { notes: 12, writers: 3, seed: 7 } })
    expect(model.header.combine.length).toBe(TINY_RULES.length)
  })

  it('lets the model report alone but where detectors know better', () => {
    expect(model.header.combine.map(({ alone }) => alone)).toEqual([true, false])
  })

  it('makes the same bytes again, and other bytes from another seed', () => {
    const bytes = encodeModel(model)
    expect(encodeModel(train(input))).toEqual(bytes)
    expect(encodeModel(train({ ...input, options: { ...TINY_OPTIONS, seed: 8 } }))).not.toEqual(bytes)
  })

  it('tells how it goes without telling the notes', () => {
    const told = log.join('\n')
    expect(told).toContain('12 notes of 3 writers, 1 clean lines; 4 notes are everyday ones')
    expect(told).toContain('all notes: pass 3 of 3')
    for (const { text } of TINY_NOTES) expect(told).not.toContain(text)
    expect(told).not.toContain('kursplanen')
  })

  it('holds what it knows of the rules to the prior where nothing is held out, and leaves detectors alone', () => {
    const [first, second] = train({ ...input, unseen: new Set(), natural: [] }).header.combine
    expect(first).toEqual(fitCombination([], true))
    expect(second).toEqual({ model: 0, rules: 1, seen: 0, bias: 0, alone: false })
  })
})
