/** Matching of field names against the simple patterns of a policy. */

/**
 * Whether `name` fits `pattern`, where `*` stands for any run of characters, none included, and everything else for
 * itself; case does not count. The parts between the stars are sought from left to right and the first place is taken,
 * which is always enough for patterns of this kind: nothing is ever tried again.
 */
export function globMatches(pattern: string, name: string): boolean {
  const text = fold(name)
  const parts = fold(pattern).split('*')
  const first = parts[0] ?? ''
  if (parts.length === 1) return text === first
  const last = parts.at(-1) ?? ''
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}

function fold(text: string): string {
  return text.normalize('NFC').trim().toLowerCase()
}
