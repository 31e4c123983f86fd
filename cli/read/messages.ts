/**
 * Every failure a reader can report, by code, in English and Swedish. No sentence quotes the input: the details that are
 * filled in are numbers, formats and names of options.
 */

import type { ColumnChoice, Locator, ReadFailure, ReadNotice } from './record.ts'

type Words = readonly [message: string, remedy: string]

interface FailureText {
  readonly en: Words
  readonly sv: Words
}

const FAILURES = {
  E201: {
    en: ['The path does not exist.', 'Check the spelling of the path.'],
    sv: ['Sökvägen finns inte.', 'Kontrollera hur sökvägen är skriven.'],
  },
  E202: {
    en: ['The file may not be read.', 'Ask for the right to read it, or copy it to a folder of your own.'],
    sv: ['Filen får inte läsas.', 'Begär läsrätt, eller kopiera filen till en egen mapp.'],
  },
  E203: {
    en: ['The file is empty.', 'Check that the export was finished.'],
    sv: ['Filen är tom.', 'Kontrollera att exporten blev klar.'],
  },
  E204: {
    en: ['The file is no text and of no known format.', 'Export it as CSV, XLSX, JSON, XML, HTML, Markdown or text.'],
    sv: [
      'Filen är inte text och har inget känt format.',
      'Exportera som CSV, XLSX, JSON, XML, HTML, Markdown eller text.',
    ],
  },
  E205: {
    en: [
      'The file is an old or password-protected Office document (.xls, .doc).',
      'Open it, remove any password and save it as .xlsx or CSV.',
    ],
    sv: [
      'Filen är ett äldre eller lösenordsskyddat Office-dokument (.xls, .doc).',
      'Öppna den, ta bort lösenordet och spara som .xlsx eller CSV.',
    ],
  },
  E206: {
    en: ['The file is a binary Excel workbook (.xlsb).', 'Open it in Excel and save it as .xlsx.'],
    sv: ['Filen är en binär Excel-arbetsbok (.xlsb).', 'Öppna den i Excel och spara som .xlsx.'],
  },
  E207: {
    en: ['The file is an OpenDocument file (.ods, .odt).', 'Open it and save it as .xlsx, CSV or text.'],
    sv: ['Filen är i OpenDocument-format (.ods, .odt).', 'Öppna den och spara som .xlsx, CSV eller text.'],
  },
  E208: {
    en: ['The file is a PDF, which is not read yet.', 'Export the same data as CSV, XLSX or text.'],
    sv: ['Filen är en PDF, som inte läses ännu.', 'Exportera samma uppgifter som CSV, XLSX eller text.'],
  },
  E209: {
    en: ['The file is a Word or PowerPoint document, which is not read yet.', 'Save it as plain text or HTML.'],
    sv: [
      'Filen är ett Word- eller PowerPoint-dokument, som inte läses ännu.',
      'Spara som oformaterad text eller HTML.',
    ],
  },
  E210: {
    en: ['The file is larger than {limit} bytes and was not read.', 'Raise the limit or split the file.'],
    sv: ['Filen är större än {limit} byte och lästes inte.', 'Höj gränsen eller dela filen.'],
  },
  E211: {
    en: ['The encoding asked for is not known.', 'Use utf-8, utf-16le, utf-16be, windows-1252, macintosh or cp850.'],
    sv: [
      'Den begärda teckenkodningen är okänd.',
      'Ange utf-8, utf-16le, utf-16be, windows-1252, macintosh eller cp850.',
    ],
  },
  E212: {
    en: ['The file is compressed in a format that is not read.', 'Unpack it, or pack it as .zip.'],
    sv: ['Filen är packad i ett format som inte läses.', 'Packa upp den, eller packa den som .zip.'],
  },
  E213: {
    en: ['The path is no file and no folder.', 'Give a file, a folder or - for standard input.'],
    sv: ['Sökvägen är varken fil eller mapp.', 'Ange en fil, en mapp eller - för standard in.'],
  },
  E214: {
    en: ['Reading stopped before the end of the file.', 'Check the disk or share and run again.'],
    sv: ['Läsningen avbröts före filens slut.', 'Kontrollera disken eller nätverksmappen och kör igen.'],
  },
  E220: {
    en: [
      'Column {number} of those asked for does not exist in the file.',
      'Compare --column with the headers of the file.',
    ],
    sv: ['Begärd kolumn {number} finns inte i filen.', 'Jämför --column med filens rubriker.'],
  },
  E221: {
    en: ['The key column asked for does not exist in the file.', 'Compare --key with the headers of the file.'],
    sv: ['Den begärda nyckelkolumnen finns inte i filen.', 'Jämför --key med filens rubriker.'],
  },
  E222: {
    en: ['The system asked for is not known.', 'Use one of: {list}.'],
    sv: ['Det begärda systemet är okänt.', 'Ange något av: {list}.'],
  },
  E230: {
    en: [
      'A quotation mark opens a field here and is never closed; the field was read without it, line by line.',
      'Close or double the quotation mark in the export.',
    ],
    sv: [
      'Ett citattecken öppnar ett fält här och stängs aldrig; fältet lästes utan det, rad för rad.',
      'Stäng eller dubblera citattecknet i exporten.',
    ],
  },
  E231: {
    en: [
      'A field is longer than {limit} characters and was cut in pieces.',
      'Check the delimiter and the line ends of the file.',
    ],
    sv: ['Ett fält är längre än {limit} tecken och delades upp.', 'Kontrollera filens skiljetecken och radslut.'],
  },
  E240: {
    en: ['The file is no valid JSON.', 'Export it again; a cut-off download is the usual cause.'],
    sv: ['Filen är inte giltig JSON.', 'Exportera igen; en avbruten nedladdning är den vanligaste orsaken.'],
  },
  E241: {
    en: ['The line is no valid JSON and was left out.', 'Correct the line; the others were read.'],
    sv: ['Raden är inte giltig JSON och utelämnades.', 'Rätta raden; de andra lästes.'],
  },
  E242: {
    en: ['The line is longer than {limit} characters and was left out.', 'Split the record; the others were read.'],
    sv: ['Raden är längre än {limit} tecken och utelämnades.', 'Dela posten; de andra lästes.'],
  },
  E243: {
    en: ['The data is nested deeper than {limit} levels; what lies deeper was left out.', 'Flatten the export.'],
    sv: [
      'Uppgifterna är nästlade djupare än {limit} nivåer; det som ligger djupare utelämnades.',
      'Gör exporten plattare.',
    ],
  },
  E250: {
    en: ['The file is no valid XML from here on; what stands before was read.', 'Export it again.'],
    sv: ['Filen är inte giltig XML härifrån; det som står före lästes.', 'Exportera igen.'],
  },
  E251: {
    en: ['A file is embedded here as Base64 and was not read.', 'Export the documents separately.'],
    sv: ['Här ligger en inbäddad fil (Base64) som inte lästes.', 'Exportera dokumenten för sig.'],
  },
  E260: {
    en: ['The archive or workbook is damaged.', 'Export or download it again.'],
    sv: ['Arkivet eller arbetsboken är skadad.', 'Exportera eller ladda ned igen.'],
  },
  E261: {
    en: ['The archive exceeds a limit ({what}) and was not unpacked.', 'Unpack it yourself and give the folder.'],
    sv: ['Arkivet överskrider en gräns ({what}) och packades inte upp.', 'Packa upp det själv och ange mappen.'],
  },
  E262: {
    en: ['A part of the workbook is damaged; what stands before was read.', 'Open it, save it again as .xlsx.'],
    sv: ['En del av arbetsboken är skadad; det som står före lästes.', 'Öppna den och spara på nytt som .xlsx.'],
  },
  E263: {
    en: ['The archive entry is encrypted and was not read.', 'Unpack it with its password and give the folder.'],
    sv: ['Posten i arkivet är krypterad och lästes inte.', 'Packa upp med lösenordet och ange mappen.'],
  },
  E299: {
    en: [
      'The reader failed in a way it should not; what stands before was read.',
      'Please report it, with the format and without the file.',
    ],
    sv: [
      'Läsaren stannade på ett oväntat fel; det som står före lästes.',
      'Anmäl felet: ange formatet, skicka inte filen.',
    ],
  },
} as const satisfies Record<string, FailureText>

