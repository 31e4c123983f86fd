/** Test and fixture helper: writes Word, OpenDocument, PowerPoint, PDF, tar and message files; the same bytes on every run. */

import { makeZip } from './make-zip.ts'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main'

/** Text as XML. */
export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/** A run of a Word document. */
export function run(text: string, tag = 't'): string {
  return `<w:r><w:${tag} xml:space="preserve">${escapeXml(text)}</w:${tag}></w:r>`
}

/** A paragraph of a Word document out of runs, with a style. */
export function paragraph(runs: string, style?: string): string {
  const look = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`
  return `<w:p>${look}${runs}</w:p>`
}

/** A table of a Word document. */
export function wordTable(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => `<w:tc><w:tcPr/>${paragraph(run(text))}</w:tc>`
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`
}

/** What a Word document is made of: XML of the body, and of other parts by name (`footnotes`, `comments`, `header1`, `footer1`). */
export interface MadeDocument {
  readonly body: string
  readonly parts?: Readonly<Record<string, string>>
  readonly properties?: Readonly<Record<string, string>>
  /** Further entries as they are. */
  readonly more?: Readonly<Record<string, string | Buffer>>
}

const ROOTS: Readonly<Record<string, string>> = { header1: 'hdr', footer1: 'ftr' }

/** Builds a Word document. */
export function makeDocx({ body, parts = {}, properties = {}, more = {} }: MadeDocument): Buffer {
  const spaces = `xmlns:w="${WORD}" xmlns:r="${RELATIONS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"`
  const names = Object.keys(parts)
  const kind = (name: string): string => name.replace(/\d+$/, '')
  const types = names
    .map(
      (name) =>
        `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind(name)}+xml"/>`,
    )
    .join('')
  const links = names.map(
    (name, at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${kind(name)}" Target="${name}.xml"/>`,
  )
  const core = Object.entries(properties).map(([name, text]) => `<dc:${name}>${escapeXml(text)}</dc:${name}>`)
  return makeZip({
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>${types}</Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${XML}<w:document ${spaces}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}">${links.join('')}</Relationships>`,
    ...Object.fromEntries(
      Object.entries(parts).map(([name, content]) => {
        const root = ROOTS[name] ?? name
        return [`word/${name}.xml`, `${XML}<w:${root} ${spaces}>${content}</w:${root}>`]
      }),
    ),
    'docProps/core.xml': `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${core.join('')}</cp:coreProperties>`,
    ...more,
  })
}

/** A slide: paragraphs, notes, comments. */
export interface MadeSlide {
  readonly paragraphs: readonly string[]
  readonly notes?: string
  readonly comment?: string
  readonly hidden?: boolean
}

/** Builds a presentation. The order of the slides is the reverse of their file names, as after sorting in PowerPoint. */
export function makePptx(slides: readonly MadeSlide[]): Buffer {
  const PRESENTATION = 'http://schemas.openxmlformats.org/presentationml/2006/main'
  const entries: Record<string, string> = {}
  const file = (at: number): number => slides.length - at
  const text = (paragraphs: readonly string[]): string =>
    `<p:cSld><p:spTree><p:sp><p:txBody>${paragraphs.map((line) => `<a:p><a:r><a:t>${escapeXml(line)}</a:t></a:r></a:p>`).join('')}</p:txBody></p:sp></p:spTree></p:cSld>`
  const spaces = `xmlns:p="${PRESENTATION}" xmlns:a="${DRAWING}" xmlns:r="${RELATIONS}"`
  const ids = slides.map((_, at) => `<p:sldId id="${256 + at}" r:id="rId${at + 1}"/>`).join('')
  entries['ppt/presentation.xml'] = `${XML}<p:presentation ${spaces}><p:sldIdLst>${ids}</p:sldIdLst></p:presentation>`
  const links = slides.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/slide" Target="slides/slide${file(at)}.xml"/>`,
  )
  entries['ppt/_rels/presentation.xml.rels'] =
    `${XML}<Relationships xmlns="${PACKAGE}">${links.join('')}</Relationships>`
  for (const [at, slide] of slides.entries()) {
    const number = file(at)
    const hidden = slide.hidden === true ? ' show="0"' : ''
    entries[`ppt/slides/slide${number}.xml`] = `${XML}<p:sld ${spaces}${hidden}>${text(slide.paragraphs)}</p:sld>`
    const own: string[] = []
    if (slide.notes !== undefined) {
      entries[`ppt/notesSlides/notesSlide${number}.xml`] = `${XML}<p:notes ${spaces}>${text([slide.notes])}</p:notes>`
      own.push(
        `<Relationship Id="rId1" Type="${RELATIONS}/notesSlide" Target="../notesSlides/notesSlide${number}.xml"/>`,
      )
    }
    if (slide.comment !== undefined) {
      entries[`ppt/comments/comment${number}.xml`] =
        `${XML}<p:cmLst ${spaces}><p:cm authorId="0"><p:text>${escapeXml(slide.comment)}</p:text></p:cm></p:cmLst>`
      own.push(`<Relationship Id="rId2" Type="${RELATIONS}/comments" Target="../comments/comment${number}.xml"/>`)
    }
    entries[`ppt/slides/_rels/slide${number}.xml.rels`] =
      `${XML}<Relationships xmlns="${PACKAGE}">${own.join('')}</Relationships>`
  }
  return makeZip(entries)
}

