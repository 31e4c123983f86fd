/** What git knows: which files changed, and what is staged. Git itself is asked, so hooks and worktrees count. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Git cannot answer: none here, no repository, no such reference. */
export class GitError extends Error {
  override readonly name = 'GitError'
}

/** Absolute paths of files that differ from where the current branch left `ref`, with those not yet tracked. Throws `GitError`. */
export function changedSince(ref: string, cwd: string): Set<string> {
  const root = topOf(cwd)
  const base = git(['merge-base', '--', ref, 'HEAD'], cwd, ref).toString().trim()
  const changed = git(['diff', '--name-only', '-z', '--diff-filter=ACMRT', base, '--'], root, ref)
  const fresh = git(['ls-files', '--others', '--exclude-standard', '-z'], root)
  return new Set([...namesIn(changed), ...namesIn(fresh)].map((name) => join(root, name)))
}

/** The staged files by absolute path, with their staged bytes. Links are left out: what git holds of them is a path. Throws `GitError`. */
export function stagedFiles(cwd: string): Map<string, Buffer> {
  const root = topOf(cwd)
  const raw = namesIn(
    git(['diff', '--cached', '--raw', '--no-abbrev', '--no-renames', '-z', '--diff-filter=ACMT'], root),
  )
  const wanted: { readonly name: string; readonly blob: string }[] = []
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [, mode = '', , blob = ''] = (raw[at] as string).split(' ')
    if (mode.startsWith('100')) wanted.push({ name: raw[at + 1] as string, blob })
  }
  const files = new Map<string, Buffer>()
  if (wanted.length === 0) return files
  const out = git(['cat-file', '--batch'], root, undefined, wanted.map(({ blob }) => `${blob}\n`).join(''))
  let at = 0
  for (const { name } of wanted) {
    const end = out.indexOf(0x0a, at)
    const size = Number(out.subarray(at, end).toString().split(' ')[2])
    files.set(join(root, name), out.subarray(end + 1, end + 1 + size))
    at = end + size + 2
  }
  return files
}

function topOf(cwd: string): string {
  return git(['rev-parse', '--show-toplevel'], cwd).toString().trim()
}

function namesIn(output: Buffer): string[] {
  return output
    .toString()
    .split('\0')
    .filter((name) => name !== '')
}

function git(args: readonly string[], cwd: string, ref?: string, input = ''): Buffer {
  const run = spawnSync('git', args, { cwd, input, maxBuffer: 1 << 30 })
  if (run.error !== undefined) throw new GitError('E304 git cannot be run. Install it, or name the files.')
  if (run.status === 0) return run.stdout
  throw new GitError(
    ref === undefined
      ? 'E304 This is no git repository. Run it inside one, or name the files.'
      : `E304 git knows no "${ref}" that the current branch comes from. In CI, fetch it first (fetch-depth: 0).`,
  )
}
