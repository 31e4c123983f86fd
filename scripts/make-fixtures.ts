/**
 * Writes the exports in fixtures/exports that are no plain UTF-8 text, and some that are. Same bytes on every run. All people
 * are invented; personal numbers are test numbers of the Swedish Tax Agency, telephone numbers are those set aside for fiction.
 *
 *     npx tsx scripts/make-fixtures.ts
 */

import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { makeWorkbook } from '../cli/read/make-zip.ts'
import { makeDocumentFixtures } from './fixture-documents.ts'

const FOLDER = fileURLToPath(new URL('../fixtures/exports/', import.meta.url))

/** The characters of windows-1252 that Latin-1 does not have, as far as the fixtures use them. */
const WINDOWS: Readonly<Record<string, number>> = {
  '€': 0x80,
  '…': 0x85,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '—': 0x97,
}

/** Encodes text as windows-1252. Throws for a character that it does not have. */
export function windows1252(text: string): Buffer {
  return Buffer.from(
    [...text].map((sign) => {
      const code = WINDOWS[sign] ?? sign.codePointAt(0) ?? 0
      if (code > 0xff) throw new Error(`not in windows-1252: U+${code.toString(16)}`)
      return code
    }),
  )
}

function table(rows: readonly (readonly string[])[], delimiter: string): string {
  const quoted = (cell: string): string =>
    cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  return rows.map((row) => `${row.map(quoted).join(delimiter)}\r\n`).join('')
}

/** Rows from a drawing of the table: a line a row, cells between bars, `\n` for a line break in a cell. */
function rows(drawing: string): string[][] {
  return drawing
    .slice(1, -1)
    .split('\n')
    .map((line) => (line === '' ? [] : line.split(' |').map((cell) => cell.trim().replaceAll('\\n', '\n'))))
}

/** Unikum: IUP and omdömen, one row a pupil and subject, as a list that was saved from Excel. */
const UNIKUM = rows(`
Externt ID | Elev | Klass | Ämne | Nuläge | Mål och insatser | Utvecklingssamtal
U-1001 | Alva Lindmark | 5A | Svenska | Skriver berättelser med tydlig början, mitt och slut. Använder punkt och stor bokstav. | Öva på att variera meningsbyggnaden, till exempel med hjälp av bilden på sidan 42. |
U-1002 | Elias Norgren | 5A | Svenska | Har utvecklats mycket sedan i höstas – läser nu längre texter. | Läsa 20 minuter varje dag hemma.\\nVi följer upp i vecka 12. | Mamman berättade att Elias ska utredas för dyslexi på BUP.
U-1003 | Signe Åkerlund | 5A | Matematik | Redovisar sina beräkningar steg för steg och kontrollerar svaret. | Nästa steg: rita bild till problemlösningsuppgifterna. | Signe vill arbeta mer med geometri.
U-1004 | Noah Berglund | 5A | Matematik | Svag i matematik, når inte målen. | Arbeta med tallinjen och tiokompisar tillsammans med Rasmus. | Föräldrarna har separerat och Noah bor varannan vecka hos pappa i Sundbyberg.
U-1005 | Tuva Ekdahl | 5A | NO | Har skrivit en faktatext om diabetes och använder orden insulin och blodsocker. | Lägg till en källa till varje fakta. |
U-1006 | Adam Haddad | 5A | SO | Kan berätta om judendom, kristendom och islam och jämföra två högtider. | Träna på att använda begreppen ur rutan på sidan 18. | Familjen är muslimer så Adam är inte med på skolavslutningen i kyrkan.
U-1007 | Maja Sundell | 5A | Idrott och hälsa | Deltar i alla lekar och visar "fair play" i bollspelen. | Simma 200 meter, varav 50 på rygg. | Maja har astma och tar medicin före passen.
U-1008 | Oskar Wiklund | 5A | Engelska | Förstår enkla instruktioner. Lat och ointresserad av glosor. | Ord i veckan: tio stycken, förhör på fredagar. |
U-1009 | Leila Warsame | 5A | Svenska som andraspråk | Återberättar texter muntligt med egna ord. | Skriva tre meningar om varje kapitel. | Hon kom från Somalia för två år sedan och har svenska som sitt tredje språk.
U-1010 | Vincent Dahl | 5B | Bild | Blandar färger så att de passar motivet; skissar innan han målar. | Pröva kol och krita. |
U-1011 | Ebba Nyström | 5B | Musik | Sjunger med i stämman och håller takten på trummor. | Öva ackorden C och G på ukulele. | Ligger på ett C men kan nå B till våren.
U-1012 | Milo Forsell | 5B | Slöjd | Följer arbetsbeskrivningen till asken och mäter noga. | Skriva logg efter varje lektion. | Vi kom överens om att Milo lägger fram verktygen själv.
U-1013 | Iris Holm | 5B | Matematik | Jag misstänker att Iris inte sover om nätterna, hon verkar alltid trött. | Göra klart kapitel 4. | Pappa arbetslös, mamma sjukskriven. Ring 070-174 06 05 i första hand.
U-1014 | Sixten Palm | 5B | Svenska | Läste upp sin dikt om vargen med inlevelse. | Läs igenom texten högt innan du lämnar in. |
U-1015 | Nora Engström | 5B | Hem- och konsumentkunskap | Följer receptet och jämför priser på mjöl: 12 € i Finland – 35 kr här … | Planera en måltid med tallriksmodellen. | Personnr 20120314-9800 enligt vårdnadshavare.
`)

