/**
 * Every failure a reader can report, by code, in English and Swedish. No sentence quotes the input: the details that are
 * filled in are numbers, formats and names of options.
 */

type Words = readonly [message: string, remedy: string]

interface FailureText {
  readonly en: Words
  readonly sv: Words
}

/** The sentences by code; details stand in braces. */
export const FAILURES = {
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
    en: ['The file is an OpenDocument spreadsheet (.ods).', 'Open it and save it as .xlsx or CSV.'],
    sv: ['Filen är ett kalkylblad i OpenDocument-format (.ods).', 'Öppna det och spara som .xlsx eller CSV.'],
  },
  E208: {
    en: [
      'Files of this kind need the package {package}, which is not installed.',
      'Run "npm install {package}@{version}" where fritext is installed, and scan again.',
    ],
    sv: [
      'Filer av det här slaget kräver paketet {package}, som inte är installerat.',
      'Kör "npm install {package}@{version}" där fritext är installerat och granska igen.',
    ],
  },
  E209: {
    en: [
      'The file is a document, database or mail store of a kind that is not read ({what}).',
      'Open it in its program and save it as .docx, .xlsx, .eml, .mbox or CSV.',
    ],
    sv: [
      'Filen är ett dokument, en databas eller ett e-postarkiv av ett slag som inte läses ({what}).',
      'Öppna den i sitt program och spara som .docx, .xlsx, .eml, .mbox eller CSV.',
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
  E215: {
    en: ['The file is a picture or a recording; what is written or said in it is not read.', 'Look at it yourself.'],
    sv: ['Filen är en bild eller inspelning; det som står eller sägs i den läses inte.', 'Granska den själv.'],
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
  E223: {
    en: [
      'A column asked for with --unit or --period does not exist in the file.',
      'Compare --unit and --period with the headers of the file, by name.',
    ],
    sv: [
      'En kolumn som begärdes med --unit eller --period finns inte i filen.',
      'Jämför --unit och --period med namnen i filens rubriker.',
    ],
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
  E232: {
    en: [
      'A single value is longer than {limit} characters; reading stopped here, and what stands before was read.',
      'Check that the export was finished and that its tags are closed.',
    ],
    sv: [
      'Ett enda värde är längre än {limit} tecken; läsningen avbröts här, och det som står före lästes.',
      'Kontrollera att exporten blev klar och att dess taggar är stängda.',
    ],
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
    en: ['A part of the document or workbook is damaged; what stands before was read.', 'Open it and save it again.'],
    sv: ['En del av dokumentet eller arbetsboken är skadad; det som står före lästes.', 'Öppna och spara på nytt.'],
  },
  E263: {
    en: ['The archive entry is encrypted and was not read.', 'Unpack it with its password and give the folder.'],
    sv: ['Posten i arkivet är krypterad och lästes inte.', 'Packa upp med lösenordet och ange mappen.'],
  },
  E264: {
    en: [
      'What an entry holds does not match its checksum or its size: it is damaged. What can be read of it was read.',
      'Export or download it again.',
    ],
    sv: [
      'Innehållet i en post stämmer inte med sin kontrollsumma eller storlek: det är skadat. Det som går att läsa lästes.',
      'Exportera eller ladda ned igen.',
    ],
  },
  E270: {
    en: [
      'The page has no text that can be read: it is a picture, probably scanned.',
      'Recognise the text (OCR) and scan again, or read the page yourself.',
    ],
    sv: [
      'Sidan har ingen läsbar text: den är en bild, troligen inskannad.',
      'Texttolka dokumentet (OCR) och granska igen, eller läs sidan själv.',
    ],
  },
  E271: {
    en: ['The PDF is protected by a password and was not read.', 'Save it without a password.'],
    sv: ['PDF-filen är lösenordsskyddad och lästes inte.', 'Spara den utan lösenord.'],
  },
  E272: {
    en: ['The PDF or one of its pages is damaged and was not read.', 'Open it and print it to a new PDF.'],
    sv: ['PDF-filen eller en av dess sidor är skadad och lästes inte.', 'Öppna den och skriv ut till en ny PDF.'],
  },
  E275: {
    en: ['The message is damaged and was not read.', 'Export it again.'],
    sv: ['Meddelandet är skadat och lästes inte.', 'Exportera det igen.'],
  },
  E280: {
    en: ['A database is read with a query.', 'Give it with --query "SELECT …".'],
    sv: ['En databas läses med en fråga.', 'Ange den med --query "SELECT …".'],
  },
  E281: {
    en: ['The database could not be opened ({what}).', 'Check address, user and password; for a file, copy it again.'],
    sv: [
      'Databasen kunde inte öppnas ({what}).',
      'Kontrollera adress, användare och lösenord; för en fil, kopiera den igen.',
    ],
  },
  E282: {
    en: [
      'The query was refused by the database ({what}).',
      'Give one SELECT and try it in a client of the database first.',
    ],
    sv: ['Databasen avvisade frågan ({what}).', 'Ange en enda SELECT och pröva den först i en databasklient.'],
  },
  E283: {
    en: ['The database stopped giving rows ({what}); what came before was read.', 'Run again.'],
    sv: ['Databasen slutade lämna rader ({what}); det som kom före lästes.', 'Kör igen.'],
  },
  E284: {
    en: [
      'A part of the file is damaged or packed in a way that is not read ({what}).',
      'Export it again, as CSV if need be.',
    ],
    sv: [
      'En del av filen är skadad eller packad på ett sätt som inte läses ({what}).',
      'Exportera igen, vid behov som CSV.',
    ],
  },
  E285: {
    en: ['A value that is no text was not read.', 'Export what lies in the column as files.'],
    sv: ['Ett värde som inte är text lästes inte.', 'Exportera det som ligger i kolumnen som filer.'],
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
