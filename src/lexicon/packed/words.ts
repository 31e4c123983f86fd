/**
 * The word automaton through a coder, state by state from the start. A state's edges are passed in the order of their letters; in the
 * artefact the busiest comes first, which follows from how many words lie behind each.
 */
import { JOIN } from '../alphabet.ts'
import type { AutomatonData } from '../automaton.ts'
import { type Coder, hash } from './coder.ts'
import { Flag, Foreseen } from './numbers.ts'
import type { SetCodec } from './sets.ts'

/** How large an automaton is. */
export interface WordCounts {
  readonly states: number
  readonly edges: number
}

/** Passes an automaton whose states are numbered as `numberStates` does. */
export class WordCodec {
  private readonly sets: SetCodec
  private readonly source: AutomatonData | undefined
  private readonly labels: Foreseen
  private readonly tails: Foreseen
  private readonly targets: Foreseen
  private readonly ends: Flag
  private readonly tailEnds: Flag
  private readonly outs: Flag
  private readonly final: Uint16Array
  /** Edges in the order in which they are passed; those of a state lie together. */
  private readonly label: Uint8Array
  private readonly target: Uint32Array
  private readonly out: Uint16Array
  private readonly begin: Uint32Array
  private readonly count: Uint8Array
  /** States below a decided edge, in the order in which they are met, and their places in that order. */
  private readonly tailStates: number[] = []
  private readonly tailPlace: Uint32Array
  private edges = 0
  private states = 1

  constructor(coder: Coder, sets: SetCodec, counts: WordCounts, source: AutomatonData | undefined) {
    this.sets = sets
    this.source = source
    const bits = 33 - Math.clz32(counts.states)
    this.labels = new Foreseen(coder, 7, 16)
    this.tails = new Foreseen(coder, 16, 15)
    this.targets = new Foreseen(coder, bits, 16)
    this.ends = new Flag(coder)
    this.tailEnds = new Flag(coder)
    this.outs = new Flag(coder)
    this.final = new Uint16Array(counts.states)
    this.label = new Uint8Array(counts.edges)
    this.target = new Uint32Array(counts.edges)
    this.out = new Uint16Array(counts.edges)
    this.begin = new Uint32Array(counts.states)
    this.count = new Uint8Array(counts.states)
    this.tailPlace = new Uint32Array(counts.states)
  }

  /** Passes all of it. */
  pass(): AutomatonData {
    this.state(0, false, 0, 0, 0)
    return this.layOut()
  }

  private state(state: number, decided: boolean, a: number, b: number, c: number): void {
    const kind = this.end(state, decided, a, b, c)
    const first = this.edges
    const sorted = this.source === undefined ? [] : sortedEdges(this.source, state)
    let previous = 0
    let signature = decided ? 99 : kind
    let before = 0
    for (let index = 0; ; index++) {
      const edge = sorted[index] ?? -1
      const wanted = this.source?.label[edge] ?? 0
      const label = this.labels.pass(wanted, hash(signature, a, b, c), hash(previous, a, kind))
      if (label === 0) break
      signature = hash(signature, label)
      const out = decided ? 0 : this.passOut(this.source?.edgeOut[edge] ?? 0, label, a, before, signature)
      before = before * 2 + (out === 0 ? 0 : 1)
      const at = this.edges++
      this.label[at] = label
      this.out[at] = out
      this.target[at] = this.passTarget(
        this.source?.target[edge] ?? 0,
        decided || out !== 0,
        label,
        a,
        b,
        kind,
        signature,
      )
      previous = label
    }
    this.begin[state] = first
    this.count[state] = this.edges - first
    const last = this.edges
    for (let at = first; at < last; at++) {
      const target = this.target[at] as number
      if (target >= FRESH) {
        this.target[at] = target - FRESH
        this.state(target - FRESH, decided || this.out[at] !== 0, this.label[at] as number, a, b)
      }
    }
  }

  /** Whether the state is final, and with which set. Returns what foretells its edges. */
  private end(state: number, decided: boolean, a: number, b: number, c: number): number {
    const wanted = this.source?.final[state] ?? 0
    if (decided) {
      const final = this.tailEnds.pass(wanted !== 0, hash(a, b, c))
      this.final[state] = final ? 1 : 0
      return final ? 1 : 0
    }
    if (!this.ends.pass(wanted !== 0, hash(a, b, c, 1))) return 0
    const set = this.sets.pass(wanted - 1, a, b, a === JOIN)
    this.final[state] = set + 1
    return 2 + this.sets.kind(set)
  }

  private passOut(wanted: number, label: number, a: number, before: number, signature: number): number {
    if (!this.outs.pass(wanted !== 0, hash(signature, before))) return 0
    return this.sets.pass(wanted, label, a, label === JOIN)
  }

  private passTarget(
    wanted: number,
    decided: boolean,
    label: number,
    a: number,
    b: number,
    kind: number,
    signature: number,
  ): number {
    const fresh = wanted === this.states
    const fine = hash(signature, a, b, decided ? 1 : 0)
    const rough = hash(label, a, kind, decided ? 1 : 0)
    if (decided) {
      const place = this.tails.pass(fresh ? 0 : (this.tailPlace[wanted] as number), fine, rough)
      if (place > 0) return this.tailStates[place - 1] as number
      this.tailPlace[this.states] = this.tailStates.push(this.states)
    } else {
      const meant = hash(signature, this.sets.lastMeaning)
      const place = this.targets.pass(fresh ? 0 : wanted + 1, meant, fine, 0)
      if (place > 0) return place - 1
    }
    return FRESH + this.states++
  }

  private layOut(): AutomatonData {
    const { states, edges, count, begin } = this
    const words = new Uint32Array(states)
    const weigh = (state: number): number => {
      if (words[state] !== 0) return words[state] as number
      let sum = this.final[state] === 0 ? 0 : 1
      const last = (begin[state] as number) + (count[state] as number)
      for (let at = begin[state] as number; at < last; at++) sum += weigh(this.target[at] as number)
      words[state] = sum
      return sum
    }
    weigh(0)
    const data = {
      firstEdge: new Uint32Array(states + 1),
      label: new Uint8Array(edges),
      target: new Uint32Array(edges),
      edgeOut: new Uint16Array(edges),
      final: this.final,
    }
    let place = 0
    for (let state = 0; state < states; state++) {
      data.firstEdge[state] = place
      const first = begin[state] as number
      const last = first + (count[state] as number)
      const start = place
      for (let at = first; at < last; at++, place++) {
        const target = this.target[at] as number
        let slot = place
        for (; slot > start; slot--) {
          const left = data.target[slot - 1] as number
          if ((words[left] as number) >= (words[target] as number)) break
          data.label[slot] = data.label[slot - 1] as number
          data.edgeOut[slot] = data.edgeOut[slot - 1] as number
          data.target[slot] = left
        }
        data.label[slot] = this.label[at] as number
        data.edgeOut[slot] = this.out[at] as number
        data.target[slot] = target
      }
    }
    data.firstEdge[states] = place
    return data
  }
}

/** Marks a target that was not met before. */
const FRESH = 2 ** 31

function sortedEdges(data: AutomatonData, state: number): number[] {
  const edges: number[] = []
  for (let edge = data.firstEdge[state] as number; edge < (data.firstEdge[state + 1] as number); edge++)
    edges.push(edge)
  return edges.sort((a, b) => (data.label[a] as number) - (data.label[b] as number))
}
