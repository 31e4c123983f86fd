import { expect, it } from 'vitest'
import { compileKernel, kernels } from './kernel.ts'

it.each(kernels)('the kernel in $folder is that of its source', ({ folder, held }) => {
  expect(compileKernel(folder) === held, 'run "npm run kernel"').toBe(true)
})
