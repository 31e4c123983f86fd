import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { trainOwn } from './train.ts'

afterEach(() => vi.restoreAllMocks())

async function tried(lines: readonly object[]): Promise<{ code: number; said: string; written: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'fritext-'))
  const notes = join(folder, 'own.ndjson')
  await writeFile(notes, lines.map((line) => JSON.stringify(line)).join('\n'))
  let said = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
  const code = await trainOwn({ notes: [notes], output: join(folder, 'model'), seed: 1 })
  return { code, said, written: (await readdir(folder)).filter((name) => name !== 'own.ndjson') }
}

const note = (index: number, rule: string): object => ({
  id: `n-${index}`,
  lang: 'sv',
  text: `Anteckning nummer ${index}`,
  expect: [{ rule, quote: 'nummer' }],
})

describe('training on notes of your own', () => {
  it('asks for more notes than a handful and writes nothing', async () => {
    const { code, said, written } = await tried([note(1, 'art9/health')])
    expect(code).toBe(2)
    expect(said).toContain('at least 60')
    expect(written).toEqual([])
  })

  it('names rules that do not exist', async () => {
    const { code, said, written } = await tried(Array.from({ length: 60 }, (_, index) => note(index, 'art9/helth')))
    expect(code).toBe(2)
    expect(said).toContain('art9/helth')
    expect(written).toEqual([])
  })

  it('says in which line a note is none, without a word of it', async () => {
    await expect(tried([note(1, 'art9/health'), { text: 'Hemlig mening' }])).rejects.toThrow(
      /own\.ndjson:2: (?!.*Hemlig)/,
    )
  })
})
