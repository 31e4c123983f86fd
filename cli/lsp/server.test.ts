import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import {
  type CodeAction,
  createProtocolConnection,
  type Diagnostic,
  type Hover,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
} from 'vscode-languageserver-protocol/node'
import { TextDocument } from 'vscode-languageserver-textdocument'

const BINARY = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'main.js')
const TEMPLATE = '# Brev hem\n\nHej!\n\nElsa har diabetes och mår bättre nu.\n'

/** A client as editors are: a real connection to the built server. */
class Client {
  readonly connection: ProtocolConnection
  readonly uri: string
  readonly said: string[] = []
  readonly #process: ChildProcess
  readonly #published: PublishDiagnosticsParams[] = []
  #waiting: Array<() => void> = []
  refreshed = 0

  constructor(folder: string, file: string) {
    this.#process = spawn(process.execPath, [BINARY, 'lsp', '--stdio'], { cwd: folder })
    this.uri = pathToFileURL(join(folder, file)).href
    const { stdout, stdin, stderr } = this.#process
    if (stdout === null || stdin === null) throw new Error('no pipes')
    stderr?.on('data', (chunk) => this.said.push(String(chunk)))
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin))
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#published.push(params)
      for (const wake of this.#waiting.splice(0)) wake()
    })
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.said.push(message)
    })
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshed++
      return null
    })
    this.connection.listen()
  }

  async start(capabilities: object = {}, initializationOptions: object = {}): Promise<Record<string, unknown>> {
    const params = { processId: null, rootUri: null, capabilities, initializationOptions }
    const { capabilities: able } = await this.connection.sendRequest<{ capabilities: Record<string, unknown> }>(
      'initialize',
      params,
    )
    await this.connection.sendNotification('initialized', {})
    return able
  }

  open(text: string, languageId = 'markdown'): Promise<void> {
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: this.uri, languageId, version: 1, text },
    })
  }

  change(version: number, ...contentChanges: object[]): Promise<void> {
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri, version },
      contentChanges,
    })
  }

  /** The diagnostics pushed for a version. */
  async pushed(version: number): Promise<readonly Diagnostic[]> {
    for (;;) {
      const found = this.#published.find((params) => params.version === version)
      if (found !== undefined) {
        this.#published.length = 0
        return found.diagnostics
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }

  ask<T>(method: string, more: object): Promise<T> {
    return this.connection.sendRequest<T>(method, { textDocument: { uri: this.uri }, ...more })
  }

  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.#process.once('exit', resolve))
    await this.connection.sendRequest('shutdown')
    await this.connection.sendNotification('exit')
    return ended
  }

  kill(): void {
    this.#process.kill()
  }
}

const clients: Client[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.kill()
})

async function clientIn(
  files: Readonly<Record<string, string>> = {},
  name = 'brev.md',
): Promise<Client & { folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'fritext-'))
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text)
  const client = Object.assign(new Client(folder, name), { folder })
  clients.push(client)
  return client
}

const PULLS = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } }
const rules = (list: readonly Diagnostic[]): unknown[] => list.map(({ code }) => code)
const everywhere = {
  range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
  context: { diagnostics: [] },
}

