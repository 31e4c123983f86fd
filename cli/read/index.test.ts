import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes, openInput, openStream } from './index.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fritext-read-'))
  await mkdir(join(folder, 'b'))
  await writeFile(join(folder, 'a.csv'), 'Namn;Kommentar\nBo;Sjuk\nEva;Sen\n')
  await writeFile(join(folder, 'b', 'bild\u001b[2J.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]))
  await writeFile(join(folder, 'c.json'), '{"comment": "hemligt')
  await writeFile(join(folder, 'd.md'), '# Hej på dig')
  await writeFile(join(folder, 'e.txt'), '')
})

afterAll(async () => {
  await rm(folder, { recursive: true })
})

test('a folder: sorted, every failure in its place, the others read, names made printable', async () => {
  const { prose, failures } = await collect(openInput(folder))
  expect(prose).toEqual(['Sjuk', 'Sen', 'Hej på dig'])
  expect(failures.map(({ code, file }) => [code, file.slice(folder.length)])).toEqual([
    ['E215', '/b/bild\\u{1b}[2J.png'],
    ['E240', '/c.json'],
    ['E203', '/e.txt'],
  ])
  expect(JSON.stringify(failures)).not.toContain('hemligt')
})

test('paths that cannot be read', async () => {
  const codes = async (path: string, options = {}) =>
    (await collect(openInput(path, options))).failures.map((item) => item.code)
  expect(await codes(join(folder, 'nej.csv'))).toEqual(['E201'])
  expect(await codes(join(folder, 'a.csv', 'x'))).toEqual(['E201'])
  expect(await codes('/dev/null')).toEqual(['E213'])
  expect(await codes(join(folder, 'a.csv'), { maxBytes: 3 })).toEqual(['E210'])
  expect(await codes(`${folder}/\u0000`)).toEqual(['E202'])
})

test('options that are wrong are said before anything is read', async () => {
  const { failures, records } = await collect(openInput(folder, { encoding: 'klingon', system: 'x' }))
  expect(failures.map((item) => item.code)).toEqual(['E211', 'E222'])
  expect(failures[1]?.remedy).toContain('skola24')
  expect(records).toEqual([])
})

test('standard input, named or not', async () => {
  const csv = 'Namn;Kommentar\nBo;Sjuk\n'
  expect((await collect(openStream(Readable.from([Buffer.from(csv)])))).prose).toEqual(['Sjuk'])
  const { records } = await collect(openStream(Readable.from([Buffer.from('# Hej')]), { stdinFilename: 'x.md' }))
  expect(records).toMatchObject([{ file: 'x.md', text: 'Hej' }])
  expect((await collect(openStream(Readable.from([])))).failures).toMatchObject([{ code: 'E203', file: '<stdin>' }])
})

test('--system names the records', async () => {
  const { records, notices } = await collect(
    openBytes('x.csv', Buffer.from('Elev;Anledning\nBo;Sjuk\nEva;Sen\n'), { system: 'Skola24' }),
  )
  expect(records).toMatchObject([
    { system: 'skola24', kind: 'absence' },
    { system: 'skola24', kind: 'absence' },
  ])
  expect(notices.find((item) => item.about === 'system')?.message).toContain('as asked for')
})

test('a reader that fails says so without its error', async () => {
  const source = async function* () {
    yield Buffer.from('Namn;Kommentar\nBo;Sjuk\nEva;Sen\n')
    throw new Error('hemligt')
  }
  const { failures } = await collect(openStream(Readable.from(source()), { stdinFilename: 'x.csv' }))
  expect(failures.map((item) => item.code)).toEqual(['E202'])
  expect(JSON.stringify(failures)).not.toContain('hemligt')
})
