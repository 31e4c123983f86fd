/** Test helper: how cost grows with size. Quadratic work is seen as a factor of 16 where the size grows by 4. */

/** What is measured: made for a size first, so that preparing costs nothing. */
export type Work = (size: number) => () => void

/**
 * How many times as much work `large` costs as `small`. `clock` tells the milliseconds spent so far; one that counts the processor's time is
 * not disturbed by other programs. Costs below `floor` milliseconds are noise and count as `floor`.
 */
export function growth(work: Work, small: number, large: number, clock: () => number, floor = 10): number {
  const cost = (size: number, rounds: number): number => {
    const run = work(size)
    let best = Number.POSITIVE_INFINITY
    for (let round = 0; round < rounds; round++) {
      const before = clock()
      run()
      best = Math.min(best, clock() - before)
    }
    return best
  }
  return cost(large, 1) / Math.max(cost(small, 3), floor)
}
