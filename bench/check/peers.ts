/** The tools that the check is timed beside: installed into a cache folder outside of the repository, and left out with a word where they cannot be had. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** A tool with its arguments for a folder of Markdown files, and for a second run that may use its cache. */
export interface Peer {
  readonly name: string
  readonly cold: (folder: string) => readonly string[]
  readonly cached?: (folder: string) => readonly string[]
}

const PACKAGES = [
  'remark-cli@12',
  'remark-preset-lint-recommended@7',
  'textlint@15',
  'textlint-rule-no-todo@2',
  'alex@11',
]

/** The tools that could be installed. `tell` is given a line for each that could not. */
export function installPeers(tell: (line: string) => void): Peer[] {
  const home = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'fritext-bench-check')
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name: 'fritext-bench-check', private: true }))
  for (const name of PACKAGES) {
    const plain = name.replace(/@\d+$/, '')
    if (existsSync(join(home, 'node_modules', plain))) continue
    const run = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--save-exact', name], {
      cwd: home,
      encoding: 'utf8',
    })
    if (run.status !== 0) tell(`${plain} could not be installed: left out`)
  }
  const bin = (name: string): string => join(home, 'node_modules', '.bin', name)
  const peers: Peer[] = []
  if (existsSync(bin('remark')) && existsSync(join(home, 'node_modules/remark-preset-lint-recommended'))) {
    const preset = join(home, 'node_modules/remark-preset-lint-recommended/index.js')
    peers.push({
      name: 'remark-cli + remark-lint',
      cold: (folder) => [bin('remark'), folder, '--use', preset, '--quiet', '--no-stdout', '--no-color'],
    })
  }
  if (existsSync(bin('textlint')) && existsSync(join(home, 'node_modules/textlint-rule-no-todo'))) {
    const args = (folder: string) => [
      bin('textlint'),
      '--rules-base-directory',
      join(home, 'node_modules'),
      '--rule',
      'no-todo',
      `${folder}/**/*.md`,
    ]
    peers.push({
      name: 'textlint, one rule',
      cold: args,
      cached: (folder) => [...args(folder), '--cache', '--cache-location', join(home, '.textlintcache')],
    })
  }
  if (existsSync(bin('alex'))) peers.push({ name: 'alex', cold: (folder) => [bin('alex'), folder, '--quiet'] })
  return peers
}
