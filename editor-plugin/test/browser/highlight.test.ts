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

/** What is painted, once the browser has drawn. */
const painted = async (): Promise<string[]> => {
  await page().waitForTimeout(100)
  return page().evaluate(() => [...(CSS.highlights.get('ProseMirror-lint-error') ?? [])].map(String))
}
const open = (paragraphs: string[]): Promise<number> =>
  page().evaluate(async (texts) => {
    const index = lab.editor(texts, { paint: 'highlight' })
    await lab.flush(index)
    return index
  }, paragraphs)

describe('highlights', () => {
  it('are painted by a new view of a state that is known', async () => {
    const index = await open(['Elsa har diabetes.'])
    await page().evaluate((at) => {
      const old = lab.view(at)
      const place = document.createElement('div')
      document.querySelector('main')?.append(place)
      old.destroy()
      lab.views.push(new lab.EditorView(place, { state: old.state }))
    }, index)
    expect(await painted()).toEqual(['diabetes'])
  })

  it('stay when plugins join', async () => {
    const index = await open(['Elsa har diabetes.'])
    await page().evaluate((at) => {
      const { state } = lab.view(at)
      lab.view(at).updateState(state.reconfigure({ plugins: [...state.plugins, new lab.Plugin({})] }))
    }, index)
    expect(await painted()).toEqual(['diabetes'])
  })

  it('stay whole when another plugin decorates their text', async () => {
    const index = await open(['Elsa har diabetes.'])
    for (const [from, to] of [
      [12, 15],
      [10, 18],
      [6, 9],
    ] as const) {
      await page().evaluate(
        ([at, start, end]) => {
          const view = lab.view(at)
          const found = lab.Decoration.inline(start, end, { class: 'find' })
          view.setProps({ decorations: ({ doc }) => lab.DecorationSet.create(doc, [found]) })
        },
        [index, from, to] as const,
      )
      expect(await painted()).toEqual(['diabetes'])
    }
  })

  it('too many for the browser are those that are seen', async () => {
    const index = await open(Array.from({ length: 600 }, () => 'Elsa har diabetes.'))
    const seen = async (): Promise<(boolean | undefined)[]> => {
      await page().waitForTimeout(200)
      return page().evaluate((at) => {
        const ranges = [...(CSS.highlights.get('ProseMirror-lint-error') ?? [])] as globalThis.Range[]
        const { firstElementChild, lastElementChild } = lab.view(at).dom
        return [firstElementChild, lastElementChild].map((block) =>
          ranges.some(({ startContainer }) => block?.contains(startContainer)),
        )
      }, index)
    }
    expect(await seen()).toEqual([true, false])
    await page().evaluate(() => window.scrollTo(0, 1e6))
    expect(await seen()).toEqual([false, true])
    expect(await painted()).toHaveLength(500)
    await page().evaluate(() => window.scrollTo(0, 0))
  })
})
