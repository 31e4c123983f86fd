/**
 * Builds the package into `dist`: compiled rules and policies, the engine and the command line as bundles, and the types.
 * `--rules` stops after the rules.
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { compileBuiltinPolicies, encodePolicies } from '../cli/config/builtin.ts'
import { compileFolder, describeRules } from '../cli/config/load-rules.ts'
import { repack } from '../src/compiler.ts'
import { prepareModel } from '../src/judge/learned/fast/kernel.ts'
import { packCli } from './pack-cli.ts'
import { rulesModule } from './rules-module.ts'

const {
  version,
  dependencies,
  peerDependencies = {},
} = JSON.parse(readFileSync('package.json', 'utf8')) as {
  version: string
  dependencies: Record<string, string>
  peerDependencies?: Record<string, string>
}

/** Rules for Node as files; for pages as packed: to fetch, and as modules, since every bundler can carry those. */
async function buildRules(whole: boolean): Promise<void> {
  // Chunks are named by their content: those of earlier builds would ship along.
  if (whole) rmSync('dist/engine', { recursive: true, force: true })
  mkdirSync('dist/engine', { recursive: true })
  mkdirSync('dist/types', { recursive: true })
  const languages = ['sv', 'en'].filter((lang) => existsSync(`rules/${lang}/judge.yaml`))
  for (const lang of languages) {
    const bytes = compileFolder(`rules/${lang}`, lang, version)
    writeFileSync(`dist/rules.${lang}.bin`, bytes)
    const packed = repack(bytes)
    writeFileSync(`dist/engine/rules-${lang}.bin`, packed)
    writeFileSync(`dist/engine/rules-${lang}.js`, rulesModule(packed))
    console.log(`rules.${lang}.bin ${(bytes.length / 1024).toFixed(0)} KiB`)
  }
  writeFileSync('dist/judge.bin', prepareModel(readFileSync('model/judge.bin')))
  writeFileSync('dist/rules-info.json', JSON.stringify(describeRules('rules', languages)))
  const policies = encodePolicies(await compileBuiltinPolicies('rules/policies'))
  writeFileSync('dist/policies.json', policies)
  writeFileSync('dist/engine/policies.js', `export const policies = new Map(Object.entries(${policies}))\n`)
  writeFileSync('dist/types/rules.d.ts', RULES_TYPES)
  writeFileSync('dist/types/policies.d.ts', POLICIES_TYPES)
  writeFileSync('dist/types/remark.d.ts', REMARK_TYPES)
}

const RULES_TYPES = `/** The compiled rules of one language, for \`loadRuleset\`. */
export declare function rules(): Uint8Array
`

const POLICIES_TYPES = `import type { Policy } from './src/policy/policy.ts'

/** The built-in policies by id, for \`resolvePolicy\`. */
export declare const policies: ReadonlyMap<string, Policy>
`

async function buildBundles(): Promise<void> {
  const { build } = await import('esbuild')
  const shared = {
    bundle: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
    splitting: true,
  } as const
  // Bundled, since reading their many files one by one would cost a cold start more than the work itself.
  const bundled = /^(?:commander|unified|vfile|yaml|htmlparser2|picomatch|ignore|remark-.*|unist-.*)$/
  const external = Object.keys({ ...dependencies, ...peerDependencies })
  const externalToCli = external.filter((name) => !bundled.test(name))
  await build({
    ...shared,
    platform: 'neutral',
    entryPoints: {
      index: 'src/index.ts',
      markdown: 'src/markdown.ts',
      policy: 'src/policy/index.ts',
      compiler: 'src/compiler.ts',
      prosemirror: 'editor-plugin/src/index.ts',
      tiptap: 'editor-plugin/tiptap.ts',
    },
    outdir: 'dist/engine',
    minify: true,
    external,
  })
  await packCli(
    'dist/cli',
    {
      main: 'cli/main.ts',
      remark: 'cli/remark/index.ts',
      'check-worker': 'cli/check/worker.ts',
      'scan-worker': 'cli/scan/worker.ts',
    },
    { ...shared, minifySyntax: true, external: externalToCli },
  )
  writeFileSync('dist/cli/remark.mjs', "import remark from './remark.js'\nexport default remark.default\n")
  // The script inside the HTML report.
  await build({
    entryPoints: ['cli/report/html/page.ts'],
    outfile: 'dist/report-page.js',
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    charset: 'ascii',
    logLevel: 'warning',
  })
  chmodSync('dist/cli/main.js', 0o755)
}

/** The plugin's types by hand: its own would bring the types of everything it is made of. */
const REMARK_TYPES = `/** Options of the plugin; all of them optional. */
export interface RemarkFritextOptions {
  /** Policy to judge by, by id or file; that of the configuration found upwards from the file otherwise. */
  readonly policy?: string
  /** Path of the configuration, or false for none. */
  readonly config?: string | false
  /** Language of the messages; Swedish by default. */
  readonly lang?: 'sv' | 'en'
  /** What an unused suppression is; a warning by default. */
  readonly reportUnusedSuppressions?: 'off' | 'info' | 'warning' | 'error'
}

/** A plugin for unified that reports what \`fritext check\` finds through vfile. */
export default function remarkFritext(
  options?: RemarkFritextOptions,
): (tree: import('unist').Node, file: import('vfile').VFile) => Promise<void>
`

function buildTypes(): void {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json'], { stdio: 'inherit' })
}

const whole = !process.argv.includes('--rules')
await buildRules(whole)
if (whole) {
  await buildBundles()
  buildTypes()
}