/** Skola24: absence with reasons, title rows above and a total below, as "Unicode text" out of Excel. */
const SKOLA24 = rows(`
Skola24 – Frånvarotillfällen
Skola: | Ekbackaskolan
Period: | 2026-01-12 – 2026-01-23

Elev | Personnummer | Klass | Datum | Lektion | Frånvarominuter | Frånvaroanledning | Kommentar | Anmäld av
Berg, Lovisa | 20120314-9800 | 8A | 2026-01-12 | MA 08:10–09:10 | 60 | Anmäld frånvaro |  | VH
Lund, Hampus | 20120907-9811 | 8A | 2026-01-12 | SV 09:20–10:20 | 15 | Sen ankomst | Bussen var försenad. | MARE
Öberg, Astrid | 20130122-9827 | 8A | 2026-01-12 | Heldag | 360 | Anmäld frånvaro | magsjuk | VH
Sandin, Theo | 20110530-9833 | 8A | 2026-01-13 | IDH 13:00–14:20 | 80 | Ogiltig frånvaro | skolkar som vanligt, satt i kiosken med Liam och Noel | JOHA
Holmgren, Elsa | 20121118-9848 | 8A | 2026-01-13 | NO 10:30–11:30 | 60 | Anmäld frånvaro | BUP kl 11, hämtas av mormor | VH
Axelsson, Melvin | 20130805-9854 | 8A | 2026-01-13 | EN 08:10–09:10 | 60 | Annan skolaktivitet | Elevrådet | MARE
Nilsson, Freja | 20090217-9860 | 8B | 2026-01-14 | Heldag | 360 | Ledighet | Begravning på pappas sida | VH
Jansson, William | 20081203-9873 | 8B | 2026-01-14 | SO 12:40–13:40 | 60 | Anmäld frånvaro | Tandläkare | VH
Ali, Yusuf | 20150610-9881 | 8B | 2026-01-15 | Heldag | 360 | Ledighet | Firar eid med släkten i Malmö | VH
Persson, Klara | 20100425-9899 | 8B | 2026-01-15 | MU 14:30–15:20 | 20 | Sen ankomst | kom 14.50 | ANLI
Fransson, Albin | 20120229-9903 | 8B | 2026-01-16 | Heldag | 360 | Anmäld frånvaro | Sjuk. Mamman ringde, hon lät full igen | JOHA
Björk, Wilma | 20141009-9921 | 8B | 2026-01-16 | SV 09:20–10:20 | 60 | Ogiltig frånvaro | Var på biblioteket och läste klart boken | MARE
Hedlund, Vera | 20110101-9931 | 8B | 2026-01-19 | MA 08:10–09:10 | 60 | Anmäld frånvaro | förkyld, feber 39 | VH
Strand, Isak | 20130630-9947 | 8C | 2026-01-19 | IDH 13:00–14:20 | 80 | Anmäld frånvaro | Opererad i knät, går på kryckor tre veckor | VH
Lindgren, Stina | 20160512-9954 | 8C | 2026-01-20 | TK 10:30–11:30 | 60 | Annan skolaktivitet | Studiebesök på vattenverket | ANLI
Ek, Ture | 20091121-9962 | 8C | 2026-01-20 | Heldag | 360 | Anmäld frånvaro | hos socialen med familjehemmet | JOHA
Månsson, Ines | 20120401-9978 | 8C | 2026-01-21 | BI 14:30–15:20 | 50 | Ogiltig frånvaro | !!!! se lista 2 | MARE
Vallin, Edvin | 20110819-9983 | 8C | 2026-01-22 | FR 08:10–09:10 | 10 | Sen ankomst |  | ANLI
Rask, Juni | 20101231-9990 | 8C | 2026-01-23 | Heldag | 360 | Ledighet | Mors dödsfall. Bor hos moster, nytt nr 070-174 06 33 | VH

Summa: 19 tillfällen
`)

