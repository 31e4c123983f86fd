import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { walk } from './walk.ts'

test('sorted, hidden entries and links left out by name, circles harmless', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fritext-walk-'))
  try {
    await mkdir(join(folder, 'b', 'node_modules'), { recursive: true })
    for (const name of ['c.csv', 'a.csv', '.hidden', 'b/å.csv', 'b/~$bok.xlsx']) await writeFile(join(folder, name), '')
    await symlink(folder, join(folder, 'b', 'loop'))
    const found = []
    for await (const { type, path } of walk(folder)) found.push(`${type} ${relative(folder, path)}`)
    expect(found).toEqual([
      'left-out .hidden',
      'file a.csv',
      'left-out b/loop',
      'left-out b/node_modules',
      'left-out b/~$bok.xlsx',
      'file b/å.csv',
      'file c.csv',
    ])
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a folder that cannot be listed is said', async () => {
  const found = []
  for await (const item of walk('/no/such/folder')) found.push(item.type)
  expect(found).toEqual(['unreadable'])
})
