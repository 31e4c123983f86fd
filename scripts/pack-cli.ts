/**
 * Lays the command line out so that it starts fast: what users run most stands in a few scripts, with the code that the engine of this Node
 * makes of them beside them, so that nothing is parsed or compiled again; each of the rest stands in a file of its own. An engine of another
 * version compiles the scripts itself. CommonJS, since the loader of ES modules costs a start more than the work.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { Script } from 'node:vm'
import { type BuildOptions, build, transform } from 'esbuild'

/**
 * A chunk of the command line, as a function of `require`, of `exports` and `module` that nobody looks at, of the address of the folder, and of the
 * object that takes what it exports.
 */
interface Chunk {
  readonly name: string
  readonly code: string
}

/** Bundles the entries into `folder` and packs them. The entry `main` is the program. Throws if the packed program does not run. */
export async function packCli(
  folder: string,
  entries: Readonly<Record<string, string>>,
  options: BuildOptions,
): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { outputFiles } = await build({
    ...options,
    entryPoints: { ...entries },
    outdir: folder,
    write: false,
    format: 'esm',
    platform: 'node',
    splitting: true,
    define: { 'import.meta.url': '__here' },
    charset: 'ascii',
  })
  const chunks = await Promise.all((outputFiles ?? []).map(({ path, text }) => toFunction(basename(path), text)))
  const save = (name: string, text: string): void => writeFileSync(join(folder, name), text)
  save('package.json', '{"type":"commonjs"}\n')
  for (const { name, code } of chunks) save(`_${name}`, `module.exports=${code}\n`)
  const sizes = new Map(chunks.map(({ name, code }) => [name, code.length]))
  const packs = groupByUse(JSON.parse(runCommands(folder, 'uses', [])) as string[][], sizes)
  for (const [pack, names] of packs.entries()) {
    const held = chunks.filter(({ name }) => names.includes(name))
    const members = held.map(({ name, code }) => `${JSON.stringify(name)}:${code}`)
    save(`pack${pack}.js`, `(()=>{"use strict";return{__proto__:null,\n${members.join(',\n')}}})()`)
    for (const { name } of held) rmSync(join(folder, `_${name}`))
  }
  const places = Object.fromEntries(packs.flatMap((names, pack) => names.map((name) => [name, pack])))
  for (const name of Object.keys(entries)) save(`${name}.js`, loaderOf(name, places))
  runCommands(folder, 'compile', packs)
  for (const number of packs.keys()) assertTaken(join(folder, `pack${number}.js`))
}

/** Throws where the engine does not take the code that was kept for a script. */
function assertTaken(filename: string): void {
  const { versions, platform, arch } = process
  const cachedData = readFileSync(`${filename}.${versions.v8}-${platform}-${arch}`)
  const { cachedDataRejected } = new Script(readFileSync(filename, 'latin1'), { filename, cachedData })
  if (cachedDataRejected !== false) throw new Error(`the compiled code of ${filename} is not taken`)
}

/** Opening a pack costs more than so much code that is there in vain. */
const SMALL = 4096

/**
 * Chunks that the same commands take stand together: what any of them reads, all of it is used. A small group joins a larger one that
 * everybody opens who takes it, the one that fewest others open.
 */
function groupByUse(uses: readonly (readonly string[])[], sizes: ReadonlyMap<string, number>): string[][] {
  const groups = new Map<string, string[]>()
  for (const name of [...new Set(uses.flat())].sort()) {
    const key = uses.map((names) => (names.includes(name) ? 1 : 0)).join('')
    groups.set(key, [...(groups.get(key) ?? []), name])
  }
  const sizeOf = (names: readonly string[]): number => names.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0)
  const large = [...groups].filter(([, names]) => sizeOf(names) > SMALL)
  const users = (key: string): number => key.replaceAll('0', '').length
  for (const [key, names] of groups) {
    if (sizeOf(names) > SMALL) continue
    const hosts = large.filter(([host]) => [...key].every((used, command) => used === '0' || host[command] === '1'))
    const [host] = hosts.sort(([a], [b]) => users(a) - users(b))
    if (host === undefined) continue
    host[1].push(...names)
    groups.delete(key)
  }
  return [...groups.values()]
}

/**
 * Chunks take from each other what is there once they have run, as constants: the way of CommonJS that esbuild knows asks two functions at each
 * mention, which code that is not yet compiled waits for. Throws where a chunk exports in a way that is not known here.
 */
