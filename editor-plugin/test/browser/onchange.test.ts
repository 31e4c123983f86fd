import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Opened, openPage } from './harness.ts'
import type { Lab } from './page.ts'

declare const lab: Lab
let opened: Opened
const page = (): Opened['page'] => opened.page

beforeAll(async () => {
  opened = await openPage('editor-plugin/test/browser/page.ts')
}, 300_000)
afterEach(() => page().evaluate(() => lab.close()))
afterAll(async () => {
  await opened?.close()
  expect(opened?.errors).toEqual([])
})

describe('onChange', () => {
  it('is told of other diagnostics, though there are as many; not of such as have only moved', async () => {
    const calls = await page().evaluate(async () => {
      const told: string[] = []
      const index = lab.editor(['Hej.', 'Elsa har diabetes.'], { onChange: () => told.push(lab.found(index).join()) })
      const it = lab.view(index)
      await lab.flush(index)
      it.dispatch(it.state.tr.insertText('Nå. ', 1))
      await lab.flush(index)
      it.dispatch(it.state.tr.insertText('adhd', 20, 28))
      await lab.flush(index)
      return told
    })
    expect(calls).toEqual(['art9/health diabetes', 'art9/health adhd'])
  })

  it('is told when linting is switched off, though something is pending', async () => {
    const calls = await page().evaluate(async () => {
      const told: string[] = []
      const index = lab.editor(['Elsa har diabetes.'], {
        onChange: ({ counts, pending }) => told.push(`${counts.total} ${pending}`),
      })
      const it = lab.view(index)
      await lab.flush(index)
      it.dispatch(it.state.tr.insertText('x', 1))
      it.dispatch(lab.lint.setLintActive(it.state.tr, false))
      return told
    })
    expect(calls).toEqual(['1 false', '0 false'])
  })
})
