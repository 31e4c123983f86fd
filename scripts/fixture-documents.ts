/** Exports that are documents, messages, archives and databases. Part of make-fixtures. */

import { gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { makeDocx, makeOdt, makePdf, makePptx, makeTar, paragraph, run, wordTable } from '../cli/read/make-documents.ts'
import { makeWorkbook, makeZip } from '../cli/read/make-zip.ts'

/** A plan of a pupil (IUP) with a comment, a tracked change, a footnote, a header and a table. */
function iup(): Buffer {
  return makeDocx({
    body: [
      paragraph(run('Individuell utvecklingsplan'), 'Heading1'),
      paragraph(run('Ture läser längre texter än i höstas och återberättar dem med egna ord.')),
      paragraph(
        `${run('Ture ')}<w:del w:id="1" w:author="M">${run('har fått diagnosen adhd', 'delText')}</w:del><w:ins w:id="2" w:author="M">${run('arbetar bäst i korta pass')}</w:ins>${run('.')}`,
      ),
      wordTable([
        ['Ämne', 'Kommentar'],
        ['Svenska', 'Skriver berättelser med tydlig början.'],
        ['Matematik', 'Går hos kurator varje tisdag för sin ångest.'],
      ]),
      paragraph(run('Nästa samtal')),
      paragraph(run('Vi ses igen i mars och tittar på läsloggen.')),
    ].join(''),
    parts: {
      comments: `<w:comment w:id="0" w:author="J">${paragraph(run('Pappan är muslim och vill inte att Ture sjunger i kyrkan.'))}</w:comment>`,
      footnotes: `<w:footnote w:id="1">${paragraph(run('Enligt utredningen från barn- och ungdomspsykiatrin.'))}</w:footnote>`,
      header1: paragraph(run('Ekbackaskolan')),
    },
    properties: { title: 'IUP Ture vårterminen', creator: 'Marianne Lind' },
  })
}

/** Minutes of a meeting on a pupil's health, with a remark. */
function minutes(): Buffer {
  return makeOdt(
    '<text:h text:outline-level="1">Elevhälsomöte</text:h><text:p>Närvarande: rektor, kurator, mentor.</text:p><text:p>Mentor berättar att Ines sover dåligt och äter medicin mot depression<office:annotation><dc:creator>Anna</dc:creator><text:p>Stryk medicinen innan protokollet delas.</text:p></office:annotation>.</text:p><text:p>Beslut: mentor ringer hem i veckan.</text:p>',
    '<style:footer><text:p>Arbetsmaterial</text:p></style:footer>',
    '<dc:title>Protokoll elevhälsomöte</dc:title>',
  )
}

/** Slides of a class council. The only text that must not be there stands in the notes. */
function council(): Buffer {
  return makePptx([
    {
      paragraphs: ['Klassråd 8B', 'Vårens resa', 'Städveckor'],
      notes: 'Säg inget om att Wilmas mamma sitter i fängelse.',
      comment: 'Byt bild till torsdag',
    },
    { paragraphs: ['Gamla frågor', 'Cykelställ och köordning'], hidden: true },
  ])
}

/** A decision in two pages, the second of them scanned. */
function decision(): Buffer {
  return makePdf(
    [
      [
        'Beslut om anpassad studiegång',
        '',
        'Edvin behöver mer tid i matematik under våren.',
        'Han har epilepsi och får inte bada ensam.',
        '',
        'Rektor följer upp beslutet i juni.',
      ],
      'picture',
    ],
    { title: 'Beslut', remark: 'Mamman arbetslös, ring 070-174 06 12' },
  )
}

const HEADERS = 'From: Johan <johan@example.se>\r\nTo: anna@example.se\r\nMIME-Version: 1.0\r\n'

/** A message with a spreadsheet attached, as windows-1252. */
function message(): Buffer {
  const book = makeWorkbook([
    {
      name: 'Blad1',
      rows: [
        ['Elev', 'Anteckning'],
        ['Klara Persson', 'Hon fastar nu och orkar inte springa.'],
        ['Isak Strand', 'Lånade en bok om rymden.'],
      ],
    },
  ])
  const attachment = book.toString('base64').replace(/(.{76})/g, '$1\r\n')
  return Buffer.from(
    `${HEADERS}Subject: =?iso-8859-1?Q?Fr=E5nvaro_i_8B?=\r\nDate: Mon, 12 Jan 2026 08:00:00 +0100\r\nContent-Type: multipart/mixed; boundary="gr=E4ns"\r\n\r\n--gr=E4ns\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nHej!\r\n\r\nHugo =E4r hemma =96 han har vattkoppor och mamman =E4r sjukskriven.\r\n\r\n> Vet du var Hugo =E4r?\r\n--gr=E4ns\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="klasslista.xlsx"\r\nContent-Transfer-Encoding: base64\r\n\r\n${attachment}\r\n--gr=E4ns--\r\n`,
    'latin1',
  )
}

/** A mailbox of two messages. */
function mailbox(): Buffer {
  const one = (subject: string, body: string): string =>
    `From 1850@xxx Mon Jan 12 08:00:00 +0000 2026\r\n${HEADERS}Subject: ${subject}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${body}\r\n\r\n`
  return Buffer.from(
    one('Studiebesök', 'Bussen går klockan nio från torget.\r\n\r\n>From torget är det tio minuter att gå.') +
      one('Juni', 'Juni bor i familjehem sedan i höstas, säg inget till klassen.'),
  )
}

/** Google Takeout: Classroom, Keep, Drive and mail. */
function takeout(): Record<string, string | Buffer> {
  const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`
  return {
    'Takeout/Classroom/Klasser/8B/8B.json': json({
      name: '8B Svenska',
      posts: [
        {
          courseWork: {
            title: 'Bokrecension',
            submissions: [
              {
                shortAnswerSubmission: { answer: 'Jag gillade slutet bäst.' },
                comments: [{ comment: 'Fint, men du låter deprimerad.' }],
              },
            ],
          },
          creationTime: '2026-01-12T08:00:00Z',
        },
      ],
    }),
    'Takeout/Drive/IUP Ture.docx': iup(),
    'Takeout/Keep/2026-01-12.json': json({
      isTrashed: true,
      textContent: 'Ring socialtjänsten om Melvin på måndag.',
      title: 'Att göra',
      listContent: [{ text: 'Köp kritor till bilden', isChecked: false }],
      userEditedTimestampUsec: 1_768_204_800_000_000,
    }),
    'Takeout/Keep/2026-01-13.html':
      '<!DOCTYPE html><html><head><title>Lapp</title></head><body><div class="content">Freja röstar på Miljöpartiet som sina föräldrar.</div></body></html>',
    'Takeout/Mail/Alla mejl.mbox': mailbox(),
  }
}

/** Edlevo: an answer of the document interface with the files as Base64, and the package of the e-archive. */
function edlevo(): { answer: Buffer; archive: Buffer } {
  const file = (bytes: Buffer): string => bytes.toString('base64').replace(/(.{76})/g, '$1\n')
  const answer = `<?xml version="1.0" encoding="utf-8"?>
<documents xmlns="http://open.tieto.com/edu/document/v4">
  <document>
    <documentid>D-1001</documentid>
    <documenttitle>Åtgärdsprogram med bilaga</documenttitle>
    <linktype>ActionProgram</linktype>
    <documentcontent>${file(decision())}</documentcontent>
  </document>
  <document>
    <documentid>D-1002</documentid>
    <documenttitle>Utvecklingssamtal</documenttitle>
    <linktype>PerformanceReview</linktype>
    <documentcontent>${file(minutes())}</documentcontent>
  </document>
</documents>
`
  const metadata = `<?xml version="1.0" encoding="utf-8"?>
<metadata xmlns="http://open.tieto.com/edu/archiving/v1"><youth><personid>20120314-9800</personid></youth><title>Beslut om stöd</title><description>Beslutet gäller elevens utåtagerande beteende.</description></metadata>
`
  return {
    answer: Buffer.from(answer),
    archive: makeZip({
      'SIP.XML':
        '<?xml version="1.0" encoding="utf-8"?><mets xmlns="http://www.loc.gov/METS/"><agent><name>Ekbackaskolan</name></agent></mets>\n',
      'content/0001/metadata.xml': metadata,
      'content/0001/beslut.pdf': decision(),
    }),
  }
}

/** Notes out of a data warehouse. */
function notes(): Buffer {
  const columnData = [
    { name: 'id', data: ['A1', 'A2', 'A3', 'A4'], type: 'STRING' as const },
    {
      name: 'anteckning',
      data: [
        'Vera visade sin uppfinning för klassen.',
        'Misstänkt dyslexi, remiss skickad till logoped.',
        'Kom med i skolans kör.',
        'Hemmet är stökigt och pappan dricker.',
      ],
      type: 'STRING' as const,
    },
    { name: 'termin', data: ['VT26', 'VT26', 'HT25', 'HT25'], type: 'STRING' as const },
  ]
  return Buffer.from(parquetWriteBuffer({ columnData, rowGroupSize: [2, 2], statistics: false }))
}

/** The documents by name. */
export function makeDocumentFixtures(): Readonly<Record<string, Buffer>> {
  const { answer, archive } = edlevo()
  return {
    'anteckningar.parquet': notes(),
    'beslut.pdf': decision(),
    'brev.eml': message(),
    'edlevo-dokument.xml': answer,
    'edlevo-earkiv.zip': archive,
    'elevhalsomote.odt': minutes(),
    'iup.docx': iup(),
    'klassrad.pptx': council(),
    'takeout.tar.gz': gzipSync(makeTar(takeout()), { level: 9 }),
  }
}
