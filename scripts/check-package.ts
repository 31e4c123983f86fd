/**
 * Checks the package as a user gets it: packs it, installs the tarball into an empty folder, runs the bin there and imports every
 * entry point. Fails at the first thing that does not work.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'fritext-package-'))
const run = (command: string, args: readonly string[], cwd: string, input?: string): string =>
  execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'inherit'],
    ...(input === undefined ? {} : { input }),
  })

try {
  const [packed] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], process.cwd()),
  ) as [{ filename: string; size: number; files: readonly { path: string }[] }]
  console.log(`${packed.filename}: ${packed.files.length} files, ${(packed.size / 1024).toFixed(0)} KiB`)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'user', private: true, type: 'module' }))
  run('npm', ['install', '--no-audit', '--no-fund', resolve(folder, packed.filename)], folder)

  const note = JSON.stringify({ id: 1, text: 'Elsa har diabetes.' })
  const answer = run('npx', ['--no-install', 'fritext', 'pipe', '--policy', 'strict'], folder, `${note}\n`)
  const { findings } = JSON.parse(answer) as { findings: readonly { rule: string }[] }
  if (!findings.some(({ rule }) => rule === 'art9/health'))
    throw new Error(`the installed bin did not find art9/health: ${answer}`)
  console.log('bin: finds what it must')

  const { exports, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    exports: Record<string, unknown>
    peerDependencies: Record<string, string>
  }
  // A host that has an editor brings these.
  const peers = Object.entries(peerDependencies).filter(([name]) => /^(?:prosemirror-|@tiptap\/core)/.test(name))
  const wanted = [...peers, ['@tiptap/pm', peerDependencies['@tiptap/core']]].map(([name, range]) => `${name}@${range}`)
  run('npm', ['install', '--no-audit', '--no-fund', ...wanted], folder)
  for (const entry of Object.keys(exports)) {
    if (/\.(?:json|css|bin)$/.test(entry) || entry.includes('*')) continue
    const name = entry === '.' ? 'fritext' : `fritext/${entry.slice(2)}`
    const script = `const names = Object.keys(await import('${name}')); if (names.length === 0) throw new Error('no exports'); console.log('${name}:', names.join(', '))`
    console.log(run(process.execPath, ['--input-type=module', '-e', script], folder).trim())
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
