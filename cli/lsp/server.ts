/** The language server: open documents are checked as they change. Nothing is logged, and nothing but the protocol goes out. */
import {
  CodeActionKind,
  type Connection,
  createConnection,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { packageVersion } from '../package.ts'
import { allRules, type RuleAbout } from '../rule-info.ts'
import { actionsOf, FIX_ALL } from './actions.ts'
import { type Checked, Checker } from './checker.ts'
import { diagnosticsOf, hoverOf } from './diagnostics.ts'
import { optionsOf, rootOf, type ServerChoice, settle } from './options.ts'

/** Milliseconds of quiet before a document is checked and its diagnostics are pushed. */
const QUIET = 150

const WATCHED =
  '**/{fritext.config.yaml,fritext.config.yml,fritext.config.json,.fritextignore,.gitignore,.fritext-baseline}'
/** Files whose change makes findings others, by the end of their address. */
const RULING = /\/(?:fritext\.config\.(?:ya?ml|json)|\.fritextignore|\.gitignore|\.fritext-baseline)$/

/** Serves over standard input and output until the client ends it. */
export function serve(choice: ServerChoice): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout)
  new LanguageServer(connection, choice)
  connection.listen()
}

/** One version of a document, as it was when it was checked: the client's own goes on changing. */
interface Read {
  readonly document: TextDocument
  readonly checked: Checked
}

class LanguageServer {
  readonly #connection: Connection
  readonly #choice: ServerChoice
  readonly #documents = new TextDocuments(TextDocument)
  readonly #reads = new Map<string, { readonly version: number; readonly read: Promise<Read> }>()
  readonly #waiting = new Map<string, NodeJS.Timeout>()
  #root = process.cwd()
  #settled: ReturnType<typeof settle>
  #checker: Checker
  #locale: string | undefined
  #rules: ReadonlyMap<string, RuleAbout> | undefined
  #pulls = false
  #refreshes = false
  #watches = false
  #snippets = false

  constructor(connection: Connection, choice: ServerChoice) {
    this.#connection = connection
    this.#choice = choice
    this.#settled = settle(choice, {}, undefined, this.#root)
    this.#checker = new Checker(this.#settled, this.#settled.lang)
    connection.onInitialize((params) => this.#initialize(params))
    connection.onInitialized(async () => {
      if (!this.#watches) return
      const watchers = [{ globPattern: WATCHED }]
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
    })
    connection.onDidChangeWatchedFiles(() => this.#reload())
    connection.onDidChangeConfiguration(({ settings }: { settings?: { fritext?: unknown } | null }) => {
      if (settings?.fritext !== undefined) this.#configure(settings.fritext)
      this.#reload()
    })
    connection.onHover(async ({ textDocument, position }) => {
      const read = await this.#read(textDocument.uri)
      if (read === undefined) return null
      const { document, checked } = read
      return hoverOf(document, checked, document.offsetAt(position), this.#about(), this.#settled.lang)
    })
    connection.onCodeAction(async ({ textDocument, range, context: { only } }) => {
      const read = await this.#read(textDocument.uri)
      if (read === undefined) return []
      const wanted = only === undefined ? {} : { only }
      const asked = { range, snippets: this.#snippets, lang: this.#settled.lang, ...wanted }
      return actionsOf(read.document, read.checked, asked)
    })
    connection.languages.diagnostics.on(async ({ textDocument }) => {
      const read = await this.#read(textDocument.uri)
      const items = read === undefined ? [] : diagnosticsOf(read.document, read.checked, this.#settled.lang)
      return { kind: DocumentDiagnosticReportKind.Full, items }
    })
    this.#documents.onDidChangeContent(({ document }) => this.#push(document.uri))
    this.#documents.onDidSave(({ document }) => {
      // A client that watches no files at least tells what it saves itself.
      if (!this.#watches && RULING.test(document.uri)) this.#reload()
    })
    this.#documents.onDidClose(({ document: { uri } }) => {
      clearTimeout(this.#waiting.get(uri))
      this.#waiting.delete(uri)
      this.#reads.delete(uri)
      if (!this.#pulls) void connection.sendDiagnostics({ uri, diagnostics: [] })
    })
    this.#documents.listen(connection)
  }

  #initialize(params: InitializeParams): InitializeResult {
    const { capabilities, locale } = params
    this.#root = rootOf(params) ?? this.#root
    this.#locale = locale
    this.#configure(params.initializationOptions)
    this.#pulls = capabilities.textDocument?.diagnostic !== undefined
    this.#refreshes = capabilities.workspace?.diagnostics?.refreshSupport === true
    this.#watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true
    const edits = capabilities.workspace?.workspaceEdit
    this.#snippets = edits?.snippetEditSupport === true && edits.documentChanges === true
    return {
      serverInfo: { name: 'fritext', version: packageVersion() },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
        diagnosticProvider: { identifier: 'fritext', interFileDependencies: false, workspaceDiagnostics: false },
      },
    }
  }

  #configure(said: unknown): void {
    this.#settled = settle(this.#choice, optionsOf(said), this.#locale, this.#root)
    this.#checker = new Checker(this.#settled, this.#settled.lang)
  }

  #about(): ReadonlyMap<string, RuleAbout> {
    this.#rules ??= new Map(allRules().map((rule) => [rule.id, rule]))
    return this.#rules
  }

  /** What came of a document's present version, which is checked once; undefined for one that is not open. */
  #read(uri: string): Promise<Read> | undefined {
    const document = this.#documents.get(uri)
    if (document === undefined) return undefined
    const { version, languageId } = document
    const known = this.#reads.get(uri)
    if (known?.version === version) return known.read
    const text = document.getText()
    const held = TextDocument.create(uri, languageId, version, text)
    const read = this.#checker.check({ uri, languageId, text }).then((checked): Read => ({ document: held, checked }))
    this.#reads.set(uri, { version, read })
    return read
  }

  #push(uri: string): void {
    if (this.#pulls) return
    clearTimeout(this.#waiting.get(uri))
    const timer = setTimeout(async () => {
      this.#waiting.delete(uri)
      const reading = this.#read(uri)
      if (reading === undefined) return
      const { document, checked } = await reading
      // What was found in an older version, or by an older configuration, is not shown.
      if (this.#read(uri) !== reading) return
      const diagnostics = diagnosticsOf(document, checked, this.#settled.lang)
      await this.#connection.sendDiagnostics({ uri, version: document.version, diagnostics })
    }, QUIET)
    this.#waiting.set(uri, timer)
  }

  #reload(): void {
    this.#checker.reload()
    this.#reads.clear()
    if (!this.#pulls) for (const { uri } of this.#documents.all()) this.#push(uri)
    else if (this.#refreshes) this.#connection.languages.diagnostics.refresh()
  }
}
