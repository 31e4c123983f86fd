import { expect, it } from 'vitest'
import { KERNEL } from '../src/judge/learned/fast/kernel-bytes.ts'
import { compileKernel } from './kernel.ts'

it('the kernel in the repository is that of its source', () => {
  expect(compileKernel() === KERNEL, 'run "npm run kernel"').toBe(true)
})
