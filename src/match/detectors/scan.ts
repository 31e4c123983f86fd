import { isDigit } from './chars.ts'

/** What a text holds that some detector lives on; values are bits. */
export const Trait = { digit: 1, at: 2, sign: 4, spoken: 8, secret: 16, agreed: 32, contact: 64 } as const

/** Beginnings of words, of three letters, that wake a detector where the text has no digits. */
const WAKING: readonly (readonly [number, string])[] = [
  [Trait.spoken, 'nol zer'],
  [Trait.secret, 'lös los pas pin inl kod pw pwd anv log mön sve unl'],
  [
    Trait.agreed,
    'kod typ niv kat lis sta zon spå sig fla läg tie cod röd gul grö blå red yel ora lil ins åtg pri mod pro rut ärl vet enl ni vi usu',
  ],
  [Trait.contact, 'snap sna ins dis tik tel mes wha rob fac'],
]

const SINGLE = '#*§¤¶‡†=<>|~^\\&@%'
const DOUBLE = '!?+-/,;'
const PLAIN = 0
const ALONE = 1
const TWICE = 2

const kinds = new Uint8Array(0x180)
for (const sign of SINGLE) kinds[sign.charCodeAt(0)] = ALONE
for (const sign of DOUBLE) kinds[sign.charCodeAt(0)] = TWICE

const waking = new Uint8Array(1 << 15)
for (const [trait, heads] of WAKING) {
  for (const head of heads.split(' ')) {
    const key = keyOf(head.charCodeAt(0), head.charCodeAt(1) || 0, head.charCodeAt(2) || 0)
    waking[key] = (waking[key] ?? 0) | trait
  }
}

// Five bits of a letter are the same in both cases, for å, ä and ö too.
function keyOf(first: number, second: number, third: number): number {
  return ((first & 31) << 10) | ((second & 31) << 5) | (third & 31)
}

/** Reads the text once and tells which detectors can find anything in it, as bits of `Trait`. */
export function traitsOf(text: string): number {
  let traits = 0
  let previous = 0x20
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x61 && code <= 0x7a) {
      if (previous === 0x20 || previous === 0x0a) traits |= headAt(text, at, code)
    } else if (code !== 0x20) {
      traits |= other(text, at, code, previous)
    }
    previous = code
  }
  return traits
}

function headAt(text: string, at: number, code: number): number {
  const second = text.charCodeAt(at + 1)
  const lone = (code === 0x78 || code === 0x6f) && (second === 0x20 || second === code)
  const trait = waking[keyOf(code, second || 0, text.charCodeAt(at + 2) || 0)] ?? 0
  return lone ? trait | Trait.sign : trait
}

function other(text: string, at: number, code: number, previous: number): number {
  if (code < 0x180) {
    if (code >= 0x30 && code <= 0x39) return Trait.digit
    if (code >= 0xc0 || (code >= 0x41 && code <= 0x5a)) return headAt(text, at, code)
    const kind = kinds[code] ?? PLAIN
    if (code === 0x40) return Trait.at | Trait.sign
    if (kind === ALONE || (kind === TWICE && previous === code)) return Trait.sign
    if (code === 0x28) return bracket(text, at)
    return kind === PLAIN || kind === TWICE ? 0 : Trait.sign
  }
  if (isDigit(code)) return Trait.digit
  return code >= 0x203c && code !== 0x20ac && code !== 0xfeff ? Trait.sign : 0
}

function bracket(text: string, at: number): number {
  return text.charCodeAt(at + 2) === 0x29 ? Trait.sign : text.charCodeAt(at + 3) === 0x29 ? Trait.at : 0
}
