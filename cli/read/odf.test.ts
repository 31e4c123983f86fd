import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes } from './index.ts'
import { makeOdt } from './make-documents.ts'

const read = (bytes: Buffer) => collect(openBytes('x.odt', bytes))

test('body, comments, notes, tracked deletions, headers, tables, properties', async () => {
  const { records, failures } = await read(
    makeOdt(
      `<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Anna</dc:creator></office:change-info><text:p>Elsa har diabetes.</text:p></text:deletion></text:changed-region></text:tracked-changes>
       <text:h text:outline-level="1">Samtal</text:h>
       <text:p>Hej<text:s text:c="2"/>du<office:annotation><dc:creator>Anna</dc:creator><dc:date>2026-01-01</dc:date><text:p>Ring mamman</text:p></office:annotation> där<text:line-break/>borta<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Enligt BUP</text:p></text:note-body></text:note>.</text:p>
       <table:table><table:table-row><table:table-cell><text:p>Elev</text:p></table:table-cell><table:table-cell><text:p>Kommentar</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Bo Ek</text:p></table:table-cell><table:table-cell><text:p>Kom sent.</text:p></table:table-cell></table:table-row></table:table>`,
      '<style:header><text:p>Resursskolan</text:p></style:header>',
      '<dc:title>Utredning</dc:title><dc:creator>Anna</dc:creator><meta:user-defined meta:name="Elev">Elsa Lind</meta:user-defined>',
    ),
  )
  expect(failures).toEqual([])
  expect(records.map(({ field, text, locator }) => `${locator.pointer} | ${field} | ${text}`)).toEqual([
    'deleted text 1 | text före ändring | Elsa har diabetes.',
    'paragraph 2 | undefined | Samtal',
    'comment 1 | kommentar | Ring mamman',
    'note 1 | fotnot | Enligt BUP',
    'paragraph 3 | Samtal | Hej  du där\nborta.',
    'paragraph 6 | undefined | Elev',
    'paragraph 7 | undefined | Kommentar',
    'paragraph 9 | Kommentar | Kom sent.',
    'header 1 | sidhuvud | Resursskolan',
    'property 1 | title | Utredning',
    'property 2 | Elev | Elsa Lind',
  ])
})

test('a cut-off body says so', async () => {
  const { prose, failures } = await read(makeOdt('<text:p>Hel.</text:p><text:p>&okänt;</text:p>'))
  expect(prose[0]).toBe('Hel.')
  expect(failures).toMatchObject([{ code: 'E262', locator: { pointer: 'content.xml' } }])
})
