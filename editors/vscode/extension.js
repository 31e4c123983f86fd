/** Starts the language server of fritext for the workspace. Nothing leaves the machine. */
const { existsSync } = require('node:fs')
const { isAbsolute, join } = require('node:path')
const vscode = require('vscode')
const { LanguageClient, TransportKind } = require('vscode-languageclient/node')

const LANGUAGES = ['markdown', 'mdx', 'html', 'plaintext', 'yaml', 'json', 'jsonc', 'json5']
const SCHEMES = ['file', 'untitled']
const MISSING =
  'fritext is not installed in this workspace: run "npm install --save-dev fritext", or name its dist/cli/main.js in the setting fritext.server.'

let client

/** The program: where the setting says, or where npm puts it in a folder of the workspace. */
function serverPath() {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath)
  const told = vscode.workspace.getConfiguration('fritext').get('server')
  const places = told
    ? isAbsolute(told)
      ? [told]
      : folders.map((folder) => join(folder, told))
    : folders.map((folder) => join(folder, 'node_modules', 'fritext', 'dist', 'cli', 'main.js'))
  return places.find((path) => existsSync(path))
}

async function start() {
  const module = serverPath()
  if (module === undefined) {
    void vscode.window.showWarningMessage(MISSING)
    return
  }
  const run = { module, args: ['lsp'], transport: TransportKind.stdio }
  const said = vscode.workspace.getConfiguration('fritext')
  client = new LanguageClient(
    'fritext',
    'Fritext',
    { run, debug: run },
    {
      documentSelector: SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
      initializationOptions: {
        policy: said.get('policy'),
        config: said.get('config'),
        locale: said.get('locale'),
        baseline: said.get('baseline'),
      },
      synchronize: { configurationSection: 'fritext' },
    },
  )
  await client.start()
}

async function stop() {
  const running = client
  client = undefined
  await running?.stop()
}

async function restart() {
  await stop()
  await start()
}

exports.activate = async (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand('fritext.restart', restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('fritext.server')) void restart()
    }),
  )
  await start()
}

exports.deactivate = stop
