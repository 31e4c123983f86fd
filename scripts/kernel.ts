/**
 * Compiles the kernels of the learned judge and of its training, `npm run kernel`: from AssemblyScript to bytes that every bundle can carry.
 * `--check` only tells whether the bytes are those of the source.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TRAINING_KERNEL } from '../cli/train/kernel-bytes.ts'
import { KERNEL } from '../src/judge/learned/fast/kernel-bytes.ts'

/** A kernel: the folder of its source `assembly/kernel.ts` and of its bytes, the name of the constant that holds them, and what it holds now. */
export interface KernelSource {
  readonly folder: string
  readonly name: string
  readonly held: string
}

/** The kernels of this repository. */
export const kernels: readonly KernelSource[] = [
  { folder: 'src/judge/learned/fast', name: 'KERNEL', held: KERNEL },
  { folder: 'cli/train', name: 'TRAINING_KERNEL', held: TRAINING_KERNEL },
]

// Vectors are handed from one file of a kernel to another, never to JavaScript.
const OPTIONS = '-O3 --converge --runtime stub --enable simd --noAssert --initialMemory 64 --disableWarning 112'

/** The bytes of a kernel as its source has it, in base64. */
export function compileKernel(source: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'kernel-'))
  try {
    const out = join(folder, 'kernel.wasm')
    const compiler = 'node_modules/assemblyscript/bin/asc.js'
    execFileSync(process.execPath, [compiler, `${source}/assembly/kernel.ts`, ...OPTIONS.split(' '), '-o', out])
    return readFileSync(out).toString('base64')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (process.argv[1]?.endsWith('kernel.ts')) {
  for (const { folder, name, held } of kernels) {
    const bytes = compileKernel(folder)
    if (process.argv.includes('--check')) {
      if (bytes !== held) {
        console.error(`${folder}/kernel-bytes.ts is not of its source: run "npm run kernel"`)
        process.exitCode = 1
      }
      continue
    }
    const about = '/** The compiled kernel, made from `assembly/kernel.ts` by `npm run kernel`. */'
    writeFileSync(`${folder}/kernel-bytes.ts`, `${about}\nexport const ${name} =\n  '${bytes}'\n`)
    console.log(`${folder}: ${Buffer.from(bytes, 'base64').length} bytes`)
  }
}
