/** Makes exports of a wanted size for the benchmark of the scan: invented notes of everyday prevalence, one in twenty with something to find. */
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { makeZip } from '../../cli/read/make-zip.ts'

/** The formats that are made. */
export const FORMATS = ['csv', 'ndjson', 'xlsx'] as const

/** A format that is made. */
export type Format = (typeof FORMATS)[number]

const PLAIN = [
  'Vi ses i salen på fredag klockan nio och fortsätter med berättelsen.',
  'Behöver träna mer på multiplikation och arbetar vidare i häftet till fredag.',
  'Deltar aktivt i samtalen och lyssnar på de andra i gruppen.',
  'Inlämningen kom i tid; källorna kan beskrivas tydligare.',
  'Vi gick igenom planeringen och bestämde nya mål för nästa period.',
  'Använder punkt och stor bokstav i sina texter.',
  'Ledig enligt överenskommelse med rektor, uppgifterna finns i klassrummet.',
  'Laborationen är klar och rapporten lämnas in på tisdag.',
]
const MARKED = [
  'Elsa har diabetes och går hem tidigare.',
  'Mamma ringde och sa att han är sjuk i feber.',
  'Han är lat och stör de andra hela tiden.',
  'Familjen är troende och hon ber i korridoren.',
]

/** Note number `index`: 150 to 400 characters, the same on every run. */
function note(index: number): string {
  // A small generator of its own keeps files the same on every machine.
  let state = (index + 1) * 2654435761
  const next = (most: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state % most
  }
  const sentences = Array.from({ length: 3 + next(3) }, () => PLAIN[next(PLAIN.length)] ?? '')
  if (next(20) === 0) sentences[next(sentences.length)] = MARKED[next(MARKED.length)] ?? ''
  return `${sentences.join(' ')} (uppgift ${next(10_000)})`
}

const SCHOOLS = ['Ekskolan', 'Almskolan', 'Björkskolan', 'Lindskolan']

interface Rows {
  readonly head: string
  row(index: number): string
  readonly tail: string
}

const ROWS: Readonly<Record<Format, Rows>> = {
  csv: {
    head: 'Id;Skola;Datum;Kommentar\r\n',
    row: (index) => `${index};${SCHOOLS[index % 4]};2026-0${1 + (index % 9)}-12;"${note(index)}"\r\n`,
    tail: '',
  },
  ndjson: {
    head: '',
    row: (id) =>
      `${JSON.stringify({ id, skola: SCHOOLS[id % 4], datum: `2026-0${1 + (id % 9)}-12`, kommentar: note(id) })}\n`,
    tail: '',
  },
  xlsx: {
    head: '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Id</t></is></c><c r="B1" t="inlineStr"><is><t>Kommentar</t></is></c></row>',
    row: (index) =>
      `<row r="${index + 2}"><c r="A${index + 2}"><v>${index}</v></c><c r="B${index + 2}" t="inlineStr"><is><t>${note(index)}</t></is></c></row>`,
    tail: '</sheetData></worksheet>',
  },
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const BOOK = {
  'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
}

/** Writes an export; `bytes` is its size, of a workbook the size of its sheet unpacked. Gives the number of notes. */
export function makeExport(path: string, format: Format, bytes: number): number {
  const { head, row, tail } = ROWS[format]
  const target = format === 'xlsx' ? `${path}.sheet` : path
  const file = openSync(target, 'w')
  let written = writeSync(file, head)
  let index = 0
  while (written < bytes) {
    let piece = ''
    while (piece.length < 1 << 20 && written + piece.length < bytes) piece += row(index++)
    written += writeSync(file, piece)
  }
  writeSync(file, tail)
  closeSync(file)
  if (format === 'xlsx') writeFileSync(path, makeZip({ ...BOOK, 'xl/worksheets/sheet1.xml': readFileSync(target) }))
  return index
}