/** Builds an OpenDocument text out of the XML of its body, its headers and footers, and its properties. */
export function makeOdt(body: string, styles = '', meta = ''): Buffer {
  const spaces = ['office', 'text', 'table', 'style', 'meta']
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ')
  const more = `${spaces} xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"`
  return makeZip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `${XML}<office:document-content ${more}><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'styles.xml': `${XML}<office:document-styles ${more}><office:master-styles><style:master-page>${styles}</style:master-page></office:master-styles></office:document-styles>`,
    'meta.xml': `${XML}<office:document-meta ${more}><office:meta>${meta}</office:meta></office:document-meta>`,
  })
}

/** Builds a tar archive. */
export function makeTar(entries: Readonly<Record<string, string | Buffer>>, type = '0'): Buffer {
  const blocks: Buffer[] = []
  for (const [name, content] of Object.entries(entries)) {
    const bytes = Buffer.from(content)
    const head = Buffer.alloc(512)
    head.write(name, 0, 100)
    head.write('0000644\u00000000000\u00000000000\u0000', 100, 'latin1')
    head.write(`${bytes.length.toString(8).padStart(11, '0')}\u0000`, 124, 'latin1')
    head.write('15113332000\u0000        ', 136, 'latin1')
    head.write(`${type}`, 156, 'latin1')
    head.write('ustar\u000000', 257, 'latin1')
    let sum = 0
    for (const byte of head) sum += byte
    head.write(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148, 'latin1')
    blocks.push(head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512))
  }
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

/** A page of a PDF: lines of text, or a picture alone. */
export type MadePage = readonly string[] | 'picture' | 'blank'

/** Characters of windows-1252 in a PDF string. */
function pdfString(text: string): string {
  return [...text]
    .map((sign) => {
      const code = sign.codePointAt(0) ?? 0x3f
      if (/[()\\]/.test(sign)) return `\\${sign}`
      return code < 0x80 ? sign : `\\${code.toString(8).padStart(3, '0')}`
    })
    .join('')
}

/** Builds a PDF. Texts hold characters of Latin-1. `remark` is a note on the first page. */
export function makePdf(pages: readonly MadePage[], properties: { title?: string; remark?: string } = {}): Buffer {
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  const stream = (dictionary: string, content: string): string =>
    `<<${dictionary}/Length ${content.length}>>\nstream\n${content}\nendstream`
  add('')
  add('')
  const font = add('<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>')
  const picture = add(
    stream('/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8', '\u007f'),
  )
  const kids = pages.map((page, at) => {
    const lines = page === 'picture' ? '500 0 0 700 40 40 cm /I Do' : page === 'blank' ? '' : textLines(page)
    const content = add(stream('', lines))
    const remark =
      at === 0 && properties.remark !== undefined
        ? `/Annots[<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(${pdfString(properties.remark)})>>]`
        : ''
    return add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F ${font} 0 R>>/XObject<</I ${picture} 0 R>>>>/Contents ${content} 0 R${remark}>>`,
    )
  })
  objects[0] = '<</Type/Catalog/Pages 2 0 R>>'
  objects[1] = `<</Type/Pages/Count ${kids.length}/Kids[${kids.map((id) => `${id} 0 R`).join(' ')}]>>`
  const info = add(`<</Title(${pdfString(properties.title ?? '')})>>`)
  let text = '%PDF-1.4\n'
  const offsets = objects.map((body, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  text += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R/Info ${info} 0 R>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

function textLines(lines: readonly string[]): string {
  let y = 780
  const shown = lines.map((line) => {
    y -= line === '' ? 30 : 14
    return line === '' ? '' : `1 0 0 1 50 ${y} Tm (${pdfString(line)}) Tj`
  })
  return `BT /F 12 Tf ${shown.join(' ')} ET`
}
