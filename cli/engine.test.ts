import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openEngine } from './engine.ts'
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
