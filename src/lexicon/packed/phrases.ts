/** Phrases through a coder. Each stands under its anchor word, which therefore need not be passed. */
import { FIRST_LITERAL } from '../classes.ts'
import type { PackArrays } from '../pack.ts'
import { type Coder, hash } from './coder.ts'
import { Foreseen } from './numbers.ts'

type PhraseArrays = Pick<PackArrays, 'phrases' | 'phraseStart' | 'phraseAnchor' | 'phraseFirst'>

/** Passes the phrases of this many literals. `source` holds those to write. */
export function passPhrases(coder: Coder, literals: number, source: PhraseArrays | undefined): PhraseArrays {
  const counts = new Foreseen(coder, 12)
  const lengths = new Foreseen(coder, 8)
  const anchors = new Foreseen(coder, 8)
  const sets = new Foreseen(coder, 16, 13)
  const parts = new Foreseen(coder, 16, 14)
  const code: number[] = []
  const starts: number[] = []
  const anchorOf: number[] = []
  const phraseFirst = new Uint32Array(literals + 1)
  let lastCount = 0
  let lastSet = 0
  const passPhrase = (literal: number): void => {
    const number = starts.length
    const from = source?.phraseStart[number] ?? 0
    const at = (index: number): number => source?.phrases[from + index] ?? 0
    const length = lengths.pass(at(0), 0, 1)
    const anchor = anchors.pass(source?.phraseAnchor[number] ?? 0, hash(length), hash(length))
    lastSet = sets.pass(at(1), hash(lastSet), hash(0, 1))
    starts.push(code.length)
    anchorOf.push(anchor)
    code.push(length, lastSet)
    let previous = 0
    for (let index = 0; index < length; index++) {
      if (index === anchor) previous = literal
      else {
        previous = parts.pass(
          at(2 + index),
          hash(previous, index < anchor ? literal : 0),
          hash(previous, length),
          previous === 0 ? literal - anchor : previous + 1,
        )
      }
      code.push(previous)
    }
  }
  for (let literal = 0; literal < literals; literal++) {
    phraseFirst[literal] = starts.length
    const wanted =
      source === undefined ? 0 : (source.phraseFirst[literal + 1] ?? 0) - (source.phraseFirst[literal] ?? 0)
    const count = counts.pass(wanted, hash(Math.min(lastCount, 3)), 0)
    lastCount = count
    for (let index = 0; index < count; index++) passPhrase(FIRST_LITERAL + literal)
  }
  phraseFirst[literals] = starts.length
  return {
    phrases: Uint16Array.from(code),
    phraseStart: Uint32Array.from(starts),
    phraseAnchor: Uint8Array.from(anchorOf),
    phraseFirst,
  }
}
