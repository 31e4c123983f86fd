/**
 * A session with one note that changes while it is read, as in an editor. It gives the findings that linting the whole note gives, but after
 * a change judges again only what the change can have touched: a note is a row of blocks, and a block is judged together with its
 * surroundings and with the few blocks that bear witness to what else the note holds.
 */

import type { Reader } from '../judge/note.ts'
import { CUT } from '../judge/reason/passages.ts'
import type { Focus } from '../linter.ts'
import { languageOf } from '../text/language.ts'
import type { Context, Finding, Lang } from '../types.ts'
import { MOST, type Reading, read, type TextFacts, textFacts, waking } from './facts.ts'
import { freshness, type Placed } from './freshness.ts'
import { spread } from './spread.ts'

/** One block of a note, such as a paragraph. What is known of it hangs on the object, so hand in the same one as long as its text is the same. */
export interface NoteBlock {
  readonly text: string
}

/** How much work is done between two rests. The defaults suit a page. */
export interface SessionSettings {
  /** Notes of at most so many UTF-16 code units are judged in one piece; 4000 by default. */
  readonly whole?: number
  /** About so many code units of a longer note are judged between two rests; 1000 by default. */
  readonly batch?: number
}

/** A session with one note. */
export interface NoteSession {
  /**
   * Judges a note that consists of these blocks, joined by line breaks. The generator rests after every piece of work, so that the caller can
   * stop and go on later, or drop it when the note has changed; what was done is not lost. Done when it ends: then `findings` holds all.
   * `near` is the number of the block that is judged first.
   */
  judge(blocks: readonly NoteBlock[], context?: Context, near?: number): Generator<undefined, void>
  /**
   * The findings of each block of the last `judge`, `undefined` where they are not known yet. Their offsets count from the beginning of the
   * block. A list that did not change is the same object. Evidence that stands in another block tells no place.
   */
  readonly findings: ReadonlyArray<readonly Finding[] | undefined>
}

/** What a session needs of a linter. */
export interface SessionEngine {
  lint(text: string, context?: Context, focus?: Focus): Finding[]
  reader(lang: Lang): Reader
}

/** Findings of a block hang on no token further away than this: as far as the rules read around a clause. */
const REACH = 150

const WHOLE = 4000
const BATCH = 1000

/** Blocks are read until so many code units have told the language; see `languageOf`. */
const LANGUAGE = 4000

