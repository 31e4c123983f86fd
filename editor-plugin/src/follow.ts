/** Which remark is the same one as before, when the document, the rules or the policy have changed. */
import type { Diagnostic } from './types.ts'

/** Whether two diagnostics are one: of the same range and, whatever it says now, of the same rule. */
export function isSame(a: Diagnostic, b: Diagnostic): boolean {
  return a.from === b.from && a.to === b.to && isAlike(a, b)
}

function isAlike(a: Diagnostic, b: Diagnostic): boolean {
  return a.ruleId === undefined ? b.ruleId === undefined && a.message === b.message : a.ruleId === b.ruleId
}

/**
 * Finds diagnostics again that have moved by `by`, among those that stand there now. Linting anew may find the same in a longer or shorter range.
 * `undefined` for one that is gone; no two are told to be the same one.
 */
export function findAgain(
  known: readonly Diagnostic[],
  by: number,
  there: readonly Diagnostic[],
): Array<Diagnostic | undefined> {
  const left = [...there]
  const take = (fits: (other: Diagnostic) => boolean): Diagnostic | undefined => {
    const at = left.findIndex(fits)
    return at < 0 ? undefined : left.splice(at, 1)[0]
  }
  const moved = known.map((diagnostic) => ({ ...diagnostic, from: diagnostic.from + by, to: diagnostic.to + by }))
  const exact = moved.map((diagnostic) => take((other) => isSame(diagnostic, other)))
  return moved.map(
    (diagnostic, at) =>
      exact[at] ??
      take((other) => isAlike(diagnostic, other) && other.from < diagnostic.to && other.to > diagnostic.from),
  )
}
