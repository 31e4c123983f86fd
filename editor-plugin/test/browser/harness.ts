/** Bundles a page, serves it under a strict content security policy, and opens it in Chromium. */
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { compileBuiltinPolicies } from '../../../cli/config/builtin.ts'
import { compileFolder } from '../../../cli/config/load-rules.ts'
import { startBrowser } from '../../../scripts/browser.ts'

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'"

const PAGE = `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Prov</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/prosemirror.css"><link rel="stylesheet" href="/lint.css"></head>
<body><main><h1>Prov</h1></main><script type="module" src="/page.js"></script></body></html>`

/** An open page, and how to close everything. */
export interface Opened {
  readonly browser: Browser
  readonly page: Page
  /** What the page said on its console as an error, such as a breach of the content security policy. */
  readonly errors: readonly string[]
  close(): Promise<void>
}

/** Opens a page made of a TypeScript file. */
export async function openPage(entry: string): Promise<Opened> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    minify: true,
    logLevel: 'warning',
  })
  const files: Record<string, readonly [type: string, body: string | Uint8Array]> = {
    '/': ['text/html', PAGE],
    '/page.js': ['text/javascript', outputFiles[0]?.text ?? ''],
    '/lint.css': ['text/css', readFileSync('editor-plugin/style/lint.css')],
    '/prosemirror.css': ['text/css', readFileSync('node_modules/prosemirror-view/style/prosemirror.css')],
    '/favicon.ico': ['image/x-icon', ''],
    '/rules.sv.bin': ['application/octet-stream', compileFolder('rules/sv', 'sv', 'test')],
    '/judge.bin': ['application/octet-stream', readFileSync('model/judge.bin')],
    '/policies.json': [
      'application/json',
      JSON.stringify(Object.fromEntries(await compileBuiltinPolicies('rules/policies'))),
    ],
  }
  const server = createServer((request, response) => {
    const file = files[request.url ?? '/']
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': `${file?.[0] ?? 'text/plain'}; charset=utf-8`,
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
    })
    response.end(file?.[1])
  })
  const address = await listen(server)
  const browser = await startBrowser()
  const page = await browser.newPage()
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(address)
  await page.waitForSelector('html[data-ready]', { state: 'attached' })
  return {
    browser,
    page,
    errors,
    close: async () => {
      await browser.close()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`))
  })
}
