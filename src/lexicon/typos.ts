/**
 * Misspellings of long words: letters without their rings and dots (*foraldrar*), and one slip of the finger: a letter too few, too many,
 * doubled, two swapped (*frånvarnade*), or one for another that sounds alike (*diabetis*). A slip in the first two letters is not considered, nor is a word that is shorter than
 * `MIN_SLIP`: short words have too many real neighbours.
 */
import { lazy } from '../lazy.ts'
import { letterOf } from './alphabet.ts'
import type { Automaton } from './automaton.ts'
import { TRAP } from './classes.ts'
import type { LanguagePack } from './pack.ts'

const MIN_BARE = 5
const MIN_SLIP = 8

const A = letterOf('a'.charCodeAt(0))
const O = letterOf('o'.charCodeAt(0))
const E = letterOf('e'.charCodeAt(0))
const RINGS: ReadonlyMap<number, readonly number[]> = new Map([
  [A, [letterOf(0xe5), letterOf(0xe4)]],
  [O, [letterOf(0xf6)]],
  [E, [letterOf(0xe9)]],
])

/** Letters that are heard for one another: vowels, the sounds of s, of k, of v. */
const ALIKE = lazy((): ReadonlyMap<number, readonly number[]> => {
  const alike = new Map<number, number[]>()
  for (const group of ['aeiouyåäö', 'scz', 'kcq', 'vw']) {
    const sounds = [...group].map((letter) => letterOf(letter.charCodeAt(0)))
    for (const letter of sounds)
      alike.set(letter, [...(alike.get(letter) ?? []), ...sounds.filter((other) => other !== letter)])
  }
  return alike
})

const letters = new Uint8Array(64)

/** The class set of the word that text[start, end) misspells, or 0. `ringless`: the whole note was typed without å, ä and ö. */
export function findMisspelt(text: string, start: number, end: number, pack: LanguagePack, ringless = false): number {
  const length = end - start
  if (length < (ringless ? 2 : MIN_BARE) || length > 40) return 0
  for (let at = 0; at < length; at++) {
    const letter = letterOf(text.charCodeAt(start + at))
    if (letter === 0) return 0
    letters[at] = letter
  }
  const bare = withRings(pack.automaton, 0, 0, 0, length)
  if (bare !== 0) return bare
  if (length < MIN_SLIP) return 0
  const slip = withSlip(pack.automaton, length)
  return slip !== 0 && !pack.sets.has(slip, TRAP) ? slip : 0
}

function finish(automaton: Automaton, state: number, out: number): number {
  const value = automaton.data.final[state] as number
  return value === 0 ? 0 : value === 1 ? out : value - 1
}

function follow(
  automaton: Automaton,
  state: number,
  out: number,
  letter: number,
): { state: number; out: number } | undefined {
  const edge = automaton.edge(state, letter)
  if (edge < 0) return undefined
  const here = automaton.data.edgeOut[edge] as number
  return { state: automaton.data.target[edge] as number, out: here !== 0 ? here : out }
}

function withRings(automaton: Automaton, state: number, out: number, at: number, length: number): number {
  if (at === length) return finish(automaton, state, out)
  const letter = letters[at] as number
  const plain = follow(automaton, state, out, letter)
  if (plain) {
    const found = withRings(automaton, plain.state, plain.out, at + 1, length)
    if (found !== 0) return found
  }
  for (const ring of RINGS.get(letter) ?? []) {
    const next = follow(automaton, state, out, ring)
    if (!next) continue
    const found = withRings(automaton, next.state, next.out, at + 1, length)
    if (found !== 0) return found
  }
  return 0
}

function exact(automaton: Automaton, state: number, out: number, at: number, length: number): number {
  let here = state
  let carried = out
  for (let index = at; index < length; index++) {
    const next = follow(automaton, here, carried, letters[index] as number)
    if (!next) return 0
    here = next.state
    carried = next.out
  }
  return finish(automaton, here, carried)
}

/** One slip at any place from the third letter on; the first reading found in a fixed order wins. */
function withSlip(automaton: Automaton, length: number): number {
  let state = 0
  let out = 0
  for (let at = 0; at < length; at++) {
    if (at >= 2) {
      const found = slipAt(automaton, state, out, at, length)
      if (found !== 0) return found
    }
    const next = follow(automaton, state, out, letters[at] as number)
    if (!next) return 0
    state = next.state
    out = next.out
  }
  return 0
}

function slipAt(automaton: Automaton, state: number, out: number, at: number, length: number): number {
  const letter = letters[at] as number
  // A letter too many: skip it.
  const extra = exact(automaton, state, out, at + 1, length)
  if (extra !== 0 && letters[at - 1] === letter) return extra
  // Two letters swapped.
  if (at + 1 < length && letters[at + 1] !== letter) {
    const second = follow(automaton, state, out, letters[at + 1] as number)
    const both = second && follow(automaton, second.state, second.out, letter)
    const swapped = both ? exact(automaton, both.state, both.out, at + 2, length) : 0
    if (swapped !== 0) return swapped
  }
  // One letter for another, but not at the very end: that is inflection.
  if (at < length - 1) {
    for (const other of ALIKE().get(letter) ?? []) {
      const next = follow(automaton, state, out, other)
      const found = next ? exact(automaton, next.state, next.out, at + 1, length) : 0
      if (found !== 0) return found
    }
  }
  // A letter too few, but not at the very end: that is inflection.
  const { firstEdge, label, target, edgeOut } = automaton.data
  for (let edge = firstEdge[state] as number; edge < (firstEdge[state + 1] as number); edge++) {
    if (at >= length - 1 || label[edge] === letter) continue
    const here = edgeOut[edge] as number
    const found = exact(automaton, target[edge] as number, here !== 0 ? here : out, at, length)
    if (found !== 0) return found
  }
  return 0
}
