import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes } from './index.ts'
import { makeDocx, makeTar, paragraph, run } from './make-documents.ts'
import { makeZip } from './make-zip.ts'
import { isTar } from './tar-head.ts'

const read = (name: string, bytes: Buffer, options = {}) => collect(openBytes(name, bytes, options))

const FILES = {
  'Takeout/a.docx': makeDocx({ body: paragraph(run('Ett dokument.')) }),
  'Takeout/b.csv': 'Namn;Kommentar\nBo;Sjuk idag\nEva;Sen\n',
  '../utanför.txt': 'Hej på dig.',
  'c.zip': makeZip({ 'd.txt': 'I båda.' }),
}

test.each([
  ['x.tar', makeTar(FILES)],
  ['x.tgz', gzipSync(makeTar(FILES))],
  ['x.zip', makeZip({ 'x.tar.gz': gzipSync(makeTar(FILES)) })],
])('%s: every entry, whatever its name, and archives inside', async (name, bytes) => {
  const { records, failures, notices } = await read(name, bytes)
  expect(failures).toEqual([])
  expect(records.map(({ text }) => text)).toEqual(['Ett dokument.', 'Sjuk idag', 'Sen', 'Hej på dig.', 'I båda.'])
  expect(records.at(-1)?.locator.part?.endsWith('c.zip > d.txt')).toBe(true)
  expect(notices.some(({ message }) => message.includes('Do not unpack'))).toBe(true)
})

test('what tar-stream packs is read, links are left out and counted', async () => {
  const packed = pack()
  packed.entry({ name: `${'långt/'.repeat(30)}a.txt` }, 'Långt namn.')
  packed.entry({ name: 'b', type: 'symlink', linkname: '/etc/passwd' })
  packed.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of packed) chunks.push(chunk as Buffer)
  const { prose, notices } = await read('x.tar', Buffer.concat(chunks))
  expect(prose).toEqual(['Långt namn.'])
  expect(notices.find(({ about }) => about === 'left-out')?.message).toContain('1 entry')
})

test('one compressed file is read by its inner name', async () => {
  const { records } = await read('x.csv.gz', gzipSync('Namn;Kommentar\nBo;Sjuk idag\nEva;Sen\n'))
  expect(records.map(({ text, locator }) => [text, locator.line])).toEqual([
    ['Sjuk idag', 2],
    ['Sen', 3],
  ])
})

test('bombs and damage: a clear failure, what stands before is read', async () => {
  expect((await read('x.gz', gzipSync(Buffer.alloc(40 * 1024 * 1024, 'a ')))).failures).toMatchObject([
    { code: 'E261' },
  ])
  const tar = makeTar({ 'a.txt': 'Hel fil.', 'b.txt': 'x'.repeat(3000) })
  const cut = await read('x.tar', tar.subarray(0, 1800))
  expect(cut.prose).toContain('Hel fil.')
  expect(cut.failures.map(({ code }) => code)).toContain('E260')
  const gz = gzipSync(makeTar({ 'a.txt': 'Hel fil.' }))
  expect((await read('x.tgz', gz.subarray(0, gz.length - 20))).failures.length).toBeGreaterThan(0)
  let nested: Buffer = gzipSync('Hej på dig.')
  for (let depth = 0; depth < 6; depth++) nested = gzipSync(nested)
  expect((await read('x.gz', nested)).failures).toMatchObject([{ code: 'E261' }])
})

test('a limit on files holds for entries, and the next entry is read', async () => {
  const { failures, prose } = await read('x.tar', makeTar({ 'a.txt': 'x'.repeat(4000), 'b.txt': 'Hej.' }), {
    maxBytes: 3000,
  })
  expect(failures).toMatchObject([{ code: 'E210', locator: { part: 'a.txt' } }])
  expect(prose).toEqual(['Hej.'])
})

test('a note is no archive', () => {
  expect(isTar(Buffer.from('Hej på dig. '.repeat(100)))).toBe(false)
  expect(isTar(Buffer.alloc(600))).toBe(false)
  expect(isTar(makeTar({ a: 'b' }))).toBe(true)
})
