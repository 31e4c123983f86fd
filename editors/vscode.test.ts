import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

/** The parts of the editor that the extension uses, as far as a test must play them. */
const FAKE_VSCODE = `
exports.told = []
exports.commands = { registerCommand: (name, run) => ({ name, run }) }
exports.window = { showWarningMessage: (text) => exports.told.push(text) }
exports.workspace = {
  workspaceFolders: [{ uri: { fsPath: __dirname + '/../..' } }],
  settings: {},
  getConfiguration: () => ({ get: (name) => exports.workspace.settings[name] }),
  onDidChangeConfiguration: (react) => ({ react }),
}
`
const FAKE_CLIENT = `
exports.TransportKind = { stdio: 0 }
exports.made = []
exports.LanguageClient = class {
  constructor(id, name, server, options) { Object.assign(this, { server, options, state: 'new' }); exports.made.push(this) }
  async start() { this.state = 'running' }
  async stop() { this.state = 'stopped' }
}
`

interface Made {
  readonly state: string
  readonly server: { readonly run: { readonly module: string; readonly args: readonly string[] } }
  readonly options: {
    readonly documentSelector: ReadonlyArray<{ readonly scheme: string; readonly language: string }>
    readonly initializationOptions: Readonly<Record<string, unknown>>
  }
}

interface Editor {
  readonly told: readonly string[]
  readonly workspace: { readonly settings: Record<string, unknown> }
}

interface Subscription {
  readonly name?: string
  readonly run?: () => Promise<void>
}

let folder = ''
let extension: {
  activate: (context: { subscriptions: Subscription[] }) => Promise<void>
  deactivate: () => Promise<void>
}
let editor: Editor
let client: { readonly made: readonly Made[] }

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fritext-vscode-'))
  for (const [path, text] of [
    ['node_modules/vscode/index.js', FAKE_VSCODE],
    ['node_modules/vscode-languageclient/node.js', FAKE_CLIENT],
    ['extension.js', readFileSync('editors/vscode/extension.js', 'utf8')],
  ] as const) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const require = createRequire(join(folder, 'extension.js'))
  editor = require('vscode') as Editor
  client = require('vscode-languageclient/node') as typeof client
  extension = require('./extension.js') as typeof extension
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('says what to do where fritext is not installed, starts it where it is, and starts it anew when told', async () => {
  const subscriptions: Subscription[] = []
  await extension.activate({ subscriptions })
  expect([editor.told.length, client.made.length]).toEqual([1, 0])
  expect(editor.told[0]).toContain('npm install --save-dev fritext')
  symlinkSync(resolve('.'), join(folder, 'node_modules', 'fritext'))
  Object.assign(editor.workspace.settings, { policy: 'stockholm', locale: '', baseline: true })
  const restart = subscriptions.find(({ name }) => name === 'fritext.restart')?.run
  await restart?.()
  const [first] = client.made
  expect(first?.state).toBe('running')
  expect(first?.options.initializationOptions).toMatchObject({ policy: 'stockholm', baseline: true })
  // What it starts is the program of this package.
  const { module, args } = first?.server.run ?? { module: '', args: [] }
  expect(execFileSync(process.execPath, [module, ...args, '--help'], { encoding: 'utf8' })).toContain('language server')
  await restart?.()
  expect(client.made.map(({ state }) => state)).toEqual(['stopped', 'running'])
  await extension.deactivate()
  expect(client.made.map(({ state }) => state)).toEqual(['stopped', 'stopped'])
})

it('is woken by the languages that it serves, and documents every setting that it reads', () => {
  const manifest = JSON.parse(readFileSync('editors/vscode/package.json', 'utf8')) as {
    activationEvents: string[]
    contributes: { configuration: { properties: Record<string, unknown> } }
  }
  const served = new Set(client.made[0]?.options.documentSelector.map(({ language }) => `onLanguage:${language}`))
  expect(new Set(manifest.activationEvents)).toEqual(served)
  const settings = Object.keys(manifest.contributes.configuration.properties).map((name) =>
    name.replace('fritext.', ''),
  )
  const read = Object.keys(client.made[0]?.options.initializationOptions ?? {})
  expect(settings.toSorted()).toEqual([...read, 'server'].toSorted())
  for (const name of settings) expect(readFileSync('editors/vscode/README.md', 'utf8')).toContain(`fritext.${name}`)
})
