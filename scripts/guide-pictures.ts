/**
 * Takes the pictures of docs/guide-dataskyddsombud.md: scans the fixture exports, makes the three reports and photographs them. Needs the built
 * package and a Chromium: `tsx scripts/guide-pictures.ts`.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startBrowser } from './browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'fritext-guide-'))
const fritext = (...args: string[]): void => {
  const run = spawnSync(process.execPath, ['dist/cli/main.js', ...args], {
    encoding: 'utf8',
    env: { ...process.env, FRITEXT_KEY: 'a key of the guide pictures' },
  })
  // Findings (1) and pages without text (2) are what the fixtures are made for.
  if (run.status === null || run.stderr.includes('missing')) throw new Error(run.stderr)
}

const PICTURES = [
  { name: 'oversikt', audience: [], show: '#overview', width: 1180, height: 860 },
  { name: 'arbetslista', audience: ['--audience', 'head'], show: '#list', width: 1180, height: 760 },
  { name: 'tackning', audience: [], show: '#coverage', width: 1180, height: 560 },
  { name: 'namnden', audience: ['--audience', 'board'], show: 'header', width: 1180, height: 860 },
  { name: 'incident', audience: ['--audience', 'incident'], show: 'header', width: 1180, height: 860 },
  { name: 'mobil', audience: ['--audience', 'head'], show: '#list', width: 390, height: 780 },
]

const browser = await startBrowser()
try {
  mkdirSync('docs/images', { recursive: true })
  const result = join(folder, 'resultat.ndjson')
  fritext('scan', 'fixtures/exports', '--policy', 'stockholm', '--format', 'ndjson', '-o', result)
  for (const { name, audience, show, width, height } of PICTURES) {
    const file = join(folder, `${name}.html`)
    fritext('report', result, '--format', 'html', '-o', file, ...audience)
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto(pathToFileURL(file).href)
    await page.locator(show).evaluate((element) => element.scrollIntoView({ behavior: 'instant', block: 'start' }))
    await page.screenshot({ path: `docs/images/${name}.png` })
    await page.close()
  }
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
