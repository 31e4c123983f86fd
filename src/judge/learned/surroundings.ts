/** The clauses that a clause is read with: what stands around it tells whom it is about and what it means. */

/** Clauses that lie within so many tokens of a clause, as wholes, are read with it. */
export const CONTEXT_REACH = 100

/**
 * Numbers [from, to) of the clauses that clause `index` is read with, itself among them. Clause number n of `count` has tokens
 * [first[n], last[n]).
 */
export function surroundings(
  first: ArrayLike<number>,
  last: ArrayLike<number>,
  count: number,
  index: number,
): readonly [from: number, to: number] {
  const begin = first[index] as number
  const end = last[index] as number
  let from = index
  while (from > 0 && begin - (first[from - 1] as number) <= CONTEXT_REACH) from--
  let to = index + 1
  while (to < count && (last[to] as number) - end <= CONTEXT_REACH) to++
  return [from, to]
}
