import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { isSameFile } from './same-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'fritext-same-'))
const at = (name: string): string => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))
mkdirSync(at('mapp'))
writeFileSync(at('mapp/a'), '')
writeFileSync(at('mapp/b'), '')
symlinkSync('mapp', at('länk'))
symlinkSync('mapp/a', at('a-länk'))
linkSync(at('mapp/a'), at('hård'))

it.each([
  ['mapp/a', 'mapp/../mapp/a', true],
  ['mapp/a', 'länk/a', true],
  ['a-länk', 'mapp/a', true],
  ['hård', 'mapp/a', true],
  ['mapp/ny', 'länk/ny', true],
  ['mapp/a', 'mapp/b', false],
  ['mapp/ny', 'mapp/a', false],
  ['mapp/ny/djup', 'mapp/ny', false],
])('%s and %s: %s', (one, other, same) => {
  expect(isSameFile(at(one), at(other))).toBe(same)
  expect(isSameFile(at(other), at(one))).toBe(same)
})
