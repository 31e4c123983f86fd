/** Whether what is found has changed, for those who want to hear of it. */
import { EMPTY_LAYER, type Mark } from './layers.ts'
import { type LintState, shown } from './state.ts'

/** Whether two states show the same diagnostics. Only where they stand may differ, since what is typed before them moves them. */
export function showsSame(before: LintState, after: LintState): boolean {
  if (before === after) return true
  const [old, now] = [shown(before), shown(after)]
  const filtersSame = before.suppressed === after.suppressed && before.config === after.config
  const same = (one: readonly Mark[], two: readonly Mark[]): boolean =>
    (filtersSame && one === two) ||
    sameMarks(
      one.filter(({ diagnostic }) => old.keep(diagnostic)),
      two.filter(({ diagnostic }) => now.keep(diagnostic)),
    )
  return Array.from({ length: Math.max(old.layers.length, now.layers.length) }).every((_, at) => {
    const [one, two] = [old.layers[at] ?? EMPTY_LAYER, now.layers[at] ?? EMPTY_LAYER]
    if (one.lists.length !== two.lists.length || !same(one.wide, two.wide)) return false
    return one.lists.every((list, index) => same(list, two.lists[index] ?? []))
  })
}

function sameMarks(one: readonly Mark[], two: readonly Mark[]): boolean {
  return (
    one.length === two.length &&
    one.every(({ from, to, diagnostic: a }, at) => {
      const { from: start, to: end, diagnostic: b } = two[at] as Mark
      return a === b || (to - from === end - start && wordsOf(a) === wordsOf(b))
    })
  )
}

function wordsOf({ ruleId, severity, message, fingerprint }: Mark['diagnostic']): string {
  return JSON.stringify([ruleId, severity, message, fingerprint])
}
