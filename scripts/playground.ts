/**
 * The playground page. `npm run playground [-- --port 8080]` builds and serves it on this machine; `npm run build:playground [-- -o folder]` writes a
 * folder that any web server can serve under a strict content security policy, and beside it `fritext.html`, the whole page in one file that
 * works from disk without a network. Both say their policy themselves: no request but to their own folder.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { type BuildOptions, build } from 'esbuild'

const SOURCE = 'editor-plugin/playground'

/** The parts of the page that are data: name in the folder, id of the block in the single file. */
const DATA = { 'rules.sv.bin': 'data-sv', 'rules.en.bin': 'data-en', 'judge.bin': 'data-model' } as const

/** Where they come from. The rules are the packed ones. */
const FILES: Readonly<Record<keyof typeof DATA, string>> = {
  'rules.sv.bin': 'dist/engine/rules-sv.bin',
  'rules.en.bin': 'dist/engine/rules-en.bin',
  'judge.bin': 'dist/judge.bin',
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.bin': 'application/octet-stream',
}

/** Builds the page into a folder. Throws if the package was not built. */
export async function buildPlayground(folder: string): Promise<void> {
  for (const file of [...Object.values(FILES), 'dist/policies.json']) {
    if (!existsSync(file)) throw new Error(`${file} is missing: run "npm run build"`)
  }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const style = `${readFileSync('editor-plugin/style/lint.css', 'utf8')}\n${readFileSync(join(SOURCE, 'style.css'), 'utf8')}`
  const css = await bundle({ stdin: { contents: style, loader: 'css' } })
  const script = await bundle({ entryPoints: [join(SOURCE, 'page.ts')] })
  const page = readFileSync(join(SOURCE, 'index.html'), 'utf8')
  writeFileSync(join(folder, 'page.css'), css)
  writeFileSync(join(folder, 'page.js'), script)
  for (const [name, file] of Object.entries(FILES)) writeFileSync(join(folder, name), readFileSync(file))
  // WebAssembly needs its word; without it the linter finds the same, more slowly.
  const policy = (own: string, styles: string, connect: string): string =>
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${own} 'wasm-unsafe-eval'; style-src ${styles}; img-src data:; connect-src ${connect}; base-uri 'none'; form-action 'none'" />`
  writeFileSync(
    join(folder, 'index.html'),
    fill(page, {
      policy: policy("'self'", "'self'", "'self'"),
      style: '<link rel="stylesheet" href="page.css" />',
      script: '<script type="module" src="page.js"></script>',
    }),
  )
  const data = Object.entries(DATA).map(([name, id]) => {
    const packed = gzipSync(readFileSync(FILES[name as keyof typeof DATA]), { level: 9 }).toString('base64')
    return `<script type="application/octet-stream" id="${id}">${packed}</script>`
  })
  const inline = script.replaceAll('</script', '<\\/script')
  writeFileSync(
    join(folder, 'fritext.html'),
    fill(page, {
      policy: policy(hash(inline), hash(css), "'none'"),
      style: `<style>${css}</style>`,
      data: data.join('\n'),
      script: `<script type="module">${inline}</script>`,
    }),
  )
}

function fill(page: string, parts: Readonly<Record<string, string>>): string {
  return page.replace(/<!--(policy|style|data|script)-->/g, (_, part: string) => parts[part] ?? '')
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

async function bundle(source: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    ...source,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    ignoreAnnotations: true,
    write: false,
    logLevel: 'warning',
    define: { POLICIES: readFileSync('dist/policies.json', 'utf8') },
  })
  return (outputFiles?.[0]?.text ?? '').trim()
}

/** Serves a folder on this machine alone. `port` 0 takes a free one. */
export function serve(folder: string, port: number): Promise<{ readonly server: Server; readonly address: string }> {
  const server = createServer((request, answer) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1) || 'index.html'
    const file = join(folder, name)
    const type = TYPES[extname(name)]
    if (type === undefined || name.includes('/') || !existsSync(file)) {
      answer.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page.')
      return
    }
    answer.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    answer.end(readFileSync(file))
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const bound = server.address()
      const number = typeof bound === 'object' && bound !== null ? bound.port : port
      resolve({ server, address: `http://127.0.0.1:${number}/` })
    })
  })
}

if (process.argv[1]?.endsWith('playground.ts')) {
  const { values } = parseArgs({
    options: {
      serve: { type: 'boolean', default: false },
      port: { type: 'string', default: '8080' },
      output: { type: 'string', short: 'o', default: 'playground' },
    },
  })
  await buildPlayground(values.output)
  console.log(`${values.output}: index.html with its files for a web server, fritext.html for the disk`)
  if (values.serve) console.log(`Open ${(await serve(values.output, Number(values.port))).address}`)
}
