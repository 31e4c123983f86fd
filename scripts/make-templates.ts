/** Makes the Word templates of fixtures/templates: `npx tsx scripts/make-templates.ts`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeDocx, paragraph, run, wordTable } from '../cli/read/make-documents.ts'

const ROOT = 'fixtures/templates'

const lines = (...texts: string[]): string => texts.map((text) => paragraph(run(text))).join('')
const heading = (text: string): string => paragraph(run(text), 'Heading1')

/** A plan as municipalities hand it out: merge fields and a table. */
const plan = makeDocx({
  body: [
    heading('Skriftlig individuell utvecklingsplan'),
    lines('Elev: «Namn»', 'Klass: «Klass»', 'Läsår: «Läsår»'),
    wordTable([
      ['Ämne', 'Det här visar du', 'Nästa steg'],
      ['Svenska', 'Du skriver texter med inledning och avslutning.', 'Variera hur meningarna börjar.'],
      ['Matematik', '«Bedömning»', '«Nästa steg»'],
    ]),
    lines('Planen följs upp «Datum».', 'Vänliga hälsningar', '«Mentor»'),
  ].join(''),
  parts: { header1: paragraph(run('Ekbackaskolan')) },
})

/** A letter about a day without lessons. */
const day = makeDocx({
  body: [
    heading('Studiedag'),
    lines('Hej!', '«Datum» har personalen studiedag och skolan är stängd för eleverna.'),
    lines(
      'Fritids är öppet. Anmäl i e-tjänsten om ditt barn kommer, och vilka tider.',
      'Vänliga hälsningar',
      '«Rektor»',
    ),
  ].join(''),
})

/** A form for handing over between schools whose table asks for what must not be handed over. */
const handover = makeDocx({
  body: [
    heading('Överlämning mellan skolor'),
    lines('Elev: «Namn»'),
    wordTable([
      ['Arbetssätt som har fungerat', 'Diagnos', 'Familjesituation'],
      ['«Text»', '«Text»', '«Text»'],
    ]),
    lines('«Namn» har adhd och bor i familjehem sedan två år.'),
  ].join(''),
  parts: { footnotes: `<w:footnote w:id="1">${paragraph(run('Pappan sitter i fängelse.'))}</w:footnote>` },
})

/** A decision that tells why instead of what. */
const decision = makeDocx({
  body: [
    heading('Åtgärdsprogram'),
    lines('Elev: «Namn»', 'Bakgrund: Eleven har utretts och fått diagnosen autism.'),
    lines('Insats: Genomgångar i mindre grupp, tre lektioner i veckan.', 'Uppföljning: «Datum»'),
  ].join(''),
})

for (const [name, bytes] of [
  ['rena/iup-word.docx', plan],
  ['rena/studiedag.docx', day],
  ['med-fel/overlamning-word.docx', handover],
  ['med-fel/atgardsprogram-word.docx', decision],
] as const) {
  writeFileSync(join(ROOT, name), bytes)
}
