import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{src,cli,rules,scripts,editor-plugin,bench}/**/*.test.ts'],
    testTimeout: 60_000,
  },
})
