/** The HTML report in a real browser: by keyboard, on narrow screens, in both themes, on paper. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser } from '../../../scripts/browser.ts'
import { type ReportCommandOptions, report } from '../../commands/report.ts'
import { scan } from '../../commands/scan.ts'
import { capture, makeFolder } from '../../testing.ts'

declare const axe: { run(context: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }

const NOTES = ['Elsa har diabetes i dag.', 'Han var sjuk i feber.', 'Vi ses på fredag.', 'Bo har epilepsi.']
const folder = makeFolder({
  'a.csv': `Id;Skola;Datum;Kommentar\n${Array.from({ length: 160 }, (_, id) => `${id};${['Eken', 'Alen'][id % 2]};2026-0${1 + (id % 4)}-12;${NOTES[id % 4]}`).join('\n')}\n`,
  'b.ndjson': '{"id":1,"text":"Elsa har diabetes i dag."}\n{"id":\n',
})
const at = (name: string): string => join(folder.path, name)
let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
  await capture(() =>
    scan([at('a.csv'), at('b.ndjson')], {
      policy: 'strict',
      format: 'ndjson',
      outputFile: at('r.ndjson'),
      failOn: 'never',
      lang: 'sv',
      concurrency: 1,
    }),
  )
}, 120_000)
afterAll(async () => {
  await browser?.close()
  folder.remove()
})

async function opened(
  options: Partial<ReportCommandOptions>,
  width = 1280,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<Page> {
  const target = at('report.html')
  await capture(() => report(at('r.ndjson'), { format: 'html', locale: 'sv', outputFile: target, ...options }))
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' })
  const wrong: string[] = []
  page.on('console', (message) => wrong.push(message.text()))
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('request', (request) => request.url().startsWith('file:') || wrong.push(`asks for ${request.url()}`))
  await page.goto(pathToFileURL(target).href)
  expect(wrong).toEqual([])
  return page
}

async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'))
  return page.evaluate(async () => {
    const { violations } = await axe.run(document)
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
}

const count = async (page: Page): Promise<string> => (await page.locator('#count').textContent()) ?? ''

describe('axe finds no barrier', () => {
  it.each([
    ['for the officer', {}, 1280, 'light'],
    ['in the dark', {}, 1280, 'dark'],
    ['on a phone', { locale: 'en' }, 390, 'dark'],
    ['for a board', { audience: 'board' }, 1280, 'light'],
    ['for a head teacher', { audience: 'head' }, 390, 'light'],
    ['for the authority', { audience: 'incident', locale: 'en' }, 1280, 'light'],
  ] as const)('%s', async (_, options, width, scheme) => {
    const page = await opened(options, width, scheme)
    expect(await barriers(page)).toEqual([])
    await page.close()
  })
})

describe('the work list', () => {
  it('is filtered, sorted and paged by keyboard alone', async () => {
    const page = await opened({})
    expect(await count(page)).toMatch(/^Visar 1–50 av \d+ fynd$/)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip')
    const reach = async (selector: string): Promise<void> => {
      for (let presses = 0; presses < 80; presses++) {
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`${selector} cannot be reached`)
    }
    await reach('select[name=rule]')
    await page.keyboard.press('ArrowDown')
    const filtered = await count(page)
    expect(filtered).not.toMatch(/^Visar 1–50 av 1\d\d /)
    await reach('th[data-field=order] button')
    await page.keyboard.press('Enter')
    expect(await page.locator('th[data-field=order]').getAttribute('aria-sort')).toBe('ascending')
    await page.keyboard.press('Enter')
    expect(await page.locator('th[data-field=order]').getAttribute('aria-sort')).toBe('descending')
    await page.locator('button[type=reset]').focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction((before) => document.querySelector('#count')?.textContent !== before, filtered)
    await reach('#next')
    await page.keyboard.press('Enter')
    expect(await count(page)).toMatch(/^Visar 51–100 av/)
    await page.close()
  })

  it('is searched as one types, and says when nothing is left', async () => {
    const page = await opened({ locale: 'en' })
    await page.locator('input[name=search]').fill('b.ndjson')
    expect(await count(page)).toBe('Showing 1–1 of 1 findings')
    await page.locator('input[name=search]').fill('nothing like it')
    expect(await count(page)).toBe('No findings match')
    await page.close()
  })

  it('is whole on paper, without the controls', async () => {
    const page = await opened({})
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    const all = Number(/(\d+) fynd$/.exec(await count(page))?.[1])
    expect(await page.locator('#rows tr').count()).toBe(all)
    expect(all).toBeGreaterThan(100)
    expect(await page.locator('#filters').isVisible()).toBe(false)
    await page.close()
  })
})

it('never scrolls sideways as a whole', async () => {
  for (const width of [320, 390, 768, 1280]) {
    const page = await opened({}, width)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await page.close()
  }
})
