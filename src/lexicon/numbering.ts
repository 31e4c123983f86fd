/**
 * The order in which a pack numbers its states and class sets: that in which a walk through the automaton meets them. It costs
 * nothing in memory, and a packed artefact (`packed/`) need not tell numbers that follow from the order.
 */
import type { AutomatonData } from './automaton.ts'
import type { SetData } from './classes.ts'

/** An automaton renumbered, and the sets of its words. */
export interface Numbered {
  readonly data: AutomatonData
  /** Classes of each set by new number. */
  readonly sets: ReadonlyArray<readonly number[]>
}

/** Numbers the states of an automaton and the sets of its words anew. */
export function numberInOrder(data: AutomatonData, sets: SetData): Numbered {
  return new Numbering(data, sets).run()
}

class Numbering {
  private readonly data: AutomatonData
  private readonly source: SetData
  /** New state numbers by old, -1 before the state is met, and the other way round. */
  private readonly newState: Int32Array
  private readonly oldState: number[] = [0]
  private readonly newSet = new Map<number, number>([[0, 0]])
  private readonly sets: number[][] = [[]]

  constructor(data: AutomatonData, source: SetData) {
    this.data = data
    this.source = source
    this.newState = new Int32Array(data.final.length).fill(-1)
  }

  run(): Numbered {
    this.newState[0] = 0
    this.visit(0)
    return { data: this.renumbered(), sets: this.sets }
  }

  /** What lies at a state is met first, then each edge by its letter, then what lies behind the edges. */
  private visit(state: number): void {
    const { final, label, edgeOut, target } = this.data
    if ((final[state] as number) > 1) this.meet((final[state] as number) - 1)
    const edges = this.edgesOf(state).sort((a, b) => (label[a] as number) - (label[b] as number))
    const fresh: number[] = []
    for (const edge of edges) {
      if (edgeOut[edge] !== 0) this.meet(edgeOut[edge] as number)
      const to = target[edge] as number
      if (this.newState[to] !== -1) continue
      this.newState[to] = this.oldState.push(to) - 1
      fresh.push(to)
    }
    for (const to of fresh) this.visit(to)
  }

  private edgesOf(state: number): number[] {
    const { firstEdge } = this.data
    const first = firstEdge[state] as number
    return Array.from({ length: (firstEdge[state + 1] as number) - first }, (_, index) => first + index)
  }

  private meet(set: number): void {
    if (this.newSet.has(set)) return
    this.newSet.set(set, this.sets.length)
    const { setFirst, setClass } = this.source
    this.sets.push([...setClass.subarray(setFirst[set], setFirst[set + 1])])
  }

  private renumbered(): AutomatonData {
    const { data } = this
    const out = {
      firstEdge: new Uint32Array(data.firstEdge.length),
      label: new Uint8Array(data.label.length),
      target: new Uint32Array(data.target.length),
      edgeOut: new Uint16Array(data.edgeOut.length),
      final: new Uint16Array(data.final.length),
    }
    let at = 0
    this.oldState.forEach((old, state) => {
      out.firstEdge[state] = at
      const final = data.final[old] as number
      out.final[state] = final > 1 ? (this.newSet.get(final - 1) as number) + 1 : final
      for (const edge of this.edgesOf(old)) {
        out.label[at] = data.label[edge] as number
        out.target[at] = this.newState[data.target[edge] as number] as number
        out.edgeOut[at] = this.newSet.get(data.edgeOut[edge] as number) as number
        at++
      }
    })
    out.firstEdge[this.oldState.length] = at
    return out
  }
}
