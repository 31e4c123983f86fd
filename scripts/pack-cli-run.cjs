/**
 * Runs the commands that users run most, all in this one process, from the chunks of a command line: `uses` writes by command the names of the
 * chunks that it takes to file descriptor 3, `compile` writes the code that the engine made of each pack beside it. Called by `pack-cli.ts`.
 */
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const url = require('node:url')
const vm = require('node:vm')

const [, , folder, what] = process.argv
const packs = JSON.parse(fs.readFileSync(0, 'utf8'))
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'fritext-pack-'))
const here = url.pathToFileURL(path.join(folder, 'main.js')).href

// Compiled code is bound to the settings of V8: no command may change them here.
require('node:v8').setFlagsFromString = () => undefined

// Each start of the program listens for the end of its process, and all of them run in this one.
process.setMaxListeners(0)

const scripts = packs.map((_, number) => {
  const filename = path.join(folder, `pack${number}.js`)
  const script = new vm.Script(fs.readFileSync(filename, 'latin1'), { filename })
  return { filename, script }
})

const NOTE = 'Vi ses i salen på fredag klockan nio och fortsätter. Elsa har diabetes och går hem tidigare.'
const FILES = {
  'one.md': `# Omdöme\n\n${NOTE}\n\n- en punkt om {{namn}}\n\n| Ämne | Omdöme |\n| --- | --- |\n| Idrott | ${NOTE} |\n`,
  'plain.md': `# Omdöme\n\n${NOTE}\n\n- en punkt om {{namn}}\n`,
  'one.txt': `${NOTE}\n\nHej {{namn}}!\n`,
  'clean.txt': 'Hej!\n\nVi ses i salen på fredag.\n',
  'one.html': `<h1>Omdöme</h1><p>${NOTE}</p>`,
  'one.csv': `Id;Skola;Kommentar\r\n1;Ekskolan;"${NOTE}"\r\n2;Ekskolan;"Vi ses i salen på fredag."\r\n`,
  'one.ndjson': `${JSON.stringify({ id: 1, kommentar: NOTE })}\n`,
  'repo/.gitignore': 'node_modules\n*.tmp\n',
  'repo/one.txt': `${NOTE}\n`,
  'fritext.config.yaml': 'extends: stockholm\nrules:\n  art9/health: error\n',
}
const COMMANDS = [
  ['check', 'clean.txt', '--no-config'],
  ['check', 'one.txt', '--no-config'],
  ['check', 'plain.md', '--no-config'],
  ['check', 'one.md', '--no-config'],
  ['check', 'one.html', '--no-config'],
  ['check', 'clean.txt'],
  ['check', 'repo/one.txt', '--no-config'],
  ['check', '*.txt', '--no-config'],
  ['check', 'clean.txt', '--no-config', '-o', 'report.txt'],
  ['scan', 'one.csv', '--no-config'],
  ['scan', 'one.ndjson', '--no-config', '--format', 'ndjson'],
]

/** Starts the program anew; gives the names of the chunks that it takes, and its end. */
function start() {
  const held = Object.assign({}, ...scripts.map(({ script }) => script.runInThisContext()))
  const made = new Map()
  const load = (id) => {
    if (!id.startsWith('./')) return require(require.resolve(id, { paths: [folder] }))
    const name = id.slice(2)
    const known = made.get(name)
    if (known !== undefined) return known.exports
    const module = { exports: {} }
    made.set(name, module)
    ;(held[name] ?? require(path.join(folder, `_${name}`)))(load, {}, {}, here, module.exports)
    return module.exports
  }
  load.import = (id) => import(id)
  const { done } = load('./main.js')
  return { made, done }
}

async function run() {
  fs.mkdirSync(path.join(work, 'repo'))
  for (const [name, text] of Object.entries(FILES)) fs.writeFileSync(path.join(work, name), text)
  process.chdir(work)
  const uses = []
  for (const command of COMMANDS) {
    process.argv = [process.execPath, path.join(folder, 'main.js'), ...command]
    const { made, done } = start()
    await done
    if (process.exitCode === 2) throw new Error(`a command failed: ${command.join(' ')}`)
    uses.push([...made.keys()])
  }
  process.exitCode = 0
  if (what === 'uses') fs.writeSync(3, JSON.stringify(uses))
  for (const { filename, script } of scripts) {
    const { versions, platform, arch } = process
    fs.writeFileSync(`${filename}.${versions.v8}-${platform}-${arch}`, script.createCachedData())
  }
}

run()
  .finally(() => fs.rmSync(work, { recursive: true, force: true }))
  .catch((error) => {
    process.stderr.write(`${error.stack}\n`)
    process.exitCode = 2
  })
