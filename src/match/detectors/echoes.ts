import type { Detection } from '../../types.ts'

/** Which rule a string is taken for when two want it: the one named first. */
const ORDER = ['identity/personal-number', 'identity/credentials', 'identity/contact-details', 'code/agreed']

/**
 * Leaves out detections that only echo another one: figures of a personal number read as a phone number, a password read
 * as an agreed code. A weak detection (weight below zero) silences none. `found` is in the order of the text.
 */
export function withoutEchoes(found: readonly Detection[]): Detection[] {
  const kept: Detection[] = []
  for (let at = 0; at < found.length; at++) {
    const detection = found[at]
    if (detection !== undefined && !isEcho(found, at, detection)) kept.push(detection)
  }
  return kept
}

/** Neighbours farther off than this do not overlap in practice; it bounds the work per detection. */
const NEIGHBOURS = 6

function isEcho(found: readonly Detection[], at: number, detection: Detection): boolean {
  const rank = ORDER.indexOf(detection.rule)
  if (rank < 0) return false
  for (let other = Math.max(0, at - NEIGHBOURS); other <= at + NEIGHBOURS && other < found.length; other++) {
    const rival = found[other]
    if (rival === undefined || other === at || rival.start >= detection.end || rival.end <= detection.start) continue
    const first = ORDER.indexOf(rival.rule)
    if (first >= 0 && first < rank && rival.weight >= 0 && rival.weight >= detection.weight - 1) return true
  }
  return false
}
