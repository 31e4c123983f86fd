import type { Detection } from '../../types.ts'
import { type Day, parseDay } from './calendar.ts'
import { isBlank, isDash, isDigit, isPlus, nextDigit } from './chars.ts'
import { codeBefore, type DigitRun, type Gap, nextRun, readDigits } from './digit-run.ts'
import { identityNumber } from './identity-number.ts'
import type { Source } from './source.ts'
import { tokenize } from './tokens.ts'
import { surroundings, tokenAt, wordTable } from './words.ts'

const RULE = 'identity/personal-number'

const FOR = wordTable({
  1.5: `pnr persnr personnr personnummer* *personnummer* samordningsnr samordningsnummer* samordn* pers personal-id
    ssn fødselsnummer identitetsnummer identity personnumret id-nummer idnummer folkbokförd* tin persnummer prsnr`,
  0.75: `född födda född. fodd elev* barn* namn försäkring* intyg* skolskjuts* inskriv* placering* mamma* pappa* pojk* flick*
    hans hennes henne honom vårdnadshavare personal`,
})

const AGAINST = wordTable({
  '-4': `isbn ocr faktura* fakturanr orgnr organisationsnummer* organisationsnr org bankgiro plusgiro bg pg swish*
    artikel* artnr serienr serienummer* order* ordernr bokningsnr bokningsnummer* streckkod* kollinr kolli iban ean
    invoice referensnummer* kundnr kundnummer* ärendenr ärendenummer* diarienr dnr inventarienr checksiffra kontrollsiffra`,
})

const CALLING = wordTable({ '-2.5': 'tel tfn telefon* mobil* ring ringer ringde sms phone call växel*' })

/** The gaps inside a number, in order of how surely they are those of an identity number. */
type Layout = 'separated' | 'plain' | 'blank' | 'dated' | 'spelled' | 'paired' | 'loose'

const BASE: Readonly<Record<Layout, number>> = {
  separated: 3,
  plain: 1.5,
  blank: 2,
  dated: 2,
  spelled: 0.75,
  paired: 0.5,
  loose: -1,
}

/** The letters that stand first in the serial of a provisional number. Source: github.com/personnummer/meta. */
const PROVISIONAL = 'TRSUWXJKLMN'

/**
 * Finds personal and coordination numbers by calendar and check digit, in any usual spelling. The weight grows with a
 * separator, with twelve digits and with words such as "pnr" about; words such as "faktura" take it away. A number that
 * begins as a mobile number does (07) and has no separator counts only beside such a word.
 */
export function personalNumbers(source: Source): Detection[] {
  const { text } = source
  const today = parseDay(source.options.today)
  const found: Detection[] = []
  let at = 0
  while (at < text.length) {
    at = nextDigit(text, at)
    if (at >= text.length) break
    const detection = numberAt(source, at, today)
    if (detection === undefined) {
      at = nextRun(text, at)
    } else {
      found.push(detection)
      at = detection.end
    }
  }
  return found
}

function numberAt(source: Source, start: number, today: Day): Detection | undefined {
  const run = readDigits(source.text, start, 13)
  const provisional = provisionalAt(source, run, today)
  if (provisional !== undefined || run.digits.length < 10) return provisional
  for (const length of [12, 10]) {
    const detection = tryLength(source, run, length, today)
    if (detection !== undefined) return detection
  }
  return undefined
}

function tryLength(source: Source, run: DigitRun, length: number, today: Day): Detection | undefined {
  if (run.digits.length < length) return undefined
  // The check digit refuses nine numbers in ten, so it is asked first.
  const digits = run.digits.slice(0, length)
  const plus = run.gaps[length - 4] === 'plus'
  const kind = identityNumber(digits, plus, today)
  if (kind === undefined) return undefined
  const layout = layoutOf(run.gaps, length)
  if (layout === undefined || !standsAlone(source.text, run, length, layout)) return undefined
  const end = run.ends[length - 1] ?? run.start
  const context = contextOf(source, run.start, end)
  const mobile = length === 10 && digits[0] === 0 && digits[1] === 7
  if (mobile && layout !== 'separated' && layout !== 'dated' && (layout !== 'blank' || kind === 'coordination')) {
    if (context.for < 1.5) return undefined
  }
  const slash = run.gaps[length - 4] === 'slash' ? -2 : 0
  const calling = digits[0] === 0 && layout !== 'separated' ? context.calling : 0
  const weight = BASE[layout] + (length === 12 ? 1 : 0) + slash + calling + context.for + context.against
  return { rule: RULE, start: run.start, end, weight, key: `${kind}-number/${length}-digits` }
}

