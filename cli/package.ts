/** The package as it lies on disk, apart from the engine: `--version` and what is remembered must not wait for that. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

let root: string | undefined

/** Root folder of the package: where `dist` lies. */
export function packageRoot(): string {
  root ??= findRoot()
  return root
}

function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  // The built command line has a package.json of its own, which only tells the kind of its modules.
  while (!existsSync(join(folder, 'fritext.schema.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('the installation of fritext is incomplete: fritext.schema.json is missing')
    folder = parent
  }
  return folder
}

/** Version of the package. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string }).version
}

/** The day it is where the machine stands, `YYYY-MM-DD`. */
export function today(now = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
