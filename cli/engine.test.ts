import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openEngine, readPart } from './engine.ts'
import { makeFolder } from './testing.ts'

const folder = makeFolder({
  'a/fritext.config.yaml': 'judge: rules\n',
  'b/fritext.config.yaml': 'judge: both\n',
  'c/fritext.config.yaml': 'judge: both\nrules: { art9/health: off }\n',
  'namn.txt': 'Elsa Andersson\n',
})
afterAll(folder.remove)

it('is told apart from one with another policy, another judge or other names', async () => {
  const config = (name: string): string => join(folder.path, name, 'fritext.config.yaml')
  const choices = [
    { config: config('a') },
    { config: config('b') },
    { config: config('c') },
    { config: config('b'), people: join(folder.path, 'namn.txt') },
    { policy: 'stockholm' },
  ]
  const made = await Promise.all(choices.map(async (choice) => (await openEngine(choice)).made))
  expect(new Set(made).size).toBe(choices.length)
  expect((await openEngine({ policy: config('a') })).made).toBe(made[0])
})

it('reads a file piece by piece, and refuses another one that took its place', () => {
  const file = join(folder.path, 'data.bin')
  writeFileSync(file, 'abcdef')
  const into = new Uint8Array(2)
  const stamp = readPart(file, into, 0)
  expect(readPart(file, into, 3, stamp)).toBe(stamp)
  expect(new TextDecoder().decode(into)).toBe('de')
  expect(() => readPart(file, into, 5, stamp)).toThrow('is cut short')
  writeFileSync(`${file}.new`, 'abcdefg')
  renameSync(`${file}.new`, file)
  expect(() => readPart(file, into, 3, stamp)).toThrow('was replaced while this program ran')
})
