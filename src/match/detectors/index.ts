/**
 * The detectors: strings whose shape gives them away, whatever they mean. Each reads text and returns detections with a
 * weight; none knows a pupil, a policy or a clock.
 */
import type { Detection } from '../../types.ts'
import { agreedCodes } from './agreed.ts'
import { contactDetails } from './contact-details.ts'
import { credentials } from './credentials.ts'
import { withoutEchoes } from './echoes.ts'
import { personalNumbers } from './personal-number.ts'
import { traitsOf } from './scan.ts'
import { createSource, type Detector, type DetectorOptions } from './source.ts'
import { symbols } from './symbols.ts'
import { Trait } from './waking.ts'

export { type ReasonKey, reasonFor, reasons } from './reasons.ts'
export type { DetectorOptions } from './source.ts'

const DETECTORS: readonly (readonly [number, Detector])[] = [
  [Trait.digit, personalNumbers],
  [Trait.digit | Trait.at | Trait.spoken | Trait.contact, contactDetails],
  [Trait.digit | Trait.secret, credentials],
  [Trait.sign, symbols],
  [Trait.digit | Trait.agreed, agreedCodes],
]

/**
 * Everything the detectors see in a text, in the order of the text. One pass over the characters decides which of them
 * run at all. @throws RangeError if `options.today` is no ISO date and a personal number is looked for
 */
export function detect(text: string, options: DetectorOptions): Detection[] {
  let traits = traitsOf(text)
  if (options.agreedCodes !== undefined && options.agreedCodes.length > 0) traits |= Trait.agreed
  if (traits === 0) return []
  const source = createSource(text, options)
  const found: Detection[] = []
  for (const [wanted, detector] of DETECTORS) {
    if ((traits & wanted) === 0) continue
    for (const detection of detector(source)) found.push(detection)
  }
  return withoutEchoes(found.sort((a, b) => a.start - b.start || a.end - b.end))
}