/** The code of a failure. */
export type FailureCode = keyof typeof FAILURES

/** The codes in ascending order, for documentation and tests. */
export const FAILURE_CODES = Object.keys(FAILURES) as readonly FailureCode[]

type Details = Readonly<Record<string, string | number>>

function fill(template: string, details: Details): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''))
}

/**
 * Builds a failure. `details` fill the placeholders of the sentence and must not come from the input. `records` says how many
 * records were lost, where that is known.
 */
export function failure(
  code: FailureCode,
  file: string,
  locator: Locator,
  details: Details = {},
  records?: number,
): ReadFailure {
  const { en, sv } = FAILURES[code]
  return {
    type: 'failure',
    file,
    locator,
    code,
    message: fill(en[0], details),
    remedy: fill(en[1], details),
    sv: { message: fill(sv[0], details), remedy: fill(sv[1], details) },
    ...(records === undefined ? {} : { records }),
  }
}

/** A number with its noun: `1 row`, `2 rows`. */
export function many(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`
}

/** Builds a notice about one decision. `columns` belongs to notices about the columns of a table. */
export function notice(
  file: string,
  about: string,
  en: string,
  sv: string,
  columns?: readonly ColumnChoice[],
): ReadNotice {
  return { type: 'notice', file, about, message: en, sv, ...(columns === undefined ? {} : { columns }) }
}
