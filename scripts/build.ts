/**
 * Builds the package: compiled rules and policies, the engine and the command line as bundles, and the types.
 * `--rules` stops after the rules.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { compileBuiltinPolicies } from '../cli/config/builtin.ts'
import { compileFolder, describeRules } from '../cli/config/load-rules.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

await buildRules()
if (!process.argv.includes('--rules')) await buildBundles()

async function buildRules(): Promise<void> {
  mkdirSync('dist', { recursive: true })
  for (const lang of ['sv', 'en']) {
    if (!existsSync(`rules/${lang}/judge.yaml`)) continue
    const bytes = compileFolder(`rules/${lang}`, lang, version)
    writeFileSync(`dist/rules.${lang}.bin`, bytes)
    console.log(`rules.${lang}.bin ${(bytes.length / 1024).toFixed(0)} KiB`)
  }
  const folders = ['sv', 'en'].filter((lang) => existsSync(`rules/${lang}/judge.yaml`))
  writeFileSync('dist/rules-info.json', JSON.stringify(describeRules('rules', folders)))
  const policies = await compileBuiltinPolicies('rules/policies')
  writeFileSync('dist/policies.json', JSON.stringify(Object.fromEntries(policies)))
}

async function buildBundles(): Promise<void> {
  const { build } = await import('esbuild')
  rmSync('dist/engine', { recursive: true, force: true })
  rmSync('dist/cli', { recursive: true, force: true })
  const shared = {
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    sourcemap: false,
    legalComments: 'none',
    logLevel: 'warning',
  } as const
  await build({ ...shared, entryPoints: { index: 'src/index.ts' }, outdir: 'dist/engine', minify: true })
  if (existsSync('cli/main.ts')) {
    await build({
      ...shared,
      platform: 'node',
      entryPoints: { main: 'cli/main.ts' },
      outdir: 'dist/cli',
      splitting: true,
      external: ['yaml', 'saxes', 'yauzl', 'htmlparser2', 'unified', 'remark-parse', 'compromise'],
      // commander is CommonJS: its require calls need Node's own.
      banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    })
    chmodSync('dist/cli/main.js', 0o755)
  }
}
