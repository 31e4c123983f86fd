import { expect, test } from 'vitest'
import { makeZip } from './make-zip.ts'
import { bufferSource } from './source.ts'
import { readNotes, readRelations, readSharedStrings, unescapeCell } from './xlsx-parts.ts'
import { openArchive } from './zip.ts'

const open = (entries: Record<string, string>) => openArchive(bufferSource('x', makeZip(entries)), {})

test('shared strings: rich text joined, phonetic readings dropped, escapes undone, a limit', async () => {
  const archive = await open({
    'xl/sharedStrings.xml':
      '<sst><si><r><t>Bo </t></r><r><t>var</t></r></si><si><t>x</t><rPh><t>y</t></rPh></si><si><t>a_x000A_b</t></si></sst>',
  })
  expect(await readSharedStrings(archive, 100)).toEqual({ texts: ['Bo var', 'x', 'a\nb'], broken: false })
  expect(await readSharedStrings(archive, 3)).toBeUndefined()
})

test('relations resolve against their part; external ones are left alone', async () => {
  const archive = await open({
    'xl/worksheets/_rels/s.xml.rels':
      '<Relationships><Relationship Id="a" Type="http://x/comments" Target="../c.xml"/><Relationship Id="b" Type="t/drawing" Target="/xl/d.xml"/><Relationship Id="c" Type="t/hyperlink" Target="http://x" TargetMode="External"/></Relationships>',
  })
  expect(await readRelations(archive, 'xl/worksheets/s.xml')).toEqual([
    { id: 'a', type: 'comments', target: 'xl/c.xml' },
    { id: 'b', type: 'drawing', target: 'xl/d.xml' },
  ])
})

test('text boxes, paragraph by paragraph, whatever the prefix', async () => {
  const archive = await open({
    'd.xml': '<x:wsDr><a:p><a:r><a:t>Ring </a:t></a:r><a:r><a:t>hem</a:t></a:r></a:p><a:p/></x:wsDr>',
  })
  expect(await readNotes(archive, 'd.xml', 'p')).toEqual({ texts: [{ ref: '', text: 'Ring hem' }], broken: false })
})

test('escapes', () => {
  expect(unescapeCell('a_x000D_b_xZ_')).toBe('a\rb_xZ_')
})