/** Novaschem: lessons of a timetable; the only prose is the text of the lesson. */
const NOVASCHEM = rows(`
Novaschem PeriodSchedule
GUID | Dag | Start | Längd | Kurs | Lärare | Grupp | Sal | Period | Lektionstext
{a1} | Måndag | 0810 | 60 | MA | MARE | 7A | B12 | V |
{a2} | Måndag | 0920 | 60 | SV | JOHA | 7A | B14 | V | Halvklass jämna veckor
{a3} | Måndag | 1030 | 60 | SVA | ANLI | 7 sva | A03 | V | Elever med annat modersmål, ej Tarek som har diagnos
{a4} | Måndag | 1240 | 80 | IDH | PEST | 7AB | GYM | V | Simning v. 5–8, ombyte medtages
{a5} | Tisdag | 0810 | 60 | NO | KALI | 7A | NO1 | V | Laboration – skyddsglasögon
{a6} | Tisdag | 0920 | 40 | SPEC | EVBO | 7A stöd | A01 | V | Enskild träning: Molly (adhd) och Zackarias, pga utåtagerande
{a7} | Tisdag | 1030 | 60 | EN | MARE | 7A | B12 | V | Nationellt prov 2026-02-10
{a8} | Tisdag | 1240 | 60 | BL | SODA | 7A | BILD | H |
{a9} | Onsdag | 0810 | 60 | SO | JOHA | 7A | B14 | V | Debatt: ska rösträttsåldern sänkas?
{b1} | Onsdag | 0920 | 60 | ML | HAAL | ML arabiska | A05 | V | Modersmål arabiska: Nadia, Omar, Rania
{b2} | Onsdag | 1030 | 60 | MA | MARE | 7A | B12 | V | Nivå 2-gruppen sitter i A03
{b3} | Torsdag | 0810 | 60 | MU | ANLI | 7A | MUS | V | Repetition inför Lucia i kyrkan
{b4} | Torsdag | 0920 | 60 | HKK | LIPE | 7A | HKK | V | Allergikost lagas separat
{b5} | Torsdag | 1030 | 60 | TK | KALI | 7A | TEK | V | Bro av glasspinnar
{b6} | Fredag | 0810 | 60 | SV | JOHA | 7A | B14 | V | Högläsning: ”Bröderna Lejonhjärta”
{b8} | Fredag | 1030 | 60 | EN | MARE | 7A | B12 | V | Ingen lektion 13/2, studiedag
{b7} | Fredag | 0920 | 60 | MENT | JOHA | 7A | B14 | V | Mentorstid. Prata med Ida om bråket med Filippa
`)

/** Fronter/itslearning: comments on work handed in, with a hidden sheet and a comment at a cell. */
const FRONTER = rows(`
Rum | Uppgift | Elev | Inlämnat | Kommentar till elev | Intern kommentar
SO 9A | Källkritik | Agnes Lidén | 2026-01-14 | Tydlig disposition. Lägg till årtal på dina källor. |
SO 9A | Källkritik | Malte Rönn | 2026-01-16 | Bra exempel från valet 2022. Utveckla slutsatsen. | Inlämnat två dagar för sent pga mammans cancer.
SO 9A | Källkritik | Tyra Blom | 2026-01-14 | Du jämför två tidningar och visar hur rubrikerna skiljer sig. | F-varning skickad
SO 9A | Källkritik | Hugo Sjögren | 2026-01-15 | Texten saknar källor. Komplettera till fredag. | bortskämd unge som tror att reglerna inte gäller honom
SO 9A | Religion | Selma Östlund | 2026-01-20 | Fin förklaring av de fem pelarna i islam. | Hon är själv troende och fastar nu.
SO 9A | Religion | Viggo Alm | 2026-01-20 | Du blandar ihop hinduism och buddhism i stycke tre. |
SO 9A | Religion | Ronja Fält | 2026-01-21 | Snyggt upplagt! Kontrollera stavningen av synagoga. | kod röd
SO 9A | Debattartikel | Agnes Lidén | 2026-02-02 | Bra argument för vegetarisk skolmat. Bemöt ett motargument. |
SO 9A | Debattartikel | Malte Rönn | 2026-02-02 | Sjukt bra inledning! Vässa avslutningen. | Pratade med BUP-kontakten 3/2
SO 9A | Debattartikel | Tyra Blom | 2026-02-03 | Skriv ut förkortningar första gången. | Bättre än i höstas men fortfarande svag
SO 9A | Debattartikel | Hugo Sjögren |  |  | Ej inlämnad. Hemma hos pappa i Norge enligt Viggo.
SO 9A | Debattartikel | Selma Östlund | 2026-02-02 | Övertygande ton. Dela upp det långa stycket i två. |
`)

