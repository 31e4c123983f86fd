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

/** An archive with bytes of the content of an entry, or fields of its header, changed behind its back. */
function changed(bytes: Buffer, change: (copy: Buffer, entry: number) => void): Buffer {
  const copy = Buffer.from(bytes)
  change(copy, copy.indexOf('PK\x01\x02', 0, 'latin1'))
  return copy
}

async function entryOf(bytes: Buffer): Promise<{ text: string; damaged: number }> {
  const archive = await openArchive(bufferSource('x.zip', bytes), {})
  const pieces: Buffer[] = []
  for (const entry of archive.entries) for await (const piece of await archive.stream(entry)) pieces.push(piece)
  archive.close()
  return { text: Buffer.concat(pieces).toString(), damaged: archive.damaged.size }
}

const TEXT = 'Elsa kom sent. '.repeat(9000)

test.each(['deflated', 'stored'] as const)('%s entries are held against their checksum and size', async (method) => {
  const good = makeZip({ 'a.txt': TEXT }, 0, method)
  expect(await entryOf(good)).toEqual({ text: TEXT, damaged: 0 })
  expect(await entryOf(makeZip({ 'a.txt': '' }, 0, method))).toEqual({ text: '', damaged: 0 })
  const sum = changed(good, (copy, entry) => copy.writeUInt32LE(1, entry + 16))
  expect(await entryOf(sum)).toEqual({ text: TEXT, damaged: 1 })
  const size = (value: number): Buffer => changed(good, (copy, entry) => copy.writeUInt32LE(value, entry + 24))
  expect(await entryOf(size(TEXT.length + 1))).toEqual({ text: TEXT, damaged: 1 })
  const cut = await entryOf(size(10))
  expect(cut.damaged).toBe(1)
  expect(cut.text.startsWith('Elsa kom sent.')).toBe(true)
  if (method === 'deflated') expect(cut.text.length).toBeLessThan(TEXT.length)
})
