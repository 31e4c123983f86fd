/**
 * Compiles the kernel of the learned judge, `npm run kernel`: from `src/judge/learned/fast/assembly/kernel.ts` (AssemblyScript) to bytes that every
 * bundle can carry. `--check` only tells whether the bytes are those of the source.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KERNEL } from '../src/judge/learned/fast/kernel-bytes.ts'

const FOLDER = 'src/judge/learned/fast'
const OPTIONS = ['-O3', '--converge', '--runtime', 'stub', '--enable', 'simd', '--noAssert', '--initialMemory', '64']

/** The bytes of the kernel as its source has it, in base64. */
export function compileKernel(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kernel-'))
  try {
    const out = join(folder, 'kernel.wasm')
    const compiler = 'node_modules/assemblyscript/bin/asc.js'
    execFileSync(process.execPath, [compiler, `${FOLDER}/assembly/kernel.ts`, ...OPTIONS, '-o', out])
    return readFileSync(out).toString('base64')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (process.argv[1]?.endsWith('kernel.ts')) {
  const bytes = compileKernel()
  if (process.argv.includes('--check')) process.exitCode = bytes === KERNEL ? 0 : 1
  else {
    const about = '/** The compiled kernel, made from `assembly/kernel.ts` by `npm run kernel`. */'
    writeFileSync(`${FOLDER}/kernel-bytes.ts`, `${about}\nexport const KERNEL =\n  '${bytes}'\n`)
    console.log(`kernel: ${Buffer.from(bytes, 'base64').length} bytes`)
  }
}
