import type { Detection } from '../../types.ts'
import { isDash, isDigit, isLetter, isPlus, nextDigit } from './chars.ts'
import { privateWords, publicWords } from './contact-words.ts'
import { codeBefore, nextRun } from './digit-run.ts'
import { readNumber } from './phone-number.ts'
import type { Source } from './source.ts'
import { surroundings, tokenAt, wordTable } from './words.ts'

const RULE = 'identity/contact-details'

const CALLING = wordTable({
  2: `ring ringa ringer ringde ringt tel tfn telefon* *telefon *telefonen mobil* *mobil mobilnr mobilnummer* nummer nummret numret nr *nummer *numret sms* messa nås nå når växel* dir direkt
    whatsapp signal swish swisha hemnr call text phone number mobile svar`,
})

const OTHER = wordTable({
  '-4': `isbn ocr faktura* orgnr organisationsnummer* bankgiro plusgiro bg pg artikel* artnr order* ordernr bokningsnr bokningsnummer*
    streckkod* iban ean ärendenr ärendenummer* kundnr kundnummer* inventarienr inventarienummer* summan termer decimaler talet tal uppgift* postnummer* serienr serienummer* pi`,
})

/** Finds phone numbers written in figures: Swedish mobile and landline numbers, and international ones. */
export function phones(source: Source): Detection[] {
  const { text } = source
  const found: Detection[] = []
  let at = 0
  while (at < text.length) {
    at = nextDigit(text, at)
    if (at >= text.length) break
    if (isPlus(codeBefore(text, at).code)) at = codeBefore(text, at).at
    const code = text.charCodeAt(at)
    const detection = startsAlone(text, at) ? phoneAt(source, at) : undefined
    if (detection === undefined) {
      at = nextRun(text, isPlus(code) ? at + 1 : at)
    } else {
      found.push(detection)
      at = detection.end
    }
  }
  return found
}

function startsAlone(text: string, start: number): boolean {
  const before = codeBefore(text, start)
  if (isDigit(before.code) || isPlus(before.code)) return false
  if (isDash(before.code) || before.code === 0x2f || before.code === 0x2e || before.code === 0x2c) {
    return !isDigit(codeBefore(text, before.at).code)
  }
  // "LK070…" is a code of its own, but "tel070…" was only typed in a hurry.
  return !isLetter(before.code) || text.charCodeAt(start) === 0x30
}

function phoneAt(source: Source, start: number): Detection | undefined {
  const number = readNumber(source.text, start)
  if (number === undefined) return undefined
  const tokens = source.tokens()
  const from = tokenAt(tokens, start)
  const to = tokenAt(tokens, number.end)
  const calling = surroundings(tokens, from, to, CALLING)
  if (number.bare && number.kind !== 'mobile' && calling === 0) return undefined
  const base = number.kind === 'mobile' ? 2.5 : number.kind === 'international' ? 2 : 0.5
  const weight =
    base +
    (number.kind === 'mobile' ? calling / 2 : calling) +
    surroundings(tokens, from, to, privateWords) +
    surroundings(tokens, from, to, publicWords, 8) +
    surroundings(tokens, from, to, OTHER)
  return { rule: RULE, start, end: number.end, weight, key: `phone/${number.kind}` }
}