/** Makes a session. Nothing is shared between sessions but the engine. */
export function createNoteSession(engine: SessionEngine, settings: SessionSettings = {}): NoteSession {
  const { whole = WHOLE, batch = BATCH } = settings
  const texts = new WeakMap<NoteBlock, TextFacts>()
  const wakings = new WeakMap<NoteBlock, { following: string; traits: number }>()
  let readings = new WeakMap<NoteBlock, Reading>()
  let readAs = ''
  let placed: readonly Placed[] = []
  let judgedAs = ''

  function textOf(block: NoteBlock): TextFacts {
    const known = texts.get(block)
    if (known !== undefined) return known
    const facts = textFacts(block.text)
    texts.set(block, facts)
    return facts
  }

  function traitsOf(block: NoteBlock, next: NoteBlock | undefined): number {
    const following = next === undefined ? '' : textOf(next).text
    const known = wakings.get(block)
    if (known !== undefined && known.following === following) return known.traits
    const traits = waking(textOf(block).text, following)
    wakings.set(block, { following, traits })
    return traits
  }

  function* judge(blocks: readonly NoteBlock[], context: Context = {}, near = 0): Generator<undefined, void> {
    const length = blocks.reduce((sum, { text }) => sum + text.length + 1, 0)
    if (length <= whole || blocks.length < 2) {
      if (judgeWhole(blocks, context)) yield
      return
    }
    const witnesses = new Witnesses()
    const place = JSON.stringify([context.field, context.kind, context.system])
    for (let index = 0, done = 0; index < blocks.length; index++) {
      const block = blocks[index] as NoteBlock
      if (!texts.has(block)) done += block.text.length
      for (const key of textOf(block).keys) witnesses.add(key, index)
      const traits = traitsOf(block, blocks[index + 1])
      for (let bit = 1; bit <= traits; bit <<= 1) if ((traits & bit) !== 0) witnesses.add(`trait ${bit}`, index)
      if (done < READ) continue
      done = 0
      yield
    }
    const lang = context.lang ?? languageFrom(blocks.map(textOf))
    const reader = engine.reader(lang)
    const as = JSON.stringify([lang, witnesses.signature()])
    if (as !== readAs) readings = new WeakMap()
    readAs = as
    for (let index = 0, done = 0; index < blocks.length; index++) {
      const block = blocks[index] as NoteBlock
      let reading = readings.get(block)
      if (reading === undefined) {
        done += block.text.length
        reading = read(reader, textOf(block).text, witnesses.keys)
        readings.set(block, reading)
      }
      for (const key of reading.evidence) witnesses.addEvidence(key, index)
      if (done < READ) continue
      done = 0
      yield
    }
    const signature = JSON.stringify([place, as, witnesses.order])
    const next = freshness(
      signature === judgedAs ? placed : [],
      blocks.map((block, index) => ({
        block,
        tokens: readings.get(block)?.tokens ?? 1,
        firsts: witnesses.firstsOf(index),
      })),
      REACH,
    )
    placed = next
    judgedAs = signature
    witnesses.add('edge', 0)
    for (const [from, to] of batches(next, batch, near)) {
      judgeBatch(next, from, to, witnesses, { ...context, lang })
      yield
    }
  }

  /** False where the note is as it was. */
  function judgeWhole(blocks: readonly NoteBlock[], context: Context): boolean {
    const signature = `whole ${JSON.stringify(context)}`
    const same =
      signature === judgedAs &&
      placed.length === blocks.length &&
      placed.every((at, index) => at.block === blocks[index])
    if (same) return false
    const findings = engine.lint(blocks.map(({ text }) => text).join('\n'), context)
    let end = -1
    const bases = blocks.map(({ text }) => {
      const base = end + 1
      end = base + text.length
      return base
    })
    const before = placed
    placed = blocks.map((block) => ({ block, tokens: 1, firsts: '', findings: undefined }))
    judgedAs = signature
    spread(
      placed,
      findings,
      placed.map((_, index) => index),
      bases,
    )
    keepSame(placed, before)
    return true
  }

  function judgeBatch(all: readonly Placed[], from: number, to: number, witnesses: Witnesses, context: Context): void {
    const chosen = new Set<number>([...witnesses.blocks(), all.length - 1])
    for (let index = from; index < to; index++) chosen.add(index)
    for (let index = from, reach = 0; index >= 0 && reach <= REACH + 1; index--) {
      if (index < from) reach += (all[index] as Placed).tokens
      chosen.add(index)
    }
    for (let index = to, reach = 0; index < all.length && reach <= REACH + 1; index++) {
      reach += (all[index] as Placed).tokens
      chosen.add(index)
    }
    const order = [...chosen].sort((a, b) => a - b)
    let text = ''
    const bases: number[] = []
    const focus = { start: 0, end: 0 }
    order.forEach((index, at) => {
      // Blocks that bear witness from afar must not look near.
      if (at > 0) text += order[at - 1] === index - 1 ? '\n' : `\n${CUT}\n`
      bases.push(text.length)
      if (index === from) focus.start = text.length
      text += (all[index] as Placed).block.text
      if (index === to - 1) focus.end = text.length
    })
    for (let index = from; index < to; index++) (all[index] as Placed).findings = []
    spread(all, engine.lint(text, context, focus), order, bases)
  }

  return {
    judge,
    get findings() {
      return placed.map(({ findings }) => findings)
    },
  }

  function languageFrom(facts: readonly TextFacts[]): Lang {
    let text = ''
    for (const fact of facts) {
      if (text.length >= LANGUAGE) break
      text += `${fact.text}\n`
    }
    return languageOf(text)
  }
}

/** So many code units are read between two rests. */
const READ = 4000

/** The first blocks of a note that show each thing that counts for the whole of it. */
class Witnesses {
  readonly keys = new Set<string>()
  /** Evidence in the order in which it is met: its weights are added in that order. */
  readonly order: string[] = []
  private readonly met = new Map<string, number>()
  private readonly chosen = new Set<number>()
  private readonly firsts = new Map<number, string>()

  add(key: string, index: number): boolean {
    const count = this.met.get(key) ?? 0
    if (count >= (MOST[key] ?? 1)) return false
    this.met.set(key, count + 1)
    this.keys.add(key)
    this.chosen.add(index)
    return true
  }

  addEvidence(key: string, index: number): void {
    if (!this.add(`evidence ${key}`, index)) return
    this.order.push(key)
    this.firsts.set(index, `${this.firsts.get(index) ?? ''} ${key}`)
  }

  firstsOf(index: number): string {
    return this.firsts.get(index) ?? ''
  }

  blocks(): ReadonlySet<number> {
    return this.chosen
  }

  signature(): string {
    return JSON.stringify([...this.met].sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}

/** Rows of neighbouring blocks without findings, of about `size` code units each, those behind `near` first. */
function batches(all: readonly Placed[], size: number, near: number): Array<readonly [number, number]> {
  const out: Array<readonly [number, number]> = []
  for (let from = 0; from < all.length; ) {
    let to = from
    let length = 0
    while (to < all.length && all[to]?.findings === undefined && (to === from || length < size)) {
      length += (all[to] as Placed).block.text.length + 1
      to++
    }
    if (to > from) out.push([from, to])
    from = Math.max(to, from + 1)
  }
  const first = out.findIndex(([, to]) => to > near)
  return first <= 0 ? out : [...out.slice(first), ...out.slice(0, first)]
}

/** Blocks whose findings are as they were keep the very list that they had. */
function keepSame(placed: readonly Placed[], before: readonly Placed[]): void {
  const known = new Map(before.map(({ block, findings }) => [block, findings]))
  for (const at of placed) {
    const list = known.get(at.block)
    if (list !== undefined && JSON.stringify(list) === JSON.stringify(at.findings)) at.findings = list
  }
}
