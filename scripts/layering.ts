/**
 * Checks the layering of docs/design.md: `src` imports nothing from the other folders and nothing of Node; `cli` and `editor-plugin`
 * import `src` only through its public surfaces and not each other; `rules` holds no code; nobody imports a script. Prints each wrong import.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'

const SURFACES = new Set([
  'src/index.ts',
  'src/markdown.ts',
  'src/policy/index.ts',
  'src/compiler.ts',
  'src/types.ts',
  'src/training.ts',
])

/** A wrong import, with its place and the reason. */
export interface Breach {
  readonly file: string
  readonly line: number
  readonly message: string
}

const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g

/** The breaches of one file, given its path from the root of the repository and its source. */
export function breachesOf(file: string, source: string): Breach[] {
  const layer = file.split('/')[0] as string
  const test = file.endsWith('.test.ts') || file.startsWith('editor-plugin/test/')
  const out: Breach[] = []
  for (const match of source.matchAll(IMPORT)) {
    const specifier = match[1] as string
    const message = wrong(file, layer, specifier, test)
    if (message !== undefined) out.push({ file, line: source.slice(0, match.index).split('\n').length, message })
  }
  return out
}

function wrong(file: string, layer: string, specifier: string, test: boolean): string | undefined {
  if (!specifier.startsWith('.')) {
    if (layer === 'src' && specifier.startsWith('node:') && !test)
      return `src must run in a page, but imports ${specifier}`
    return undefined
  }
  const target = normalize(join(dirname(file), specifier))
    .split(sep)
    .join('/')
  const to = target.split('/')[0] as string
  if (to === layer) return undefined
  if (test) return undefined
  if (layer === 'src') return `src imports ${target}, which is outside of it`
  if (to === 'scripts' || to === 'rules') return `nobody imports from ${to}, but here is ${target}`
  if (to === 'src' && !SURFACES.has(target) && layer !== 'scripts') return `${target} is not a public surface of src`
  if ((layer === 'cli' && to === 'editor-plugin') || (layer === 'editor-plugin' && to === 'cli')) {
    return `${layer} and ${to} do not know each other`
  }
  return undefined
}

/** All breaches of the repository, and code where only data belongs. */
export function checkLayering(): Breach[] {
  const files = ['src', 'cli', 'editor-plugin', 'scripts', 'bench']
    .flatMap(filesBelow)
    .filter((file) => file.endsWith('.ts'))
  const breaches = files.flatMap((file) => breachesOf(file, readFileSync(file, 'utf8')))
  const code = filesBelow('rules').filter((file) => /\.[cm]?[jt]s$/.test(file))
  return [...breaches, ...code.map((file) => ({ file, line: 1, message: 'rules holds data only' }))]
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).split(sep).join('/'))
}

if (process.argv[1]?.endsWith('layering.ts')) {
  const breaches = checkLayering()
  for (const { file, line, message } of breaches) console.error(`${file}:${line}: ${message}`)
  console.log(`layering: ${breaches.length} wrong imports`)
  process.exitCode = breaches.length > 0 ? 1 : 0
}
