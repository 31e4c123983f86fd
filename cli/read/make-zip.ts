/** Test and fixture helper: writes zip archives, the same bytes for the same input on every run. */

import { crc32, deflateRawSync } from 'node:zlib'

/** 1 January 2026 in the date format of zip; a fixed day keeps archives reproducible. */
const DATE = ((2026 - 1980) << 9) | (1 << 5) | 1

/** Builds an archive of entries in the order given. `flags` may mark entries, as encrypted for one. */
export function makeZip(
  entries: Readonly<Record<string, string | Buffer>>,
  flags = 0,
  method: 'deflated' | 'stored' = 'deflated',
): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(entries)) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    const packed = method === 'stored' ? bytes : deflateRawSync(bytes, { level: 9 })
    const label = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800 | flags, 2)
    common.writeUInt16LE(method === 'stored' ? 0 : 8, 4)
    common.writeUInt16LE(DATE, 8)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(label.length, 22)
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), common, label, packed)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, label)
    offset += 4 + common.length + label.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  const count = Object.keys(entries).length
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, list, end])
}

/** One sheet of a workbook to be made. Rows hold texts and numbers; undefined leaves a cell out. */
export interface MadeSheet {
  readonly name: string
  readonly rows: readonly (readonly (string | number | undefined)[])[]
  readonly state?: 'hidden'
  /** Column numbers, from 1, that are hidden. */
  readonly hiddenColumns?: readonly number[]
  /** Texts at cells, by reference. */
  readonly comments?: Readonly<Record<string, string>>
  readonly threaded?: Readonly<Record<string, string>>
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

function letters(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : letters(Math.floor(index / 26) - 1) + letters(index % 26)
}

function sheetXml(sheet: MadeSheet, shared: Map<string, number> | undefined): string {
  const cell = (value: string | number | undefined, ref: string): string => {
    if (value === undefined || value === '') return ''
    if (typeof value === 'number')
      return `<c r="${ref}"><v>${value >= 1e11 ? value.toExponential().toUpperCase() : value}</v></c>`
    if (shared === undefined)
      return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`
    if (!shared.has(value)) shared.set(value, shared.size)
    return `<c r="${ref}" t="s"><v>${shared.get(value)}</v></c>`
  }
  const columns = (sheet.hiddenColumns ?? [])
    .map((number) => `<col min="${number}" max="${number}" width="9" hidden="1"/>`)
    .join('')
  const rows = sheet.rows.map((row, at) => {
    const cells = row.map((value, index) => cell(value, `${letters(index)}${at + 1}`)).join('')
    return cells === '' ? '' : `<row r="${at + 1}">${cells}</row>`
  })
  return `${XML}<worksheet xmlns="${MAIN}">${columns === '' ? '' : `<cols>${columns}</cols>`}<sheetData>${rows.join('')}</sheetData></worksheet>`
}

/** Builds a workbook. With `shared`, texts go to the shared strings, as Excel does; otherwise they stand in the cells. */
export function makeWorkbook(sheets: readonly MadeSheet[], shared = true): Buffer {
  const strings = shared ? new Map<string, number>() : undefined
  const entries: Record<string, string> = {}
  const list = sheets.map((sheet, at) => {
    const state = sheet.state === undefined ? '' : ` state="${sheet.state}"`
    return `<sheet name="${escapeXml(sheet.name)}" sheetId="${at + 1}"${state} r:id="rId${at + 1}"/>`
  })
  const links = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  entries['[Content_Types].xml'] =
    `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${sheets.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}${shared ? '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>' : ''}</Types>`
  entries['_rels/.rels'] =
    `${XML}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
  entries['xl/workbook.xml'] =
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list.join('')}</sheets></workbook>`
  if (shared) links.push(`<Relationship Id="rId99" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>`)
  entries['xl/_rels/workbook.xml.rels'] = `${XML}<Relationships xmlns="${PACKAGE}">${links.join('')}</Relationships>`
  for (const [at, sheet] of sheets.entries()) addSheet(entries, sheet, at + 1, strings)
  if (strings !== undefined) {
    const items = [...strings.keys()].map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`)
    entries['xl/sharedStrings.xml'] = `${XML}<sst xmlns="${MAIN}" uniqueCount="${items.length}">${items.join('')}</sst>`
  }
  return makeZip(entries)
}

function addSheet(
  entries: Record<string, string>,
  sheet: MadeSheet,
  number: number,
  strings: Map<string, number> | undefined,
): void {
  entries[`xl/worksheets/sheet${number}.xml`] = sheetXml(sheet, strings)
  const links: string[] = []
  if (sheet.comments !== undefined) {
    const items = Object.entries(sheet.comments).map(
      ([ref, text]) => `<comment ref="${ref}" authorId="0"><text><r><t>${escapeXml(text)}</t></r></text></comment>`,
    )
    entries[`xl/comments${number}.xml`] =
      `${XML}<comments xmlns="${MAIN}"><authors><author/></authors><commentList>${items.join('')}</commentList></comments>`
    links.push(`<Relationship Id="rId1" Type="${RELATIONS}/comments" Target="../comments${number}.xml"/>`)
  }
  if (sheet.threaded !== undefined) {
    const items = Object.entries(sheet.threaded).map(
      ([ref, text]) => `<threadedComment ref="${ref}" id="{0}"><text>${escapeXml(text)}</text></threadedComment>`,
    )
    const space = 'http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments'
    entries[`xl/threadedComments/threadedComment${number}.xml`] =
      `${XML}<ThreadedComments xmlns="${space}">${items.join('')}</ThreadedComments>`
    links.push(
      `<Relationship Id="rId2" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/threadedComment${number}.xml"/>`,
    )
  }
  if (links.length > 0)
    entries[`xl/worksheets/_rels/sheet${number}.xml.rels`] =
      `${XML}<Relationships xmlns="${PACKAGE}">${links.join('')}</Relationships>`
}
