/**
 * The word automaton: a minimal acyclic transducer from letters to a class-set number. An output sits on the first edge at which it
 * is certain; below that edge the states are shared by all words with the same endings. That keeps some hundred thousand forms
 * within a few hundred kilobytes, and a look-up costs one short scan of edges a letter.
 *
 * Edges of a state lie side by side; the last one is marked. State 0 is the start.
 */
import { letterOf } from './alphabet.ts'

/** The arrays of an automaton, as they lie in the artefact. */
export interface AutomatonData {
  /** First edge of each state; one more entry than there are states. */
  readonly firstEdge: Uint32Array
  readonly label: Uint8Array
  readonly target: Uint32Array
  /** Output of an edge, 0 for none. */
  readonly edgeOut: Uint16Array
  /** 0: not final; 1: final with the output met on the way; otherwise output + 1 of its own. */
  readonly final: Uint16Array
}

/** Where a walk stands. `state` is -1 once the walk has left the automaton. */
export interface Walk {
  state: number
  out: number
}

/** Reads an automaton. Look-ups allocate nothing. */
export class Automaton {
  readonly data: AutomatonData
  /** Edge of the start state by letter, plus one: the only state with many edges. */
  private readonly root: Uint32Array

  constructor(data: AutomatonData) {
    this.data = data
    this.root = new Uint32Array(256)
    const last = data.firstEdge[1] ?? 0
    for (let edge = data.firstEdge[0] ?? 0; edge < last; edge++) this.root[data.label[edge] as number] = edge + 1
  }

  /** The edge of `state` with `letter`, or -1. */
  edge(state: number, letter: number): number {
    if (state === 0) return (this.root[letter] as number) - 1
    const { firstEdge, label } = this.data
    const last = firstEdge[state + 1] as number
    for (let edge = firstEdge[state] as number; edge < last; edge++) if (label[edge] === letter) return edge
    return -1
  }

  /** Takes one step; returns false and leaves `walk` dead if there is no such edge. */
  step(walk: Walk, letter: number): boolean {
    const edge = letter === 0 ? -1 : this.edge(walk.state, letter)
    if (edge < 0) {
      walk.state = -1
      return false
    }
    walk.state = this.data.target[edge] as number
    const out = this.data.edgeOut[edge] as number
    if (out !== 0) walk.out = out
    return true
  }

  /** The output if the walk stands at the end of a word, else 0. */
  accept(walk: Walk): number {
    if (walk.state < 0) return 0
    const final = this.data.final[walk.state] as number
    return final === 0 ? 0 : final === 1 ? walk.out : final - 1
  }

  /** Looks up text[start, end), case folded. Returns the class-set number, or 0 if it is no form of the lexicon. */
  lookup(text: string, start: number, end: number): number {
    const { target, edgeOut, final } = this.data
    let state = 0
    let out = 0
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at)
      if (code === 0xad) continue
      const letter = letterOf(code)
      if (letter === 0) return 0
      const edge = this.edge(state, letter)
      if (edge < 0) return 0
      state = target[edge] as number
      const here = edgeOut[edge] as number
      if (here !== 0) out = here
    }
    const value = final[state] as number
    return value === 0 ? 0 : value === 1 ? out : value - 1
  }
}