/** SchoolSoft: applications for leave, as a list with the column names of its own lists. */
const SCHOOLSOFT = rows(`
id | socialnumber | fname | lname | class | subject | Skäl för ledighet | Kommentar
1 | 201103209801 | Lo | Hedberg | 7C |  | Resa till mormor i Umeå. |
2 | 201107149811 | Mira | Saleh | 7C |  | Vi åker på pilgrimsresa till Mecka. | Beviljas ej
3 | 201109289828 | Nils | Ahl | 7C |  | Operation av ryggen på Astrid Lindgrens barnsjukhus. | Beviljas
4 | 201102139831 | Olle | Brolin | 7C |  | Fjällresa vecka 9. | Har redan hög frånvaro, mamman ljuger om orsaken.
5 | 201112019848 | Pia | Crona | 7C |  | Bröllop i släkten. | Beviljas
`)

/** Vklass: absence with minutes, and what a mentor wrote. */
const VKLASS = rows(`
Elev | Klass | Ämne | N min | GF min | F min | Ej reg tid | Frånvaroorsak | Kommentar
Ada Frisk | 9B | Matematik | 240 | 0 | 0 | 0 |  |
Dan Grön | 9B | Matematik | 180 | 60 | 0 | 0 | Migrän | Kontaktar hemmet på fredag.
Eli Holm | 9B | Matematik | 120 | 0 | 120 | 0 |  | Skolkar för att vara med sin pojkvän.
Fia Ivar | 9B | Matematik | 230 | 0 | 10 | 0 | Sen buss | Tog igen provet efter lunch.
`)

/** InfoMentor: assessments, saved from the browser. */
const INFOMENTOR = `<!DOCTYPE html>
<html lang="sv">
<head><meta charset="utf-8"><title>InfoMentor – bedömningar</title></head>
<body>
<h1>Bedömningar 4A</h1>
<table>
<tr><th>Elev</th><th>Ämnesområde</th><th>Lärarens kommentar</th><th>Elevens kommentar</th></tr>
<tr><td>Gus Jarl</td><td>Bråk</td><td>Visar sina uträkningar och förklarar för andra.</td><td>Det var kul.</td></tr>
<tr><td>Hedda Kron</td><td>Bråk</td><td>Omogen för sin ålder, borde utredas.</td><td>Jag vill öva mer.</td></tr>
<tr><td>Ivo Lager</td><td>Bråk</td><td>Arbetar vidare med tal i decimalform.</td><td></td></tr>
</table>
</body>
</html>
`

/** Skolportalen: a saved page of news. */
const SKOLPORTALEN = `<!DOCTYPE html>
<html lang="sv">
<head><meta charset="utf-8"><title>Skolportalen – Ekbackaskolan</title></head>
<body>
<h1>Nyheter</h1>
<p>Skolans bibliotek har öppet till klockan fem i veckan.</p>
<p>Kim i 6A har fått cancer och klassen samlar in pengar till familjen.</p>
<p>Friluftsdagen är flyttad till den 14 maj.</p>
</body>
</html>
`

/** Fritext's own form of notes, one a line. */
const NDJSON = [
  { id: 'n1', field: 'Kommentar', kind: 'absence', text: 'Kom en kvart för sent.' },
  { id: 'n2', field: 'Kommentar', kind: 'absence', text: 'Hemma med magsjuka.' },
  { id: 'n3', field: 'Samtal', kind: 'meeting', text: 'Vi pratade om läxan i NO.' },
]

/** All files by name. */
export function makeFixtures(): Readonly<Record<string, Buffer>> {
  return {
    ...makeDocumentFixtures(),
    'anteckningar.ndjson': Buffer.from(NDJSON.map((note) => `${JSON.stringify(note)}\n`).join('')),
    'infomentor-bedomningar.html': Buffer.from(INFOMENTOR),
    'schoolsoft-ledighet.tsv': Buffer.from(table(SCHOOLSOFT, '\t')),
    'skolportalen-nyheter.html': Buffer.from(SKOLPORTALEN),
    'vklass-franvaro.csv': Buffer.from(`\ufeff${table(VKLASS, ';')}`),
    'unikum-iup.csv': windows1252(table(UNIKUM, ';')),
    'skola24-franvaro.txt': Buffer.from(`\ufeff${table(SKOLA24, '\t')}`, 'utf16le'),
    'novaschem-lektioner.txt': windows1252(table(NOVASCHEM, '\t')),
    'fronter-inlamningar.xlsx': makeWorkbook([
      {
        name: 'Inlämningar',
        rows: FRONTER,
        hiddenColumns: [6],
        comments: { E5: 'Ring vårdnadshavare, elev@example.se svarar inte.' },
      },
      {
        name: 'Arkiv',
        state: 'hidden',
        rows: [
          ['Elev', 'Kommentar'],
          ['Ronja Fält', 'Fick E i slutbetyg, mådde dåligt hela våren.'],
        ],
      },
    ]),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(FOLDER, { recursive: true })
  for (const [name, bytes] of Object.entries(makeFixtures())) writeFileSync(FOLDER + name, bytes)
}
