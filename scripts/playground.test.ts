import { mkdtemp } from 'node:fs/promises'
import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser } from './browser.ts'
import { buildPlayground, serve } from './playground.ts'

let browser: Browser
let server: Server
let address = ''
let folder = ''

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'fritext-')), 'playground')
  await buildPlayground(folder)
  ;({ server, address } = await serve(folder, 0))
  browser = await startBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  server?.close()
})

interface Opened {
  readonly page: Page
  readonly requests: string[]
  readonly complaints: string[]
}

async function open(url: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options })
  const page = await context.newPage()
  const requests: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(url)
  await page.waitForSelector('html[data-state=ready]', { state: 'attached', timeout: 30_000 })
  await page.waitForSelector('.ProseMirror-lint')
  return { page, requests, complaints }
}

const list = (page: Page): Promise<string[]> => page.locator('#list [role=option]').allTextContents()

describe('the playground', () => {
  it('asks its own server alone, under a policy that allows nothing else, and nothing complains', async () => {
    const { page, requests, complaints } = await open(address)
    for (const url of requests) expect(url.startsWith(address) || url.startsWith('data:')).toBe(true)
    await page.locator('.ProseMirror').pressSequentially('Ring 070-174 06 11. ')
    await page.waitForTimeout(600)
    expect(requests.filter((url) => url.includes('070')).length).toBe(0)
    expect(complaints).toEqual([])
    expect(await page.content()).toContain("default-src 'none'")
  }, 60_000)

  it('works as one file from disk, without a request, and finds the same', async () => {
    const served = await open(address)
    const file = pathToFileURL(join(folder, 'fritext.html')).href
    const alone = await open(file, { offline: true })
    expect(alone.requests.filter((url) => !url.startsWith('data:'))).toEqual([file])
    expect(alone.complaints).toEqual([])
    await served.page.waitForTimeout(800)
    await alone.page.waitForTimeout(800)
    expect(await list(alone.page)).toEqual(await list(served.page))
    expect((await list(alone.page)).length).toBeGreaterThan(2)
  }, 60_000)

  it('changes its remarks with policy, kind of note and example, and its words with the language', async () => {
    const { page } = await open(address)
    await page.selectOption('#sample', { label: 'Utan anmärkning' })
    await page.waitForFunction(() => document.querySelectorAll('.ProseMirror-lint').length === 0)
    await page.waitForSelector('#empty:not([hidden])')
    await page.click('#sign')
    await page.waitForFunction(() => document.querySelector('#signed')?.textContent !== '')
    expect(await page.textContent('#signed')).toBe('Anteckningen kan signeras.')
    await page.check('input[value=en]')
    await page.waitForSelector('.ProseMirror-lint')
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    expect(await page.textContent('#list-title')).toBe('Remarks')
    await page.click('#sign')
    await page.waitForFunction(() => /must be dealt with/.test(document.querySelector('#signed')?.textContent ?? ''))
    await page.waitForSelector('[role=dialog]')
  }, 60_000)

  it('is worked by the keyboard alone', async () => {
    const { page } = await open(address)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip')
    for (let steps = 0; steps < 12; steps++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))) break
    }
    await page.keyboard.press('F8')
    await page.waitForSelector('[role=dialog]')
    await page.keyboard.press('Escape')
    await page.waitForSelector('[role=dialog]', { state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(true)
  }, 60_000)

  it.each(['light', 'dark'] as const)(
    'breaks no rule of accessibility (%s)',
    async (colorScheme) => {
      for (const width of [1200, 320]) {
        const { page } = await open(address, { viewport: { width, height: 800 }, colorScheme, bypassCSP: true })
        await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core') })
        const { violations } = await page.evaluate(() =>
          (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
        )
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      }
    },
    60_000,
  )
})
