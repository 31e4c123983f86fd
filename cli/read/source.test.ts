import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import type { Source } from './options.ts'
import { allBytes, bufferSource, fileSource, HEAD_BYTES, streamSource } from './source.ts'

const BIG = Buffer.alloc(HEAD_BYTES * 3 + 1, 0x61)

async function check(source: Source): Promise<void> {
  expect(source.head).toHaveLength(HEAD_BYTES)
  expect(source.extension).toBe('csv')
  expect((await allBytes(source, BIG.length))?.equals(BIG)).toBe(true)
}

test('head first, then all bytes: buffer, stream and file', async () => {
  await check(bufferSource('A.CSV', BIG))
  await check(await streamSource(Readable.from([BIG.subarray(0, 7), BIG.subarray(7)]), '<stdin>', 'a.csv'))
  const folder = await mkdtemp(join(tmpdir(), 'fritext-source-'))
  try {
    const path = join(folder, 'a.csv')
    await writeFile(path, BIG)
    let seen = 0
    await check(
      await fileSource(path, 'a.csv', (bytes) => {
        seen += bytes
      }),
    )
    expect(seen).toBe(BIG.length)
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('over the limit there are no bytes', async () => {
  expect(await allBytes(bufferSource('a', BIG), 10)).toBeUndefined()
})

test('an empty stream is an empty source', async () => {
  const source = await streamSource(Readable.from([]), '<stdin>', '')
  expect(source.head).toHaveLength(0)
  expect(await allBytes(source, 1)).toHaveLength(0)
})
