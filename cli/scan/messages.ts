/** What the scan itself reports, beside the readers. No sentence quotes the input. */
import type { ReadFailure, TextRecord } from '../read/index.ts'

/** A record that was read but could not be judged: it counts as unread, never as clean. */
export function unjudged({ file, locator }: Pick<TextRecord, 'file' | 'locator'>): ReadFailure {
  return {
    type: 'failure',
    file,
    locator,
    code: 'E290',
    message: 'The text could not be judged in the time or memory there is.',
    remedy: 'Read it yourself; please report its length and shape, without the text.',
    records: 1,
    sv: {
      message: 'Texten kunde inte bedömas inom den tid och det minne som finns.',
      remedy: 'Läs den själv; anmäl gärna dess längd och form, utan texten.',
    },
  }
}
