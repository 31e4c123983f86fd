/** The one pipeline of editor, scan, check and pipe: text and context in, findings out. Pure and synchronous. */
import { logitBelow, toCandidates } from './judge/candidates.ts'
import { type EnglishGrammar, judgeEnglish } from './judge/english.ts'
import { LearnedJudge } from './judge/learned/judge.ts'
import type { Model } from './judge/learned/model.ts'
import { createReader, judgeNote, type Reader } from './judge/note.ts'
import type { Verdict } from './judge/reason/verdict.ts'
import { extendPack } from './lexicon/extend.ts'
import { MARGIN, PIECE, piecesOf } from './long-text.ts'
import { NoteMemory } from './note-memory.ts'
import { People, type Stretch } from './people.ts'
import { type Candidate, type Decision, decide } from './policy/apply.ts'
import { AskedSettings, type PlaceSettings } from './policy/asked.ts'
import type { Policy } from './policy/policy.ts'
import type { Ruleset } from './ruleset.ts'
import { createNoteSession, type NoteSession, type SessionSettings } from './session/session.ts'
import { languageOf } from './text/language.ts'
import { normalize } from './text/normalize.ts'
import type { Context, Finding, Lang } from './types.ts'

/** What a linter is made of. */
export interface LinterOptions {
  readonly ruleset: Ruleset
  /** A resolved policy; see `resolvePolicy`. */
  readonly policy: Policy
  /** The day it is, `YYYY-MM-DD`: decides the century of short personal numbers and whether exceptions still hold. */
  readonly today: string
  /** The language of who reads the findings, for the names of registers; Swedish by default. */
  readonly reader?: Lang
  /**
   * Grammar for English notes, made from `compromise` by `createEnglishGrammar`; called when the first English note is met. Without it,
   * English notes are judged by the English rules alone.
   */
  readonly english?: () => EnglishGrammar
  /** The learned model, or a function that fetches it when the first note is met. Without it the rules decide alone. */
  readonly model?: Model | (() => Model)
  /** Names of people that the notes are about, whole or word by word: known to the judges as names. */
  readonly people?: readonly string[]
  /**
   * Characters of notes that are kept in memory with their findings, so that a note that comes again is not judged again: for whoever lints
   * many. None unless given.
   */
  readonly remember?: number
}

/** The part of a text, half-open, whose findings are wanted; it begins and ends at line breaks. The rest is read for its context alone. */
export interface Focus {
  readonly start: number
  readonly end: number
}

/** Lints notes. Safe to share; what it finds in one note does not depend on those before. */
export interface Linter {
  /** The findings of a note in the order of the text. Throws only if the rules cannot be decoded or a term of the policy cannot be read. */
  lint(text: string, context?: Context, focus?: Focus): Finding[]
  /** Every candidate with what the policy decided on it: the ground of `fritext why`. */
  explain(text: string, context?: Context, focus?: Focus): Decision[]
  /** A session with one note that changes while it is read; see `NoteSession`. */
  session(settings?: SessionSettings): NoteSession
  /** Where names of `people` stand in a text, half-open, in UTF-16 code units: for hosts that must not show them. */
  names(text: string): Stretch[]
}

interface Engine {
  readonly reader: Reader
  readonly learned: LearnedJudge | undefined
  readonly settings: AskedSettings
  /** By place, the log-odds from which on a rule's finding is shown. */
  readonly least: WeakMap<PlaceSettings, Float64Array>
}

/** A note with the candidates found in it, and the settings of its place. */
interface Read {
  readonly candidates: Candidate[]
  readonly place?: PlaceSettings
}

const NOTHING: Read = { candidates: [] }

/** The verdicts that are shown, or that make others ask: see `toCandidates`. */
function shownOf(verdicts: Verdict[], least: Float64Array): Verdict[] {
  return verdicts.filter(({ rule, logit, asks }) => logit >= (least[rule] as number) || (asks && logit > 0))
}