function layoutOf(gaps: readonly Gap[], length: number): Layout | undefined {
  const serial = length - 4
  const month = length - 8
  const kinds = gaps.slice(0, length).map((gap, at) => (gap === 'soft' ? (at === serial ? 'dash' : 'none') : gap))
  const inside = kinds.filter((gap, at) => gap !== 'none' && at !== serial && at !== month && at !== month + 2)
  const separator = kinds[serial] ?? 'none'
  const first = kinds[month] ?? 'none'
  if (inside.length === 0 && first === kinds[month + 2]) {
    if (first !== 'none') return separator === 'none' ? 'loose' : 'dated'
    if (separator === 'none') return 'plain'
    return separator === 'blank' ? 'blank' : separator === 'dot' ? undefined : 'separated'
  }
  if (kinds.some((gap, at) => gap !== 'none' && gap !== 'blank' && at !== serial)) return undefined
  if (kinds.every((gap, at) => at === 0 || at === serial || gap === 'blank')) return 'spelled'
  return kinds.every((gap, at) => (gap === 'none') === (at === 0 || at % 2 === 1)) ? 'paired' : 'loose'
}

// A longer number must not lend its digits: 978-91-88-23901-4, +46 70 …, 1200.50.
function standsAlone(text: string, run: DigitRun, length: number, layout: Layout): boolean {
  const after = run.gaps[length]
  if (after !== undefined) {
    if (after !== 'blank') return false
    if (isParted(layout)) return false
  }
  const before = codeBefore(text, run.start)
  if (isDigit(before.code) || isPlus(before.code)) return false
  const further = codeBefore(text, before.at)
  if (isDash(before.code) || before.code === 0x2f || before.code === 0x2e || before.code === 0x2c) {
    return !isDigit(further.code)
  }
  const grouped = isBlank(before.code) && isDigit(further.code)
  return !grouped || !isParted(layout)
}

/** Whether blanks alone part its digits, so that further ones beside it would belong to it. */
function isParted(layout: Layout): boolean {
  return layout !== 'separated' && layout !== 'plain' && layout !== 'dated'
}

// 000101-T220: handed out before the number proper; the letter counts as 1 in the check sum.
function provisionalAt(source: Source, run: DigitRun, today: Day): Detection | undefined {
  const { text } = source
  for (const length of [8, 6]) {
    if (run.digits.length !== length || run.gaps.some((gap) => gap !== 'none')) continue
    let at = run.ends[length - 1] ?? run.start
    const plus = isPlus(text.charCodeAt(at))
    if (plus || isDash(text.charCodeAt(at))) at++
    if (at >= text.length || !PROVISIONAL.includes(text[at] ?? ' ') || !isDigit(text.charCodeAt(at + 1))) continue
    const tail = readDigits(text, at + 1, 4)
    if (tail.digits.length !== 3 || tail.gaps.some((gap) => gap !== 'none')) continue
    if (!standsAlone(text, run, length, 'separated')) continue
    const kind = identityNumber([...run.digits, 1, ...tail.digits], plus, today)
    if (kind === undefined) continue
    const end = tail.ends[2] ?? at
    const context = contextOf(source, run.start, end)
    const weight = 1 + (length === 8 ? 1 : 0) + context.for + context.against
    return { rule: RULE, start: run.start, end, weight, key: 'provisional-number' }
  }
  return undefined
}

interface Context {
  readonly for: number
  readonly against: number
  readonly calling: number
}

function contextOf(source: Source, start: number, end: number): Context {
  const tokens = source.tokens()
  const from = tokenAt(tokens, start)
  const to = tokenAt(tokens, end)
  const glued = gluedTo(source.text, start)
  let supporting = surroundings(tokens, from, to, FOR) + (glued === undefined ? 0 : (FOR.get(glued) ?? 0))
  for (const token of source.options.field === undefined ? [] : tokenize(source.options.field)) {
    supporting = Math.max(supporting, FOR.get(token.lower) ?? 0)
  }
  return {
    for: supporting,
    against: surroundings(tokens, from, to, AGAINST),
    calling: surroundings(tokens, from, to, CALLING),
  }
}

// "pnr20120101-2389" is one token, so the letters before the digits are looked up on their own.
function gluedTo(text: string, start: number): string | undefined {
  const letters = /[\p{L}.]{2,16}$/u.exec(text.slice(Math.max(0, start - 16), start))
  return letters?.[0].toLowerCase()
}
