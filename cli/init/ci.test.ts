import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { copyOf, run } from '../check/testing.ts'

interface Step {
  readonly shell?: string
  readonly run?: string
  readonly env?: Record<string, string>
}

const library = copyOf('library')
const bin = mkdtempSync(join(tmpdir(), 'fritext-action-'))
afterAll(() => {
  library.remove()
  rmSync(bin, { recursive: true, force: true })
})

/** Runs the steps of the composite action as a runner does: bash with -e and pipefail, inputs and context put in. */
function runAction(inputs: Record<string, string>) {
  const action = parse(readFileSync('action.yml', 'utf8')) as {
    inputs: Record<string, { default: string }>
    runs: { using: string; steps: Step[] }
  }
  expect(action.runs.using).toBe('composite')
  const output = join(bin, 'output')
  const fill = (text: string): string =>
    text
      .replace('\x24{{ github.action_path }}', resolve('.'))
      .replace(
        /\$\{\{ inputs\.([a-z-]+) \}\}/g,
        (_, name: string) => inputs[name] ?? action.inputs[name]?.default ?? '',
      )
  let last = { code: 0 as number | null, out: '', err: '' }
  for (const { shell, run: script, env = {} } of action.runs.steps) {
    expect(shell).toBe('bash')
    const filled = Object.fromEntries(Object.entries(env).map(([key, value]) => [key, fill(value)]))
    last = run(library.path, 'bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script ?? ''], {
      ...filled,
      GITHUB_OUTPUT: output,
    })
    if (last.code !== 0) break
  }
  const written = readFileSync(output, 'utf8').trim().split('\n').at(-1)
  rmSync(output)
  return { ...last, written }
}

describe('the composite action', () => {
  it('annotates findings, fails, and gives the exit code', () => {
    const ran = runAction({ files: 'brev/*.md\nfraser', 'sarif-file': 'ut.sarif' })
    expect(ran).toMatchObject({ code: 1, written: 'exit-code=1' })
    expect(ran.out).toContain('::error file=brev/hem.md,line=3')
    expect(JSON.parse(readFileSync(join(library.path, 'ut.sarif'), 'utf8')).version).toBe('2.1.0')
  })

  it('passes where nothing fails, and takes its other inputs', () => {
    expect(runAction({ files: 'brev/ren.md', lang: 'en' })).toMatchObject({ code: 0, written: 'exit-code=0' })
    expect(runAction({ files: 'brev', 'fail-on': 'never', policy: 'stockholm' })).toMatchObject({ code: 0 })
    expect(runAction({ files: 'finns-inte.md' })).toMatchObject({ code: 2, written: 'exit-code=2' })
  })
})

describe('the GitLab template', () => {
  it('runs and leaves the report where GitLab looks for it', () => {
    const { fritext: job } = parse(readFileSync('templates/gitlab-ci.yml', 'utf8')) as {
      fritext: { variables: Record<string, string>; script: string[]; artifacts: { reports: { codequality: string } } }
    }
    const [install, check = ''] = job.script
    expect(install).toBe('npm ci')
    const command = check.replace('npx --no-install fritext', `'${process.execPath}' '${resolve('dist/cli/main.js')}'`)
    const ran = run(library.path, 'bash', ['-c', command], { ...job.variables, FRITEXT_FILES: 'brev fraser' })
    expect(ran.code).toBe(1)
    const report = JSON.parse(readFileSync(join(library.path, job.artifacts.reports.codequality), 'utf8')) as {
      fingerprint: string
    }[]
    expect(report.length).toBeGreaterThan(10)
    expect(new Set(report.map(({ fingerprint }) => fingerprint)).size).toBe(report.length)
  })
})