describe('the language server', () => {
  it('pushes diagnostics, follows incremental changes, and ends as it is told', async () => {
    const client = await clientIn()
    expect(await client.start()).toMatchObject({ textDocumentSync: 2, hoverProvider: true })
    await client.open(TEMPLATE)
    const [first] = await client.pushed(1)
    expect(first).toMatchObject({
      code: 'art9/health',
      severity: 1,
      source: 'fritext',
      range: { start: { line: 4, character: 9 }, end: { line: 4, character: 17 } },
    })
    expect(JSON.stringify(first)).not.toMatch(/Elsa|diabetes/)
    await client.change(2, {
      range: { start: { line: 4, character: 5 }, end: { line: 4, character: 17 } },
      text: 'ritar',
    })
    expect(rules(await client.pushed(2))).not.toContain('art9/health')
    expect(await client.stop()).toBe(0)
    expect(client.said).toEqual([])
  })

  it('gives diagnostics when it is asked, and then pushes none', async () => {
    const client = await clientIn()
    expect(await client.start(PULLS)).toHaveProperty('diagnosticProvider')
    await client.open(TEMPLATE)
    const { kind, items } = await client.ask<{ kind: string; items: Diagnostic[] }>('textDocument/diagnostic', {})
    expect(kind).toBe('full')
    expect(rules(items)).toContain('art9/health')
  })

  it('says in a hover what, why and what instead, in the language of the client', async () => {
    for (const [locale, what, why] of [
      ['sv', 'hälsa', 'Varför'],
      ['en', 'health', 'Why'],
    ] as const) {
      const client = await clientIn()
      await client.start(PULLS, { locale })
      await client.open(TEMPLATE)
      const hover = await client.ask<Hover>('textDocument/hover', { position: { line: 4, character: 12 } })
      const { value } = hover.contents as { value: string }
      for (const part of [what, why, 'art9/health']) expect(value).toContain(part)
      expect(await client.ask('textDocument/hover', { position: { line: 0, character: 2 } })).toBeNull()
    }
  })

  it('suppresses with a comment that holds once a reason stands in it', async () => {
    const client = await clientIn()
    await client.start(PULLS)
    await client.open(TEMPLATE)
    const actions = await client.ask<CodeAction[]>('textDocument/codeAction', everywhere)
    const [edit] =
      actions.find(({ title }) => title.startsWith('Undertryck art9/health här'))?.edit?.changes?.[client.uri] ?? []
    const document = TextDocument.create(client.uri, 'markdown', 1, TEMPLATE)
    const without = TextDocument.applyEdits(document, [edit as TextEdit])
    expect(without).toContain('<!-- fritext-disable-next-line art9/health --  -->\nElsa har diabetes')
    const ask = async (version: number, text: string): Promise<unknown[]> => {
      await client.change(version, { text })
      return rules((await client.ask<{ items: Diagnostic[] }>('textDocument/diagnostic', {})).items)
    }
    expect(await ask(2, without)).toEqual(expect.arrayContaining(['suppression/no-reason', 'art9/health']))
    const reasoned = await ask(3, without.replace('--  -->', '-- exempel i mallen -->'))
    expect(reasoned).not.toContain('art9/health')
    expect(reasoned).not.toContain('suppression/no-reason')
  })

  it('offers the replacements that a rule calls safe, one by one and all at once', async () => {
    const client = await clientIn({}, 'fraser.md')
    await client.start(PULLS)
    const text = 'Sjuk\n\nSjuk\n'
    await client.open(text)
    const actions = await client.ask<CodeAction[]>('textDocument/codeAction', everywhere)
    const all = actions.find(({ kind }) => kind === 'source.fixAll.fritext')
    const fixed = TextDocument.applyEdits(
      TextDocument.create(client.uri, 'markdown', 1, text),
      all?.edit?.changes?.[client.uri] ?? [],
    )
    expect(fixed).toBe('Anmäld frånvaro\n\nAnmäld frånvaro\n')
    expect(actions.filter(({ isPreferred }) => isPreferred === true).length).toBeGreaterThan(0)
  })

  it('reads the configuration of the file, reads it again when it changes, and says what is wrong with it', async () => {
    const client = await clientIn({ 'fritext.config.yaml': 'extends: strict\nrules:\n  art9/health: off\n' })
    await client.start()
    await client.open(TEMPLATE)
    expect(rules(await client.pushed(1))).not.toContain('art9/health')
    const changed = { changes: [{ uri: pathToFileURL(join(client.folder, 'fritext.config.yaml')).href, type: 2 }] }
    await writeFile(join(client.folder, 'fritext.config.yaml'), 'extends: strict\n')
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', changed)
    expect(rules(await client.pushed(1))).toContain('art9/health')
    await writeFile(join(client.folder, 'fritext.config.yaml'), 'extend: strict\n')
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', changed)
    const [broken] = await client.pushed(1)
    expect(broken?.message).toContain('E110')
    expect(broken?.severity).toBe(1)
  })

  it('reads the form that the name promises: HTML, text, phrase lists where a configuration names their keys', async () => {
    const config = 'extends: strict\nscopes:\n  - name: fraser\n    match: "*.yaml"\n    keys: ["**"]\n'
    for (const [name, language, text] of [
      ['brev.html', 'html', '<p class="diabetes">Elsa har <b>diabetes</b>.</p>'],
      ['brev.txt', 'plaintext', 'Elsa har diabetes.'],
      ['fraser.yaml', 'yaml', 'fras: Elsa har diabetes.\n'],
    ] as const) {
      const client = await clientIn({ 'fritext.config.yaml': config }, name)
      await client.start(PULLS)
      await client.open(text, language)
      const { items } = await client.ask<{ items: Diagnostic[] }>('textDocument/diagnostic', {})
      expect(items.filter(({ code }) => code === 'art9/health').length, name).toBe(1)
    }
  })
})
