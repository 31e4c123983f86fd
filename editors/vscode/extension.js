/** Starts the language server of fritext for the workspace. Nothing leaves the machine. */
const { existsSync } = require('node:fs')
const { join } = require('node:path')
const vscode = require('vscode')
const { LanguageClient, TransportKind } = require('vscode-languageclient/node')

const LANGUAGES = ['markdown', 'mdx', 'html', 'plaintext', 'yaml', 'json', 'jsonc']
let client

function serverPath() {
  const told = vscode.workspace.getConfiguration('fritext').get('server')
  if (told) return told
  const folders = vscode.workspace.workspaceFolders ?? []
  return folders
    .map(({ uri }) => join(uri.fsPath, 'node_modules', 'fritext', 'dist', 'cli', 'main.js'))
    .find((path) => existsSync(path))
}

exports.activate = async () => {
  const module = serverPath()
  if (module === undefined) {
    void vscode.window.showWarningMessage(
      'fritext is not installed in this workspace: run "npm install --save-dev fritext", or name its dist/cli/main.js in the setting fritext.server.',
    )
    return
  }
  const run = { module, args: ['lsp'], transport: TransportKind.stdio }
  const said = vscode.workspace.getConfiguration('fritext')
  client = new LanguageClient(
    'fritext',
    'Fritext',
    { run, debug: run },
    {
      documentSelector: LANGUAGES.map((language) => ({ language })),
      initializationOptions: { policy: said.get('policy'), locale: said.get('locale') },
    },
  )
  await client.start()
}

exports.deactivate = () => client?.stop()
