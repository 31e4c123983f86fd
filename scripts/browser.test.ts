import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { installedBrowser } from './browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'fritext-browser-'))
afterAll(() => rmSync(folder, { recursive: true }))

function program(name: string): string {
  const path = join(folder, name)
  writeFileSync(path, '')
  chmodSync(path, 0o755)
  return path
}

describe('the browser for tests', () => {
  it('is the one that CHROMIUM names, before any other', () => {
    program('chromium')
    const named = program('my-browser')
    expect(installedBrowser({ CHROMIUM: named, PATH: folder })).toBe(named)
  })

  it('is else one on the path', () => {
    expect(installedBrowser({ PATH: folder })).toBe(program('chromium'))
  })

  it('that is named but is no program is a mistake, not passed over', () => {
    expect(() => installedBrowser({ CHROMIUM: join(folder, 'none'), PATH: folder })).toThrow(/no program/)
  })
})
