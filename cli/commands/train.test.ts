import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { MODEL_NAME } from '../config/config.ts'
import { builtInModel } from '../engine.ts'
import { readOwnModel } from '../model-file.ts'
import { trainOwn } from './train.ts'

afterEach(() => vi.restoreAllMocks())

// Training itself takes half a minute, and is tested beside it.
vi.mock('../train/adapt.ts', async (original) => ({
  ...(await original<typeof import('../train/adapt.ts')>()),
  adapt: () => ({
    model: builtInModel(),
    before: { hit: 1, miss: 1, alarm: 0 },
    after: { hit: 2, miss: 0, alarm: 0 },
  }),
}))

async function tried(
  lines: readonly object[],
): Promise<{ code: number; said: string; written: string[]; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'fritext-'))
  const notes = join(folder, 'own.ndjson')
  await writeFile(notes, lines.map((line) => JSON.stringify(line)).join('\n'))
  let said = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
  const code = await trainOwn({ notes: [notes], output: join(folder, 'model'), seed: 1 })
  return { code, said, written: (await readdir(folder)).filter((name) => name !== 'own.ndjson'), folder }
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

  it('writes a model in which damage is told', async () => {
    vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const { code, folder } = await tried(Array.from({ length: 60 }, (_, index) => note(index, 'art9/health')))
    expect(code).toBe(0)
    const file = join(folder, 'model', MODEL_NAME)
    const read = () => readOwnModel(file, 'dist/judge.bin')
    expect(read).not.toThrow()
    const bytes = await readFile(file)
    await writeFile(file, bytes.fill(0x77, 1_000_000, 1_000_100))
    expect(read).toThrow(/^E126 .* does not match its check sum/)
  })
})
