/** Plain text of a message or page as paragraphs. */

/** Paragraphs longer than this are cut, in UTF-16 code units. */
const LONGEST = 1_000_000

/** The paragraphs of a text: what stands between blank lines. */
export function paragraphsOf(text: string): string[] {
  const out: string[] = []
  for (const piece of text.split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/)) {
    const whole = piece.trim()
    for (let at = 0; at < whole.length; at += LONGEST) out.push(whole.slice(at, at + LONGEST))
  }
  return out
}
