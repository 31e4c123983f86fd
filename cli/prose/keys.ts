/** Matching of key paths in phrase lists. */

/**
 * Whether a path of keys and indexes fits a pattern such as `fraser.*.text`: `*` is any one key or index, `**` any number of them,
 * none included. Case counts, as keys do.
 */
export function keyMatches(pattern: string, path: readonly (string | number)[]): boolean {
  const parts = pattern.split('.')
  // Which beginnings of the pattern fit the path so far.
  let open = spread(parts, new Set([0]))
  for (const key of path) {
    const next = new Set<number>()
    for (const at of open) {
      const part = parts[at]
      if (part === '**') next.add(at)
      else if (part === '*' || part === String(key)) next.add(at + 1)
    }
    open = spread(parts, next)
  }
  return open.has(parts.length)
}

function spread(parts: readonly string[], open: ReadonlySet<number>): Set<number> {
  const out = new Set(open)
  for (const at of out) if (parts[at] === '**') out.add(at + 1)
  return out
}
