/**
 * Timing: candidates run in turn, so that a disturbance hits all alike; medians are told, and ratios to a floor of the same run. The
 * processor's time of this process is counted, all its threads included, so that other programs on the machine do not change who wins.
 */

/** Something to time. `run` does the whole work once. */
export interface Candidate {
  readonly name: string
  readonly run: () => void | Promise<void>
}

/** Milliseconds of the processor that this process has used so far. */
export function clock(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Median milliseconds by name; one round before is not counted. */
export async function race(candidates: readonly Candidate[], rounds: number): Promise<Map<string, number>> {
  const spent = new Map<string, number[]>(candidates.map(({ name }) => [name, []]))
  for (let round = -1; round < rounds; round++) {
    for (const { name, run } of candidates) {
      const start = clock()
      await run()
      if (round >= 0) spent.get(name)?.push(clock() - start)
    }
  }
  return new Map([...spent].map(([name, list]) => [name, median(list)]))
}

/** Variables that make every start of Node slower, whatever it runs: certificates are read, modules loaded before the program. */
const SLOWING = ['NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS']

/** The environment for timing starts: what slows a bare start of Node as well would hide what a program adds to it. */
export function startEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !SLOWING.includes(name)))
}

/** The middle of a list. */
export function median(list: readonly number[]): number {
  return list.toSorted((a, b) => a - b)[list.length >> 1] ?? Number.NaN
}

/** A line of the report. `ratio` is what CI guards: more is better. */
export interface Row {
  readonly what: string
  readonly figure: string
  readonly floor?: string
  readonly ratio?: number
  /** True for what is not our code and stands beside it to compare: its ratio tells of the machine, so CI does not guard it. */
  readonly foreign?: boolean
  readonly aim?: string
}

/** A part of the report. */
export interface Section {
  readonly title: string
  readonly note?: string
  readonly rows: readonly Row[]
}

/** A section as a Markdown table. */
export function markdown({ title, note, rows }: Section): string {
  const lines = [
    `### ${title}`,
    '',
    ...(note === undefined ? [] : [note, '']),
    '| what | measured | floor in the same run | ratio | goal |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows.map(
      ({ what, figure, floor = '', ratio, aim = '' }) =>
        `| ${what} | ${figure} | ${floor} | ${ratio === undefined ? '' : ratio.toPrecision(2)} | ${aim} |`,
    ),
  ]
  return lines.join('\n')
}

/** Puts a part into a Markdown file between its marks; the rest stays. Throws where the marks are missing. */
export function replacePart(source: string, name: string, part: string): string {
  const begin = `<!-- ${name}: begin -->`
  const end = `<!-- ${name}: end -->`
  const from = source.indexOf(begin)
  const to = source.indexOf(end)
  if (from < 0 || to < from) throw new Error(`the marks of "${name}" are missing in docs/benchmarks.md`)
  return `${source.slice(0, from + begin.length)}\n\n${part}\n\n${source.slice(to)}`
}
