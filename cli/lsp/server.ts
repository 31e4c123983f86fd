/** The language server: open documents are checked as they change. Nothing is logged, and nothing but the protocol goes out. */
import { fileURLToPath } from 'node:url'
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
import type { Lang } from '../../src/index.ts'
import { packageVersion } from '../package.ts'
import { type Checked, Checker } from './checker.ts'
import { actionsOf, diagnosticsOf, hoverOf } from './diagnostics.ts'

/** Milliseconds of quiet before a document is checked and its diagnostics are pushed. */
const QUIET = 150

const WATCHED = '**/{fritext.config.yaml,fritext.config.yml,fritext.config.json,.fritextignore,.gitignore}'

/** What the command line says; the client's `initializationOptions` {policy, config, locale} go before it. */
export interface ServerChoice {
  readonly policy?: string
  readonly config?: string | false
  readonly lang?: Lang
}

/** Serves over standard input and output until the client ends it. */
export function serve(choice: ServerChoice): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout)
  new LanguageServer(connection, choice)
  connection.listen()
}

class LanguageServer {
  readonly #connection: Connection
  readonly #documents = new TextDocuments(TextDocument)
  readonly #checked = new Map<string, { readonly version: number; readonly checked: Promise<Checked> }>()
  readonly #waiting = new Map<string, NodeJS.Timeout>()
  #checker: Checker
  #lang: Lang
  #pulls = false
  #refreshes = false
  #watches = false

  constructor(connection: Connection, choice: ServerChoice) {
    this.#connection = connection
    this.#lang = choice.lang ?? 'sv'
    this.#checker = new Checker({ ...choice, cwd: process.cwd() }, this.#lang)
    connection.onInitialize((params) => this.#initialize(params, choice))
    connection.onInitialized(() => {
      if (this.#watches) {
        const watchers = [{ globPattern: WATCHED }]
        void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
      }
    })
    connection.onDidChangeWatchedFiles(() => this.#reload())
    connection.onDidChangeConfiguration(() => this.#reload())
    connection.onHover(async ({ textDocument, position }) => {
      const document = this.#documents.get(textDocument.uri)
      if (document === undefined) return null
      return hoverOf(document, await this.#check(document), document.offsetAt(position), this.#lang)
    })
    connection.onCodeAction(async ({ textDocument, range }) => {
      const document = this.#documents.get(textDocument.uri)
      return document === undefined ? [] : actionsOf(document, await this.#check(document), range, this.#lang)
    })
    connection.languages.diagnostics.on(async ({ textDocument }) => {
      const document = this.#documents.get(textDocument.uri)
      const items = document === undefined ? [] : diagnosticsOf(document, await this.#check(document), this.#lang)
      return { kind: DocumentDiagnosticReportKind.Full, items }
    })
    this.#documents.onDidChangeContent(({ document }) => this.#push(document.uri))
    this.#documents.onDidClose(({ document: { uri } }) => {
      clearTimeout(this.#waiting.get(uri))
      this.#waiting.delete(uri)
      this.#checked.delete(uri)
      if (!this.#pulls) void connection.sendDiagnostics({ uri, diagnostics: [] })
    })
    this.#documents.listen(connection)
  }

  #initialize(params: InitializeParams, choice: ServerChoice): InitializeResult {
    const { capabilities, workspaceFolders, locale } = params
    const own = optionsOf(params.initializationOptions)
    this.#lang = own.locale ?? choice.lang ?? (locale?.startsWith('en') === true ? 'en' : 'sv')
    const root = workspaceFolders?.[0]?.uri
    const cwd = root?.startsWith('file:') === true ? fileURLToPath(root) : process.cwd()
    const { locale: _, ...said } = own
    this.#checker = new Checker({ ...choice, ...said, cwd }, this.#lang)
    this.#pulls = capabilities.textDocument?.diagnostic !== undefined
    this.#refreshes = capabilities.workspace?.diagnostics?.refreshSupport === true
    this.#watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true
    return {
      serverInfo: { name: 'fritext', version: packageVersion() },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        hoverProvider: true,
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, `${CodeActionKind.SourceFixAll}.fritext`],
        },
        diagnosticProvider: {
          identifier: 'fritext',
          interFileDependencies: false,
          workspaceDiagnostics: false,
        },
      },
    }
  }

  /** What came of a document's present version; it is checked once. */
  #check(document: TextDocument): Promise<Checked> {
    const { uri, version, languageId } = document
    const known = this.#checked.get(uri)
    if (known?.version === version) return known.checked
    const checked = this.#checker.check({ uri, languageId, text: document.getText() })
    this.#checked.set(uri, { version, checked })
    return checked
  }

  #push(uri: string): void {
    if (this.#pulls) return
    clearTimeout(this.#waiting.get(uri))
    this.#waiting.set(
      uri,
      setTimeout(async () => {
        this.#waiting.delete(uri)
        const document = this.#documents.get(uri)
        if (document === undefined) return
        const { version } = document
        const diagnostics = diagnosticsOf(document, await this.#check(document), this.#lang)
        // What was found in an older version is not shown.
        if (this.#documents.get(uri)?.version !== version) return
        await this.#connection.sendDiagnostics({ uri, version, diagnostics })
      }, QUIET),
    )
  }

  #reload(): void {
    this.#checker.reload()
    this.#checked.clear()
    if (this.#pulls) {
      if (this.#refreshes) this.#connection.languages.diagnostics.refresh()
    } else for (const { uri } of this.#documents.all()) this.#push(uri)
  }
}

interface ClientOptions {
  readonly policy?: string
  readonly config?: string
  readonly locale?: Lang
}

function optionsOf(given: unknown): ClientOptions {
  if (typeof given !== 'object' || given === null) return {}
  const { policy, config, locale } = given as Record<string, unknown>
  return {
    ...(typeof policy === 'string' && policy !== '' ? { policy } : {}),
    ...(typeof config === 'string' && config !== '' ? { config } : {}),
    ...(locale === 'sv' || locale === 'en' ? { locale } : {}),
  }
}