/** Makes a linter. The rules of a language are decoded when its first note is met. */
export function createLinter(options: LinterOptions): Linter {
  const { ruleset, policy, today } = options
  const engines = new Map<Lang, Engine>()
  const people = new People(options.people ?? [])
  let grammar: EnglishGrammar | undefined
  let model: Model | undefined

  function engine(lang: Lang): Engine {
    const known = engines.get(lang)
    if (known !== undefined) return known
    const pack = extendPack(ruleset.pack(lang), policy.terms, people.words)
    model ??= typeof options.model === 'function' ? options.model() : options.model
    const rules = pack.header.rules.map(({ id }) => id)
    const made: Engine = {
      reader: createReader(pack),
      learned: model && new LearnedJudge(model, pack),
      settings: new AskedSettings(policy, rules),
      least: new WeakMap(),
    }
    engines.set(lang, made)
    return made
  }

  function spoken(lang: Lang): Lang {
    return ruleset.languages.includes(lang) ? lang : 'sv'
  }

  function leastOf({ least }: Engine, place: PlaceSettings): Float64Array {
    const known = least.get(place) ?? place.least.map(logitBelow)
    least.set(place, known)
    return known
  }

  /** Reads a note. `all`: candidates that the policy does not show are wanted too. */
  function read(source: string, context: Context, focus: Focus | undefined, all: boolean): Read {
    if (source.length <= PIECE) return readPiece(source, 0, context, focus, all)
    const lang = context.lang ?? languageOf(normalize(source.slice(0, MARGIN)).text)
    const candidates: Candidate[] = []
    let place: PlaceSettings | undefined
    for (const { from, to, start, end } of piecesOf(source)) {
      const wanted = { start: Math.max(start, focus?.start ?? 0), end: Math.min(end, focus?.end ?? end) }
      if (wanted.start >= wanted.end) continue
      const inside = { start: wanted.start - from, end: wanted.end - from }
      const piece = readPiece(source.slice(from, to), from, { ...context, lang }, inside, all)
      for (const candidate of piece.candidates) candidates.push(candidate)
      place ??= piece.place
    }
    return { candidates, ...(place === undefined ? {} : { place }) }
  }

  /** Reads a note, or a piece of a long one, that begins at `origin` of its text; `focus` counts from there. */
  function readPiece(source: string, origin: number, context: Context, focus: Focus | undefined, all: boolean): Read {
    const { text, back } = normalize(source)
    if (text.trim() === '') return NOTHING
    const lang = context.lang ?? languageOf(text)
    const here = engine(spoken(lang))
    const { reader, learned } = here
    const rulesOnly = learned === undefined
    const note = judgeNote(reader, text, context, { today, agreedCodes: policy.agreedCodes, lang, rulesOnly })
    if (lang === 'en' && options.english !== undefined && note.verdicts.length > 0) {
      grammar ??= options.english()
      judgeEnglish(text, note.verdicts, grammar, reader.pack.header)
    }
    const place = here.settings.at(context)
    const wanted = focus && ((offset: number): boolean => back(offset) >= focus.start && back(offset) < focus.end)
    const verdicts =
      learned === undefined
        ? all
          ? note.verdicts
          : shownOf(note.verdicts, leastOf(here, place))
        : learned.judge(note, context, wanted, all ? undefined : leastOf(here, place))
    const inFocus = wanted === undefined ? verdicts : verdicts.filter(({ start }) => wanted(start))
    const origins = origin === 0 ? back : (offset: number): number => back(offset) + origin
    return { candidates: toCandidates(inFocus, reader.pack.header.rules, origins, lang), place }
  }

  function decideOn(text: string, context: Context, { candidates, place }: Read): Decision[] {
    return decide(candidates, policy, context, text, {
      today,
      ...(place === undefined ? {} : { settingOf: place.of }),
      ...(options.reader === undefined ? {} : { lang: options.reader }),
    })
  }

  const explain: Linter['explain'] = (text, context = {}, focus) =>
    decideOn(text, context, read(text, context, focus, true))

  const judged = (text: string, context: Context, focus?: Focus): Finding[] => {
    const note = read(text, context, focus, false)
    return note.candidates.length === 0 ? [] : decideOn(text, context, note).flatMap(({ finding }) => finding ?? [])
  }

  const memory = options.remember ? new NoteMemory(options.remember) : undefined
  const lint: Linter['lint'] = (text, context = {}, focus) =>
    memory === undefined || focus !== undefined
      ? judged(text, context, focus)
      : memory.findings(text, context, () => judged(text, context))

  return {
    explain,
    names: (text) => people.stretchesIn(text),
    lint,
    session: (settings) => createNoteSession({ lint, reader: (lang) => engine(spoken(lang)).reader }, settings),
  }
}
