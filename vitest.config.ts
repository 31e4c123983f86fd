import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{src,cli,rules,scripts,editor-plugin,editors,bench}/**/*.test.ts'],
    testTimeout: 60_000,
  },
})
