/** Test helper: a client as editors are, over a real connection to the built server. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  type CodeAction,
  createProtocolConnection,
  type Diagnostic,
  type Hover,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver-protocol/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { BINARY } from '../check/testing.ts'

/** A range that covers every document of the tests. */
export const EVERYWHERE = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } }

/** What a client can that asks for diagnostics itself. */
export const PULLS = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } }

/** What a client is and holds. */
export interface ClientSetup {
  /** Files of its folder. */
  readonly files?: Readonly<Record<string, string>>
  /** Name of its document. */
  readonly name?: string
  readonly capabilities?: object
  readonly options?: object
  readonly locale?: string
  readonly args?: readonly string[]
}

/** A client with one document in a folder of its own. Made by `openClient`. */
export class Client {
  readonly connection: ProtocolConnection
  readonly folder: string
  readonly uri: string
  /** What the server wrote to its standard error, logged, or showed. */
  readonly said: string[] = []
  /** What the server can. */
  able: Readonly<Record<string, unknown>> = {}
  /** How often the server asked to be asked again. */
  refreshed = 0
  /** What the server asked to be told of. */
  readonly registered: string[] = []
  readonly #process: ChildProcess
  readonly #published: PublishDiagnosticsParams[] = []
  #waiting: Array<() => void> = []
  #document: TextDocument

  constructor({ files = {}, name = 'brev.md', args = [] }: ClientSetup) {
    this.folder = mkdtempSync(join(tmpdir(), 'fritext-'))
    for (const [file, text] of Object.entries(files)) this.write(file, text)
    this.uri = this.uriOf(name)
    this.#document = TextDocument.create(this.uri, '', 0, '')
    this.#process = spawn(process.execPath, [BINARY, 'lsp', '--stdio', ...args], { cwd: this.folder })
    const { stdout, stdin, stderr } = this.#process
    if (stdout === null || stdin === null) throw new Error('no pipes')
    stderr?.on('data', (chunk) => this.said.push(String(chunk)))
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin))
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#published.push(params)
      for (const wake of this.#waiting.splice(0)) wake()
    })
    for (const method of ['window/logMessage', 'window/showMessage', 'telemetry/event', '$/logTrace']) {
      this.connection.onNotification(method, (params: unknown) => {
        this.said.push(JSON.stringify(params))
      })
    }
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshed++
      return null
    })
    this.connection.onRequest('client/registerCapability', (params: unknown) => {
      this.registered.push(JSON.stringify(params))
      return null
    })
    this.connection.listen()
  }

  /** The text as the client holds it. */
  get text(): string {
    return this.#document.getText()
  }

  uriOf(name: string): string {
    return pathToFileURL(join(this.folder, name)).href
  }

  write(name: string, text: string): void {
    const path = join(this.folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }

  async start({ capabilities = {}, options = {}, locale }: ClientSetup): Promise<void> {
    const params = { processId: null, rootUri: null, capabilities, initializationOptions: options, locale }
    const { capabilities: able } = await this.connection.sendRequest<{ capabilities: Record<string, unknown> }>(
      'initialize',
      params,
    )
    this.able = able
    await this.connection.sendNotification('initialized', {})
  }

  open(text: string, languageId = 'markdown'): Promise<void> {
    this.#document = TextDocument.create(this.uri, languageId, 1, text)
    const textDocument = { uri: this.uri, languageId, version: 1, text }
    return this.connection.sendNotification('textDocument/didOpen', { textDocument })
  }

  /** Changes the document as an editor does, and keeps its own copy of it. */
  change(...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    const version = this.#document.version + 1
    this.#document = TextDocument.update(this.#document, contentChanges, version)
    const textDocument = { uri: this.uri, version }
    return this.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges })
  }

  /** Applies the edits of an action, as one change. */
  async apply(action: CodeAction | undefined): Promise<void> {
    const versioned = action?.edit?.documentChanges as TextDocumentEdit[] | undefined
    const edits = versioned?.flatMap((change) => change.edits) ?? action?.edit?.changes?.[this.uri] ?? []
    const plain = edits.map((edit): TextEdit => {
      // A snippet with the cursor in it is typed without it.
      if ('snippet' in edit) return { range: edit.range, newText: unescaped(edit.snippet.value) }
      return edit
    })
    await this.change({ text: TextDocument.applyEdits(this.#document, plain) })
  }

  /** The diagnostics pushed next for the present version. */
  async pushed(): Promise<readonly Diagnostic[]> {
    for (;;) {
      const found = this.#published.find(({ version }) => version === this.#document.version)
      if (found !== undefined) {
        this.#published.length = 0
        return found.diagnostics
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }

  async pulled(): Promise<readonly Diagnostic[]> {
    const { items } = await this.ask<{ items: Diagnostic[] }>('textDocument/diagnostic', {})
    return items
  }

  /** What the hover at a place says; nothing where there is none. */
  async hover(line: number, character: number): Promise<string | undefined> {
    const hover = await this.ask<Hover | null>('textDocument/hover', { position: { line, character } })
    return hover === null ? undefined : (hover.contents as { value: string }).value
  }

  actions(range: object = EVERYWHERE, only?: readonly string[]): Promise<CodeAction[]> {
    return this.ask('textDocument/codeAction', { range, context: { diagnostics: [], ...(only && { only }) } })
  }

  ask<T>(method: string, more: object): Promise<T> {
    return this.connection.sendRequest<T>(method, { textDocument: { uri: this.uri }, ...more })
  }

  /** Tells the server that a file of the folder changed. */
  changed(name: string): Promise<void> {
    const changes = [{ uri: this.uriOf(name), type: 2 }]
    return this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes })
  }

  /** Ends the server as the protocol says; gives its exit code. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.#process.once('exit', resolve))
    await this.connection.sendRequest('shutdown')
    await this.connection.sendNotification('exit')
    return ended
  }

  /** Takes the server and the folder away. */
  dispose(): void {
    this.#process.kill()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

const clients: Client[] = []

/** A client whose server has started. `disposeClients` takes it away. */
export async function openClient(setup: ClientSetup = {}): Promise<Client> {
  const client = new Client(setup)
  clients.push(client)
  await client.start(setup)
  return client
}

/** Takes all clients away; for `afterEach`. */
export function disposeClients(): void {
  for (const client of clients.splice(0)) client.dispose()
}

/** The rules of diagnostics. */
export function rulesOf(list: readonly Diagnostic[]): unknown[] {
  return list.map(({ code }) => code)
}

function unescaped(snippet: string): string {
  return snippet.replace('$0', '').replace(/\\([\\$}])/g, '$1')
}
