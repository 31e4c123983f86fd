/**
 * Finds a Chromium for the tests and benchmarks of the editor, or installs one: the environment variable CHROMIUM, an installed browser, one that
 * playwright has fetched, else the system's package where the user may install it. `tsx scripts/browser.ts` prints the path.
 */
import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The path of a browser; `undefined` if none is installed. Throws if CHROMIUM names none. */
export function installedBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env.CHROMIUM
  if (named !== undefined && named !== '') {
    if (!isProgram(named)) throw new Error(`CHROMIUM is "${named}", which is no program`)
    return named
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const candidates = [
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...PLACES,
    chromium.executablePath(),
  ]
  return candidates.find((path) => path !== '' && isProgram(path))
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The path of a browser, installed if need be. Throws with the remedy where that is not possible. */
export function findBrowser(): string {
  const found = installedBrowser()
  if (found !== undefined) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'inherit', env })
    const installed = installedBrowser()
    if (installed !== undefined) return installed
  }
  throw new Error(
    'the editor is tested in Chromium, and none was found. Install chromium or google-chrome, run "npx playwright-core install chromium", or set CHROMIUM to the path of one.',
  )
}

/** Starts a browser without a window and with a fresh profile; it opens no connection by itself. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--enable-precise-memory-info',
    ],
  })
}

if (process.argv[1]?.endsWith('browser.ts')) console.log(findBrowser())
