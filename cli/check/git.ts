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

/** The staged files by absolute path, with their staged bytes. Throws `GitError`. */
export function stagedFiles(cwd: string): Map<string, Buffer> {
  const root = topOf(cwd)
  const names = namesIn(git(['diff', '--cached', '--name-only', '-z', '--diff-filter=ACMRT'], root))
  const wanted = names.filter((name) => !name.includes('\n'))
  if (wanted.length === 0) return new Map()
  const out = git(['cat-file', '--batch'], root, undefined, wanted.map((name) => `:${name}\n`).join(''))
  const files = new Map<string, Buffer>()
  let at = 0
  for (const name of wanted) {
    const lineEnd = out.indexOf(0x0a, at)
    const [, type, size = '0'] = out.subarray(at, lineEnd).toString().split(' ')
    at = lineEnd + 1
    if (type === undefined || !/^\d+$/.test(size)) continue
    if (type === 'blob') files.set(join(root, name), out.subarray(at, at + Number(size)))
    at += Number(size) + 1
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
