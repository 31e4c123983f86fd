/**
 * The tools that a user could pick instead, installed into a cache folder outside of the repository. What cannot be had is left out, with a
 * word.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** The folder that everything is installed into. */
export const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'fritext-bench')

/** Longest time for one installation, in milliseconds. */
const PATIENCE = 240_000

function run(command: string, args: readonly string[], env: Record<string, string> = {}): SpawnSyncReturns<string> {
  return spawnSync(command, args, {
    cwd: CACHE,
    encoding: 'utf8',
    timeout: PATIENCE,
    env: { ...process.env, ...env },
  })
}

const PACKAGES = [
  'secretlint@13',
  '@secretlint/secretlint-rule-preset-recommend@13',
  'textlint@15',
  'textlint-rule-prh@6',
  'alex@11',
  'cspell@8',
]

/** Where each tool that could be had is started from. `tell` is given a line for each that could not. */
export function install(tell: (line: string) => void): ReadonlyMap<string, string> {
  mkdirSync(CACHE, { recursive: true })
  if (!existsSync(join(CACHE, 'package.json')))
    writeFileSync(join(CACHE, 'package.json'), JSON.stringify({ name: 'fritext-bench', private: true }))
  const tools = new Map<string, string>()
  const offer = (name: string, path: string | undefined, why: string): void => {
    if (path !== undefined && existsSync(path)) tools.set(name, path)
    else tell(`${name}: left out, ${why}`)
  }
  for (const name of PACKAGES) {
    if (!isInstalled(name)) run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--save-exact', name])
  }
  for (const name of ['secretlint', 'textlint', 'alex', 'cspell'])
    offer(name, join(CACHE, 'node_modules', '.bin', name), 'npm could not install it')
  offer('grep', inPath('grep'), 'there is none here')
  offer('rg', inPath('rg') ?? unpackRipgrep(), 'it is not installed, and apt could not download it')
  offer('vale', goInstall(), 'go could not install it')
  offer('presidio', pipInstall(), 'pip could not install presidio-analyzer')
  offer('languagetool', mavenInstall(), 'maven could not download it, or there is no Java')
  return tools
}

/** Whether a package, `name@major`, lies in the cache. */
function isInstalled(spec: string): boolean {
  const [, name = '', major] = /^(.+)@(\d+)$/.exec(spec) ?? []
  const file = join(CACHE, 'node_modules', name, 'package.json')
  if (!existsSync(file)) return false
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return version.split('.')[0] === major
}

function inPath(name: string): string | undefined {
  const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()
  return found === '' ? undefined : found
}

/** The package of Debian, unpacked without installing it. */
function unpackRipgrep(): string {
  const path = join(CACHE, 'ripgrep', 'usr', 'bin', 'rg')
  if (existsSync(path)) return path
  run('apt-get', ['download', 'ripgrep'])
  const file = readdirSync(CACHE).find((name) => /^ripgrep_.*\.deb$/.test(name))
  if (file !== undefined) run('dpkg', ['-x', file, 'ripgrep'])
  return path
}

function goInstall(): string {
  const path = join(CACHE, 'go', 'vale')
  if (!existsSync(path) && inPath('go') !== undefined)
    // The last version all of whose modules are releases: some proxies serve no others.
    run('go', ['install', 'github.com/vale-cli/vale/v3/cmd/vale@v3.22.0'], { GOBIN: join(CACHE, 'go') })
  return path
}

/** LanguageTool with its Swedish, without its server or command line, which Maven does not have: the folder of its libraries. */
function mavenInstall(): string {
  const path = join(CACHE, 'languagetool', 'lib')
  if (existsSync(path) || inPath('mvn') === undefined || inPath('java') === undefined) return path
  mkdirSync(join(CACHE, 'languagetool'), { recursive: true })
  const pom = join(CACHE, 'languagetool', 'pom.xml')
  writeFileSync(pom, POM)
  run('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${path}`])
  return path
}

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>fritext</groupId>
  <artifactId>bench</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.languagetool</groupId>
      <artifactId>language-sv</artifactId>
      <version>6.6</version>
    </dependency>
  </dependencies>
</project>
`

/** Presidio without a language model: its patterns alone, which is its fastest way. */
function pipInstall(): string {
  const path = join(CACHE, 'python', 'bin', 'python')
  if (!existsSync(path)) run('python3', ['-m', 'venv', 'python'])
  if (!existsSync(path)) return path
  const probe = run(path, ['-c', 'import presidio_analyzer'])
  if (probe.status === 0) return path
  run(path, ['-m', 'pip', 'install', '--quiet', 'presidio-analyzer'])
  return run(path, ['-c', 'import presidio_analyzer']).status === 0 ? path : join(CACHE, 'none')
}
