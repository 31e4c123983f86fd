import type { Detection } from '../../types.ts'
import { isDigit, isLetter } from './chars.ts'
import { privateWords } from './contact-words.ts'
import type { Source } from './source.ts'
import type { Token } from './tokens.ts'
import { surroundings, tokenAt, wordSet, wordTable } from './words.ts'

const RULE = 'identity/contact-details'
const LONGEST_LOCAL = 64
const LONGEST_DOMAIN = 253

const MAILBOX = wordTable({
  '-4': `info information kontakt contact rektor* expedition* exp skolan skola* fritids* fritidshem* förskola* forskola* support helpdesk
    it itsupport registrator kommun* kommunen kansli* reception vaktmästare* vaktmastare* kök kok matsal* bibliotek* elevhälsa* elevhalsa* office
    admin administration school webmaster noreply no-reply redaktion* press hr lön faktura* bokning* booking order* studievagledare* provning* prövning* prov
    antagning* klass* arbetslag* personal* franvaro* frånvaro* sjukanmalan* anmalan* anmälan* nyheter* newsletter elevkår* elevkar* elevrad* elevråd* kundtjanst* hello hej mail mejl post elevstod* elevstöd* teamet team
    vuxenutbildning* komvux* sfi* kurs* museum* besok* besök* syv kurator* skolskjuts*`,
})

const SCHOOL_DOMAIN = /(^|\.)(skola|skolan|edu|kommun|kommunen|school)\./

/** Finds e-mail addresses, plain (`a@example.se`) or disguised (`a (at) example.se`, `a snabel-a example punkt se`). */
export function emails(source: Source): Detection[] {
  const { text } = source
  const found: Detection[] = []
  let from = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const start = localStart(text, at, from)
    const end = domainEnd(text, at + 1)
    from = at + 1
    if (start === at || end === undefined) continue
    found.push(detection(source, start, end, text.slice(start, at), text.slice(at + 1, end), 'email'))
    from = end
  }
  return found
}

function detection(source: Source, start: number, end: number, local: string, domain: string, key: string): Detection {
  const tokens = source.tokens()
  const near = surroundings(tokens, tokenAt(tokens, start), tokenAt(tokens, end), privateWords)
  const mailbox = MAILBOX.get(local.toLowerCase().replace(/[._-].*$/, '')) ?? 0
  const school = SCHOOL_DOMAIN.test(domain.toLowerCase()) ? -1.5 : 0
  return { rule: RULE, start, end, weight: 2 + near + mailbox + school, key }
}

function localStart(text: string, at: number, floor: number): number {
  let start = at
  while (start > floor && at - start < LONGEST_LOCAL && isLocal(text.charCodeAt(start - 1))) start--
  while (start < at && text[start] === '.') start++
  return start
}

function isLocal(code: number): boolean {
  return (
    isLetter(code) || isDigit(code) || code === 0x2e || code === 0x5f || code === 0x2d || code === 0x2b || code === 0x25
  )
}

// The end of a domain of at least two labels whose last is letters, `undefined` if there is none.
function domainEnd(text: string, from: number): number | undefined {
  let at = from
  let dot = -1
  while (at < text.length && at - from < LONGEST_DOMAIN) {
    const code = text.charCodeAt(at)
    if (code === 0x2e) {
      if (dot === at - 1 || at === from || !isWord(text, at + 1)) break
      dot = at
    } else if (!isLetter(code) && !isDigit(code) && code !== 0x2d) break
    at++
  }
  return dot > from && at - dot > 2 && isLetter(text.charCodeAt(dot + 1)) ? at : undefined
}

function isWord(text: string, at: number): boolean {
  return at < text.length && (isLetter(text.charCodeAt(at)) || isDigit(text.charCodeAt(at)))
}

/** Finds addresses whose at sign or dot is written in words or brackets. */
export function disguisedEmails(source: Source): Detection[] {
  const tokens = source.tokens()
  const found: Detection[] = []
  for (let at = 1; at < tokens.length - 1; at++) {
    const sign = atSign(tokens, at)
    if (sign === undefined) continue
    const end = disguisedDomain(tokens, sign.to)
    const start = localTokens(tokens, sign.from)
    if (end === undefined || start === undefined) continue
    const first = tokens[start]
    const last = tokens[end - 1]
    if (first === undefined || last === undefined) continue
    const local = source.text.slice(first.start, tokens[sign.from]?.start ?? first.end).trim()
    found.push(detection(source, first.start, last.end, local, '', 'email/disguised'))
    at = end
  }
  return found
}

// "(at)", "[at]", "snabel-a", "(snabel-a)", "snabela"; a bare "at" only where a dotted domain follows.
function atSign(tokens: readonly Token[], at: number): { from: number; to: number } | undefined {
  const word = tokens[at]?.lower
  let to = at + 1
  if (word === 'snabel') {
    if (tokens[to]?.kind === 'sign') to++
    if (tokens[to]?.lower !== 'a') return undefined
    to++
  } else if (!AT_WORDS.has(word ?? '')) return undefined
  const open = tokens[at - 1]?.lower
  const bracketed = (open === '(' && tokens[to]?.lower === ')') || (open === '[' && tokens[to]?.lower === ']')
  if (bracketed) return { from: at - 1, to: to + 1 }
  const plain = word === 'at' || word === 'hos'
  const dotted = /^(\.|dot|punkt)$/.test(tokens[at + 2]?.lower ?? '') || PROVIDERS.has(tokens[to]?.lower ?? '')
  return plain && (!dotted || (word === 'hos' && !isDotted(tokens, at))) ? undefined : { from: at, to }
}

/** What is said for the sign in an address. */
const AT_WORDS = wordSet('snabela snabelan alfakrull kanelbulle kringla at hos')

/** "lovisa.ek98 hos gmail": a name that is no word. */
function isDotted(tokens: readonly Token[], at: number): boolean {
  const local = tokens[at - 1]
  return local !== undefined && (local.kind === 'mixed' || (!local.spaced && local.kind !== 'sign'))
}

function disguisedDomain(tokens: readonly Token[], from: number): number | undefined {
  let at = from
  let labels = 0
  while (labels < 5) {
    const label = tokens[at]
    if (label === undefined || label.kind === 'sign' || label.lower.length > 40) break
    labels++
    at++
    const dot = tokens[at]
    const spoken = dot?.lower === 'punkt' || dot?.lower === 'dot' || dot?.lower === 'prick'
    const next = tokens[at + 1]
    if (next === undefined || next.kind === 'sign') break
    if (!spoken && (dot?.lower !== '.' || next.spaced)) break
    at++
  }
  const last = tokens[at - 1]
  if (labels === 1) return PROVIDERS.has(last?.lower ?? '') ? at : undefined
  return labels >= 2 && last?.kind === 'word' && last.lower.length > 1 ? at : undefined
}

/** Providers that people name without the end of their domain. */
const PROVIDERS = wordSet('hotmail gmail outlook yahoo icloud live telia proton protonmail')

function localTokens(tokens: readonly Token[], to: number): number | undefined {
  let at = to - 1
  const last = tokens[at]
  if (last === undefined || last.kind === 'sign') return undefined
  for (let steps = 0; steps < 8; steps++) {
    const joiner = tokens[at - 1]
    const before = tokens[at - 2]
    if (joiner === undefined || before === undefined || tokens[at]?.spaced || joiner.spaced) break
    if ((joiner.lower !== '.' && joiner.lower !== '_' && joiner.lower !== '-') || before.kind === 'sign') break
    at -= 2
  }
  return at
}
