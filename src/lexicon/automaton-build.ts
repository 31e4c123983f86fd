/** Builds the word automaton from a list of forms: see `automaton.ts` for the shape. Used at build time and for an organisation's own terms. */

import { JOIN, letterOf } from './alphabet.ts'
import type { AutomatonData } from './automaton.ts'

interface Edge {
  readonly label: number
  readonly target: number
  readonly out: number
  /** How many forms lie behind it: the busiest edge is tried first. */
  readonly weight: number
}

/**
 * Builds an automaton from forms to outputs (1 to 65534). A form that ends in `+` is a stem that may stand first in a compound.
 * Forms with a letter outside the alphabet are returned in `rejected`: the caller must not lose them silently.
 */
export function buildAutomaton(forms: ReadonlyMap<string, number>): { data: AutomatonData; rejected: string[] } {
  const rejected: string[] = []
  const words: Array<{ letters: number[]; out: number }> = []
  for (const [form, out] of forms) {
    const letters = lettersOf(form)
    if (letters === undefined) rejected.push(form)
    else words.push({ letters, out })
  }
  words.sort((a, b) => compare(a.letters, b.letters))
  // Forms that differ in typographic variants of a sign are one word; the last one counts.
  const apart = words.filter((word, at) => compare(word.letters, words[at + 1]?.letters ?? []) !== 0)
  return { data: new Builder(apart).build(), rejected }
}

function lettersOf(form: string): number[] | undefined {
  const joins = form.length > 1 && form.endsWith('+')
  const plain = joins ? form.slice(0, -1) : form
  const letters: number[] = []
  for (let at = 0; at < plain.length; at++) {
    const letter = letterOf(plain.charCodeAt(at))
    if (letter === 0) return undefined
    letters.push(letter)
  }
  if (letters.length === 0) return undefined
  if (joins) letters.push(JOIN)
  return letters
}

function compare(a: readonly number[], b: readonly number[]): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const difference = (a[at] as number) - (b[at] as number)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

class Builder {
  private readonly words: ReadonlyArray<{ letters: number[]; out: number }>
  private readonly states: Array<{ edges: Edge[]; final: number }> = []
  private readonly known = new Map<string, number>()

  constructor(words: ReadonlyArray<{ letters: number[]; out: number }>) {
    this.words = words
  }

  build(): AutomatonData {
    const root = this.state(0, this.words.length, 0, false)
    // The start state must be number 0: renumber by swapping.
    const order = this.states.map((_, index) => index)
    const place = new Map<number, number>()
    place.set(root, 0)
    let next = 1
    for (const index of order) if (index !== root) place.set(index, next++)
    const sorted = order.slice().sort((a, b) => (place.get(a) as number) - (place.get(b) as number))
    const edgeCount = this.states.reduce((sum, state) => sum + state.edges.length, 0)
    const data = {
      firstEdge: new Uint32Array(this.states.length + 1),
      label: new Uint8Array(edgeCount),
      target: new Uint32Array(edgeCount),
      edgeOut: new Uint16Array(edgeCount),
      final: new Uint16Array(this.states.length),
    }
    let at = 0
    sorted.forEach((index, position) => {
      const state = this.states[index] as { edges: Edge[]; final: number }
      data.firstEdge[position] = at
      data.final[position] = state.final
      for (const edge of state.edges) {
        data.label[at] = edge.label
        data.target[at] = place.get(edge.target) as number
        data.edgeOut[at] = edge.out
        at++
      }
    })
    data.firstEdge[sorted.length] = at
    return data
  }

  /** The state for words[low, high), which share `depth` letters. `certain`: their output was given on an edge above. */
  private state(low: number, high: number, depth: number, certain: boolean): number {
    let final = 0
    let at = low
    while (at < high && (this.words[at] as { letters: number[] }).letters.length === depth) {
      final = certain ? 1 : (this.words[at] as { out: number }).out + 1
      at++
    }
    const edges: Edge[] = []
    while (at < high) {
      const label = (this.words[at] as { letters: number[] }).letters[depth] as number
      let end = at
      let same = true
      const out = (this.words[at] as { out: number }).out
      while (end < high && (this.words[end] as { letters: number[] }).letters[depth] === label) {
        if ((this.words[end] as { out: number }).out !== out) same = false
        end++
      }
      const decide = same && !certain
      const target = this.state(at, end, depth + 1, certain || same)
      edges.push({ label, target, out: decide ? out : 0, weight: end - at })
      at = end
    }
    const key = `${final};${edges.map((e) => `${e.label},${e.target},${e.out}`).join(';')}`
    const known = this.known.get(key)
    if (known !== undefined) return known
    edges.sort((a, b) => b.weight - a.weight || a.label - b.label)
    const number = this.states.length
    this.states.push({ edges, final })
    this.known.set(key, number)
    return number
  }
}
