import type { Detection } from '../../types.ts'
import { type Chunk, chunksOf } from './chunks.ts'
import { Cue, type CueName, cueOf, NO_SECRET, namesSecret } from './credential-words.ts'
import { isUserName, secretShape } from './secret-shape.ts'
import type { Source } from './source.ts'
import { spokenCodes } from './spoken-code.ts'
import { unlockPatterns } from './unlock-pattern.ts'

const RULE = 'identity/credentials'

/** How many chunks before and after a secret its surroundings reach. */
const BEFORE = 12
const AFTER = 5

/** A chunk with the cues its words give; they are looked up only where something nearby could be a secret. */
class Marked {
  readonly chunk: Chunk
  private known: readonly CueName[] | undefined

  constructor(chunk: Chunk) {
    this.chunk = chunk
  }

  cues(): readonly CueName[] {
    this.known ??= cuesOf(this.chunk.text)
    return this.known
  }
}

const PASSWORD_PARTS = ['lös', 'los', 'pass', 'pw', 'kodord', 'wifi', 'nyckel']
/** A word and a number run together, as most people build a password. */
const PASSWORD_LIKE = /^[A-ZÅÄÖ]?[a-zåäö]{3,}[_.!#*-]?\d{1,4}[!?#*]?$/
const NAMES_PASSWORD = /l[öo]s|pass|pw|kodord|wifi|nyckel/i

/** Finds passwords, codes and logins that are written out; the word "lösenord" with nothing after it is none. */
export function credentials(source: Source): Detection[] {
  const marked = chunksOf(source.text).map((chunk) => new Marked(chunk))
  const lower = source.text.toLowerCase()
  const named = PASSWORD_PARTS.some((part) => lower.includes(part))
  const told = namesSecret(lower)
  const found: Detection[] = []
  for (let at = 0; at < marked.length; at++) {
    // Where no word speaks of passwords, only figures and signs make a secret.
    if (!named && !marked[at]?.chunk.mixed) continue
    const detection = candidateAt(marked, at, source.text, told)
    if (detection !== undefined) found.push(detection)
  }
  return [...found, ...(told ? spokenCodes(source) : []), ...unlockPatterns(source)]
}

const ONE_WORD = /^[a-zà-öø-\u024f]+$/

function cuesOf(chunk: string): CueName[] {
  const cues: CueName[] = []
  const lower = chunk.toLowerCase()
  for (const word of ONE_WORD.test(lower) ? [lower] : lower.split(/[^\p{L}]+/u)) {
    const cue = word.length > 1 ? cueOf(word) : undefined
    if (cue !== undefined) cues.push(cue)
  }
  return cues
}

/** `told`: the text holds a word for a password, a pin or a code. */
function candidateAt(marked: readonly Marked[], at: number, text: string, told: boolean): Detection | undefined {
  const entry = marked[at]
  if (entry === undefined) return undefined
  const slash = entry.chunk.text.lastIndexOf('/')
  if (slash > 0) return slashedAt(marked, at, entry, slash)
  const shape = secretShape(entry.chunk.text)
  if (shape === undefined || (shape === 'figures' && !told)) return undefined
  if (shape === 'word') return wordAt(marked, at, entry, /["'”“’‘]/.test(text[entry.chunk.start - 1] ?? ' '))
  if (entry.cues().length > 0) return undefined
  const direct = shape === 'figures' ? directCue(marked, at) : undefined
  if (shape === 'figures' && direct === undefined) return undefined
  const cues = near(marked, at)
  const against = cues.has(Cue.against) ? -2 : 0
  if (direct === undefined) {
    const pair = userBefore(marked, at)
    const weight =
      -1.5 +
      (cues.has(Cue.password) ? 4 : cues.has(Cue.pin) || cues.has(Cue.code) ? 3 : 0) +
      (cues.has(Cue.login) ? 1.5 : 0) +
      (cues.has(Cue.place) ? 0.75 : 0) +
      (pair === undefined ? 0 : 1.75) +
      against
    const key = pair === undefined ? 'credentials/password' : 'credentials/login'
    const bare = cues.size === 0 && pair === undefined
    if (bare && !PASSWORD_LIKE.test(entry.chunk.text)) return undefined
    return detection(pair ?? firstCue(marked, at), entry, weight, key)
  }
  const short = entry.chunk.text.replace(/\D/g, '').length === 3 && !entry.chunk.text.includes('-') ? -1 : 0
  const base = direct.cue === Cue.code ? (cues.has(Cue.place) || cues.has(Cue.login) ? 1.25 : -0.75) : 1.75
  return detection(direct.entry, entry, base + short + against, 'credentials/pin')
}

// "admin/skola1234" and "pärfsk/Myran5" without blanks.
function slashedAt(marked: readonly Marked[], at: number, entry: Marked, slash: number): Detection | undefined {
  const user = entry.chunk.text.slice(0, slash)
  const secret = entry.chunk.text.slice(slash + 1)
  if (secretShape(secret) !== 'mixed' || !isUserName(user)) return undefined
  const cues = near(marked, at)
  const weight =
    (cues.size > 0 || /^(admin|user|root|elev|gäst|guest)/i.test(user) ? 0.75 : -0.75) +
    (cues.has(Cue.against) ? -2 : 0)
  return detection(undefined, entry, weight, 'credentials/login')
}

/** Words after which only a mixed chunk is a secret: "lugnt pass. Spel", "wifi heter Gäst". */
const NO_WORD = /^(pass|passwords|wi-?fi|wifit)$/i

// A word is a secret only where the text says so: "lösenordet är kanelbulle", "lösen: hemligt".
function wordAt(marked: readonly Marked[], at: number, entry: Marked, quoted: boolean): Detection | undefined {
  const word = entry.chunk.text
  const before = marked[at - 1]
  if (before === undefined || before.chunk.line !== entry.chunk.line) return undefined
  if (!NAMES_PASSWORD.test(before.chunk.text) && !NAMES_PASSWORD.test(marked[at - 2]?.chunk.text ?? ''))
    return undefined
  if (NO_SECRET.has(word.toLowerCase()) || entry.cues().length > 0) return undefined
  const cues = near(marked, at)
  const against = cues.has(Cue.against) ? -2 : 0
  if (before.cues().includes(Cue.password) && !NO_WORD.test(before.chunk.text)) {
    if (/[?.!]/.test(before.chunk.after)) return undefined
    const joined = /[:=]/.test(before.chunk.after) || quoted
    const odd = /[-–]/.test(word) || (/^\p{Lu}/u.test(word) && word.length > 3)
    const weight = (joined ? 1.5 : cues.has(Cue.login) || cues.has(Cue.place) ? 0.5 : odd ? 0.25 : -0.25) + against
    return detection(before, entry, weight, 'credentials/password')
  }
  const noun = marked[at - 2]
  const copula = /^(är|ar|e|is|heter|blir|=)$/i.test(before.chunk.text)
  if (!copula || noun?.chunk.line !== entry.chunk.line || NO_WORD.test(noun.chunk.text)) return undefined
  if (!noun.cues().includes(Cue.password)) return undefined
  return detection(noun, entry, 0.75 + against, 'credentials/password')
}

function near(marked: readonly Marked[], at: number): Set<CueName> {
  const line = marked[at]?.chunk.line
  const cues = new Set<CueName>()
  for (let other = Math.max(0, at - BEFORE); other <= at + AFTER; other++) {
    const entry = marked[other]
    if (entry === undefined || other === at || entry.chunk.line !== line) continue
    for (const cue of entry.cues()) cues.add(cue)
  }
  return cues
}

// The word that makes figures a code stands close before them: "koden till grinden: 3380".
function directCue(marked: readonly Marked[], at: number): { entry: Marked; cue: CueName } | undefined {
  const line = marked[at]?.chunk.line
  for (let other = at - 1; other >= at - 7; other--) {
    const entry = marked[other]
    if (entry === undefined || entry.chunk.line !== line) return undefined
    const cue = entry.cues().find((name) => name === Cue.password || name === Cue.pin || name === Cue.code)
    if (cue !== undefined) return { entry, cue }
    if (/\d/.test(entry.chunk.text) && other === at - 1) return undefined
  }
  return undefined
}

// "melker.st / Sommar2024!", "bertil.e – Kantarell88", "admin/skola1234".
function userBefore(marked: readonly Marked[], at: number): Marked | undefined {
  const slash = marked[at - 1]?.chunk.text
  const user = marked[at - 2]
  if (slash === undefined || user === undefined || !/^[/–-]$/.test(slash)) return undefined
  return isUserName(user.chunk.text) && user.chunk.line === marked[at]?.chunk.line ? user : undefined
}

function firstCue(marked: readonly Marked[], at: number): Marked | undefined {
  const line = marked[at]?.chunk.line
  for (let other = at - 1; other >= at - 4; other--) {
    const entry = marked[other]
    if (entry === undefined || entry.chunk.line !== line) return undefined
    if (entry.cues().some((cue) => cue !== Cue.against && cue !== Cue.place)) return entry
  }
  return undefined
}

function detection(from: Marked | undefined, to: Marked, weight: number, key: string): Detection {
  return { rule: RULE, start: (from ?? to).chunk.start, end: to.chunk.end, weight, key }
}
