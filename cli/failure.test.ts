import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { Bilingual } from '../src/index.ts'
import { attempt, systemFault } from './failure.ts'

const folder = mkdtempSync(join(tmpdir(), 'fritext-failure-'))
afterAll(() => rmSync(folder, { recursive: true }))

function thrownBy(act: () => void): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

it('tells what the file system refused, where, and what helps', () => {
  const missing = join(folder, 'finns-inte/fil')
  expect(systemFault(thrownBy(() => writeFileSync(missing, '')))?.en).toBe(
    `${missing}: the path does not exist. Check it; folders are not made. (ENOENT)`,
  )
  expect(systemFault(thrownBy(() => writeFileSync(folder, '')))?.sv).toContain('det är en mapp. Ange en fil. (EISDIR)')
  writeFileSync(join(folder, 'fil'), '')
  expect(systemFault(thrownBy(() => readFileSync(join(folder, 'fil/x'))))?.en).toContain('(ENOTDIR)')
})

it('takes the place from whoever asked, where the error names none', () => {
  expect(systemFault(thrownBy(() => readFileSync(folder)))).toBeUndefined()
  expect(
    systemFault(
      thrownBy(() => readFileSync(folder)),
      'mapp',
    )?.en,
  ).toBe('mapp: it is a folder. Name a file. (EISDIR)')
})

it.skipIf(!existsSync('/dev/full'))('keeps what a full disk refuses, and goes on', () => {
  const faults: Bilingual[] = []
  expect(attempt(() => writeFileSync('/dev/full', 'x'), faults, 'minne')).toBeUndefined()
  expect(faults).toMatchObject([{ en: 'minne: the disk is full. Free some space. (ENOSPC)' }])
  expect(attempt(() => 1, faults, 'minne')).toBe(1)
})

it('knows nothing of other errors', () => {
  expect(systemFault(new Error('x'))).toBeUndefined()
  expect(systemFault('x')).toBeUndefined()
})
