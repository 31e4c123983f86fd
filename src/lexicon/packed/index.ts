/**
 * A pack in as few bytes as may be, for pages, to which it must travel: the arrays of `PackArrays` go through a coder that foresees most of
 * them from what came before. Unpacking gives the very arrays that were packed.
 */
import type { SetData } from '../classes.ts'
import { FIRST_LITERAL } from '../classes.ts'
import type { PackArrays, PackHeader } from '../pack.ts'
import { type Coder, Reader, Writer } from './coder.ts'
import { passPatterns } from './patterns.ts'
import { passPhrases } from './phrases.ts'
import { SetCodec } from './sets.ts'
import { WordCodec } from './words.ts'

/** What must be known of the arrays before they are unpacked. */
export interface PackedCounts {
  readonly states: number
  readonly edges: number
  readonly sets: number
  readonly patterns: number
}

/** Packs the arrays. Their numbering must be that of the compiler (`numbering.ts`). */
export function packArrays(
  header: PackHeader,
  arrays: PackArrays,
): { counts: PackedCounts; bytes: Uint8Array; lengths: readonly number[] } {
  const counts = {
    states: arrays.final.length,
    edges: arrays.label.length,
    sets: arrays.setFirst.length - 1,
    patterns: arrays.patternStart.length,
  }
  const coder = new Writer()
  pass(coder, header, counts, arrays)
  return { counts, ...coder.finish() }
}

/** Unpacks what `packArrays` packed. Throws if the bytes are cut short. */
export function unpackArrays(
  header: PackHeader,
  counts: PackedCounts,
  lengths: readonly number[],
  bytes: Uint8Array,
): PackArrays {
  const coder = new Reader(bytes, lengths)
  const arrays = pass(coder, header, counts, undefined)
  if (!coder.exhausted) throw new Error('the packed rules are cut short or damaged: fetch them again')
  return arrays
}

function pass(coder: Coder, header: PackHeader, counts: PackedCounts, source: PackArrays | undefined): PackArrays {
  const sets = new SetCodec(coder, source)
  const words = new WordCodec(coder, sets, counts, source).pass()
  const setData = passRest(sets, counts.sets)
  const { literalCount } = header
  const phrases = passPhrases(coder, literalCount, source)
  const patterns = passPatterns(coder, counts.patterns, FIRST_LITERAL + literalCount, source)
  return { ...words, ...phrases, ...patterns, ...setData }
}

/** The sets that no word has, but phrases and tokens that are no words. */
function passRest(sets: SetCodec, count: number): SetData {
  while (sets.size < count) sets.pass(sets.size, 0, 0, false)
  return sets.data()
}