function linkChunks(text: string): string {
  const renamed = (list: string): string => list.replace(/([\w$]+) as ([\w$]+)/g, '$1: $2')
  const exported = (list: string): string => list.replace(/([\w$]+) as ([\w$]+)/g, '$2: $1')
  const linked = text
    .replace(/^import \{([^}]*)\} from ("\.\/[\w-]+\.js");$/gm, (_, list: string, from: string) => {
      return `const {${renamed(list)}} = require(${from});`
    })
    .replace(/^import ("\.\/[\w-]+\.js");$/gm, 'require($1);')
    .replace(/^export \{([^}]*)\};$/gm, (_, list: string) => `Object.assign(__out, {${exported(list)}});`)
    .replace(/^export default /gm, '__out.default = ')
  if (/^export\b/m.test(linked)) throw new Error('a chunk exports in an unknown way')
  // Still a module: its own "module" or "exports" are none of CommonJS.
  return `${linked}\nexport {};\n`
}

async function toFunction(name: string, text: string): Promise<Chunk> {
  const { code } = await transform(linkChunks(text), {
    format: 'cjs',
    platform: 'node',
    target: 'es2022',
    charset: 'ascii',
    minifyWhitespace: true,
    // What is read of a script takes room where young values lie, and a start that fills it must collect garbage.
    minifyIdentifiers: true,
  })
  // Chunks are fetched by the loader. What is no chunk is imported by Node, on behalf of the loader: a script that comes with its code cannot.
  const linked = code
    .replace(/\bimport\(("\.\/[\w-]+\.js")\)/g, 'Promise.resolve().then(()=>require($1))')
    .replace(/(?<![\w$."'`])import\(/g, 'require.import(')
  return { name, code: `function(require,exports,module,__here,__out){${linked}}` }
}

/** Modules of Node that are costly to load and often not used by those who name them. */
const LAZY = ['child_process', 'crypto', 'fs/promises', 'module', 'os', 'worker_threads', 'readline', 'stream', 'zlib']

function loaderOf(entry: string, places: Readonly<Record<string, number>>): string {
  return `#!/usr/bin/env node
"use strict"
const fs = require("fs"), vm = require("vm")
const places = ${JSON.stringify(places)}
const lazy = new Set(${JSON.stringify(LAZY.flatMap((name) => [name, `node:${name}`]))})
const here = /^\\/[\\w./-]+$/.test(__filename) ? "file://" + __filename : require("url").pathToFileURL(__filename).href
const made = new Map(), packs = []
function open(number) {
  const filename = __dirname + "/pack" + number + ".js"
  const options = { filename }
  try {
    options.cachedData = fs.readFileSync(filename + "." + process.versions.v8 + "-" + process.platform + "-" + process.arch)
  } catch {}
  return new vm.Script(fs.readFileSync(filename, "latin1"), options).runInThisContext()
}
function builtIn(id) {
  let held
  const whole = () => (held ??= require(id))
  return new Proxy({}, {
    get: (_, name) => whole()[name],
    has: (_, name) => name in whole(),
    ownKeys: () => Reflect.ownKeys(whole()),
    getOwnPropertyDescriptor: (_, name) => ({ ...Object.getOwnPropertyDescriptor(whole(), name), configurable: true }),
  })
}
function load(id) {
  const known = made.get(id)
  if (known !== undefined) return known.exports
  const own = id.startsWith("./")
  const module = { exports: own ? {} : lazy.has(id) ? builtIn(id) : require(id) }
  made.set(id, module)
  if (!own) return module.exports
  const name = id.slice(2), place = places[name]
  const run = place === undefined ? require(__dirname + "/_" + name) : (packs[place] ??= open(place))[name]
  run(load, {}, {}, here, module.exports)
  return module.exports
}
load.import = (id) => import(id)
module.exports = load("./${entry}.js")
`
}

/** Runs what users run most in a process of its own: see `pack-cli-run.cjs`. Gives what it prints. */
function runCommands(folder: string, what: 'uses' | 'compile', packs: readonly (readonly string[])[]): string {
  const run = spawnSync(process.execPath, [resolve('scripts/pack-cli-run.cjs'), resolve(folder), what], {
    input: JSON.stringify(packs),
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
  })
  if (run.status !== 0) throw new Error('the packed command line does not run')
  return run.output[3] ?? ''
}
