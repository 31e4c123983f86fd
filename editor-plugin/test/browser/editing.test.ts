import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Opened, openPage } from './harness.ts'
import type { Lab } from './page.ts'

declare const lab: Lab
let opened: Opened
const page = (): Opened['page'] => opened.page

beforeAll(async () => {
  opened = await openPage('editor-plugin/test/browser/page.ts')
}, 120_000)
afterEach(() => page().evaluate(() => lab.close()))
afterAll(() => opened?.close())

describe('marks', () => {
  it('are painted for what must not stand there', async () => {
    const spans = await page().evaluate(async () => {
      lab.editor(['Elsa har diabetes.', 'Vi läste om diabetes i biologin.'])
      await lab.flush(0)
      return lab.spans(0)
    })
    expect(spans).toEqual(['error:diabetes'])
  })
})
