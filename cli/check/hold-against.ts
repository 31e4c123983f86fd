/** Results beside a baseline: what stood there before is taken out, or the baseline is written anew. */
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import type { Bilingual } from '../../src/index.ts'
import type { Baseline, Written } from './baseline.ts'
import { posix } from './discover.ts'
import type { FileResult } from './result.ts'

/** What a run was asked for, as far as its baseline cares. */
export interface HeldRequest {
  readonly cwd: string
  readonly patterns: readonly string[]
  readonly since?: string
  readonly updateBaseline: boolean
}

/** What came of holding results against a baseline. */
export interface Held {
  /** Entries of the files checked whose hits are gone; none where the baseline was written anew. */
  readonly gone: number
  readonly written?: Written
}

/**
 * Takes baselined hits out of the results, or writes the baseline anew where the run is asked to. Throws what the file system refuses to
 * write.
 */
export function holdAgainst(baseline: Baseline, results: Map<string, FileResult>, request: HeldRequest): Held {
  const { cwd, updateBaseline } = request
  const nameOf = (file: string): string => posix(relative(dirname(baseline.path), resolve(cwd, file)))
  if (updateBaseline) {
    const all = [...results.values()].filter(({ failure }) => failure === undefined)
    // Faults of suppressions are never what stood there from the start.
    const isOld = ({ rule }: { rule: string }): boolean => !rule.startsWith('suppression/')
    const hits = new Map(all.map(({ file, findings }) => [nameOf(file), findings.filter(isOld)]))
    const looked = all.length === results.size ? looksAt(request) : () => false
    const written = baseline.update(hits, (file) => looked(join(dirname(baseline.path), file)))
    for (const result of all) {
      const old = result.findings.filter(isOld).map((finding) => ({ finding, by: 'baseline' as const }))
      results.set(result.file, {
        ...result,
        findings: result.findings.filter((finding) => !isOld(finding)),
        suppressed: [...result.suppressed, ...old],
      })
    }
    return { gone: 0, written }
  }
  for (const [file, result] of results) results.set(file, baseline.apply(result, nameOf(file)))
  const whole = [...results].filter(([, { failure }]) => failure === undefined)
  const gone = baseline.gone(new Set(whole.map(([file]) => nameOf(file))))
  return { gone }
}

/** Whether a run meets what lies at a path: it was asked for a folder above it, whole. */
function looksAt({ cwd, patterns, since }: HeldRequest): (path: string) => boolean {
  if (since !== undefined || patterns.some((pattern) => pattern.startsWith('!'))) return () => false
  const folders = patterns.map((pattern) => resolve(cwd, pattern))
  return (path) =>
    folders.some((folder) => {
      const steps = posix(relative(folder, path))
      return !(steps === '..' || steps.startsWith('../') || isAbsolute(steps))
    })
}

/** What is said where entries of files that are gone were kept, of this number of them. */
export function stillKept(count: number): Bilingual[] {
  if (count === 0) return []
  return [
    {
      sv: `Baslinjen behåller ${count} ${count === 1 ? 'träff' : 'träffar'} i filer som inte finns kvar: de kan ha bytt namn. Granskas mappen där de låg med --update-baseline tas de bort som inte återfinns.`,
      en: `The baseline keeps ${count} ${count === 1 ? 'hit' : 'hits'} in files that are gone: they may have been renamed. A run over the folder where they lay with --update-baseline drops those that it does not find again.`,
    },
  ]
}
