/** A quick look at the lines of an ignore file, so that what reads them in full is loaded only where one of them can speak of the path. */

/** What may stand for other letters than its own, or for none: wildcards, slashes, and what is no ASCII. */
const OPEN = /[^\x20-\x7e]+|[*?/!]/

/**
 * Whether a line of an ignore file (gitignore's syntax) could leave out a path. False only where every line that is not a comment holds letters that stand
 * nowhere in the path, whatever their case.
 */
export function mayLeaveOut(lines: string, path: string): boolean {
  const low = path.toLowerCase()
  return lines.split(/\r?\n/).some((line) => {
    const pattern = line.trimEnd()
    if (pattern === '' || pattern.startsWith('#')) return false
    // An escape can make a letter of any sign, and a set of letters has an end of its own kind.
    return (
      /[\\[]/.test(pattern) ||
      pattern
        .toLowerCase()
        .split(OPEN)
        .every((piece) => low.includes(piece.trim()))
    )
  })
}
