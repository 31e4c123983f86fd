import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ruleDocs } from './rule-docs.ts'

it('keeps the pages of the rules as the rules are', async () => {
  const pages = await ruleDocs()
  const there = ['sv', 'en'].flatMap((lang) =>
    readdirSync(`docs/rules/${lang}`).map((name) => join('docs/rules', lang, name)),
  )
  expect(there.sort()).toEqual([...pages.keys()].sort())
  for (const [path, text] of pages) expect(readFileSync(path, 'utf8'), `${path}: run "npm run docs:rules"`).toBe(text)
})
