import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { makeFolder } from '../testing.ts'
import { collect } from './collect.ts'
import { openBytes, openInput } from './index.ts'
import { makeDocx, paragraph, run } from './make-documents.ts'
import { makeZip } from './make-zip.ts'

const folder = makeFolder({ keep: '' })
afterAll(folder.remove)

const path = `${folder.path}/notes.db`
const database = new Database(path)
database.exec(`
  create table anteckning (id integer primary key, elev text, kommentar text, bilaga blob);
  create table "konstig ""tabell" (text text);
  create view v as select * from anteckning;
`)
const insert = database.prepare('insert into anteckning values (?, ?, ?, ?)')
insert.run(1, 'Bo Ek', 'Elsa var borta.', null)
insert.run(2, 'Eva Ek', 'Kom sent till lektionen.', makeDocx({ body: paragraph(run('I en bilaga.')) }))
database.prepare('insert into "konstig ""tabell" values (?)').run('Hej på dig.')
database.close()

test('every table, documents in cells among them', async () => {
  const { records, failures, parts } = await collect(openInput(path))
  expect(failures).toEqual([])
  expect(parts.map(({ format, part }) => [format, part])).toEqual([
    ['sqlite', undefined],
    ['table', 'anteckning'],
    ['docx', 'anteckning > row 2, bilaga'],
    ['table', 'konstig "tabell'],
  ])
  expect(records.map(({ text, key, locator }) => [locator.pointer, key, text])).toEqual([
    ['paragraph 1', undefined, 'I en bilaga.'],
    ['row 1, kommentar', '1', 'Elsa var borta.'],
    ['row 2, kommentar', '2', 'Kom sent till lektionen.'],
    ['row 1, text', undefined, 'Hej på dig.'],
  ])
})

test('the rows of a query are those of the library', async () => {
  const query = "select kommentar, upper(elev) as elev from anteckning where kommentar like '%sent%'"
  const { records } = await collect(openInput(path, { query, columns: ['kommentar'] }))
  const theirs = new Database(path, { readonly: true }).prepare(query).all() as { kommentar: string }[]
  expect(records.filter(({ role }) => role === 'prose').map(({ text }) => text)).toEqual(
    theirs.map(({ kommentar }) => kommentar),
  )
})

test.each(['delete from anteckning', 'selec', 'select 1; drop table anteckning', "attach database 'x.db' as y"])(
  'a query that is no single SELECT is refused: %s',
  async (query) => {
    const before = readFileSync(path)
    const { failures, records } = await collect(openInput(path, { query }))
    expect(records).toEqual([])
    expect(failures).toMatchObject([{ code: 'E282' }])
    expect(readFileSync(path).equals(before)).toBe(true)
  },
)

test('in an archive, and damaged', async () => {
  const bytes = readFileSync(path)
  const { prose } = await collect(openBytes('x.zip', makeZip({ 'a/notes.db': bytes })))
  expect(prose).toContain('Kom sent till lektionen.')
  const { failures } = await collect(openBytes('x.db', Buffer.concat([bytes.subarray(0, 5000), Buffer.alloc(3000, 7)])))
  expect(failures.length).toBeGreaterThan(0)
  expect(JSON.stringify(failures)).not.toContain('Elsa')
})
