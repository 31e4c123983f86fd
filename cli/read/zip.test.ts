import { expect, test } from 'vitest'
import { LIMITS, LimitError } from './inside.ts'
import { makeZip } from './make-zip.ts'
import { allBytes, bufferSource, streamSource } from './source.ts'
import { openArchive } from './zip.ts'

test('entries by name, unpacked as a stream', async () => {
  const archive = await openArchive(bufferSource('x.zip', makeZip({ 'a/b.txt': 'åäö' })), {})
  const entry = archive.find('a/b.txt')
  expect(archive.find('c')).toBeUndefined()
  if (entry === undefined) throw new Error('no entry')
  const source = await streamSource(await archive.stream(entry), 'x', 'b.txt')
  expect((await allBytes(source, 99))?.toString()).toBe('åäö')
  archive.close()
})

test('too many entries', async () => {
  const names = Object.fromEntries(Array.from({ length: LIMITS.entries + 1 }, (_, index) => [`${index}`, '']))
  await expect(openArchive(bufferSource('x.zip', makeZip(names)), {})).rejects.toThrow(LimitError)
})
