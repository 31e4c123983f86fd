/** Notes met before, with their findings. Exports repeat themselves ("Anmäld frånvaro" ten thousand times over), and what was judged once need not be judged again. */
import type { Context, Finding } from './types.ts'

/** Longer notes hardly ever come twice. */
const LONGEST = 2000

/** What an entry costs beside its text, in characters: many short notes must not take more room than few long ones. */
const ENTRY = 100

type ByText = Map<string, readonly Finding[]>

/**
 * Remembers the findings of notes by text and context, exactly: nothing is told of a note that differs in one sign. What was not asked for in a while is
 * forgotten, so that the room is bounded: two halves, of which the older is dropped when the younger is full.
 */
export class NoteMemory {
  private readonly half: number
  private young = new Map<string, ByText>()
  private old = new Map<string, ByText>()
  private used = 0

  /** `room`: characters of notes that are kept, about. */
  constructor(room: number) {
    this.half = room / 2
  }

  /** The findings of a note, by those that were found before or by `lint`. The list is the caller's own. */
  findings(text: string, context: Context, lint: () => Finding[]): Finding[] {
    if (text.length > LONGEST) return lint()
    const place = keyOf(context)
    const known = this.young.get(place)?.get(text)
    if (known !== undefined) return [...known]
    const found = this.old.get(place)?.get(text) ?? lint()
    this.add(place, text, found)
    return [...found]
  }

  private add(place: string, text: string, found: readonly Finding[]): void {
    this.used += text.length + ENTRY
    if (this.used > this.half) {
      this.old = this.young
      this.young = new Map()
      this.used = text.length + ENTRY
    }
    const texts: ByText = this.young.get(place) ?? new Map()
    this.young.set(place, texts)
    texts.set(ownCopy(text), found)
  }
}

/** Parts of a context in one string. A field can hold any sign, so it stands last. */
function keyOf({ lang, kind, system, field }: Context): string {
  return `${lang ?? ''}/${kind ?? ''}/${system === undefined ? '' : `${system.length}=${system}`}/${field === undefined ? '' : `=${field}`}`
}

/** A text that is cut out of a larger one keeps all of that in memory, in the engines of today; a copy does not. */
function ownCopy(text: string): string {
  return ` ${text}`.slice(1)
}
