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

const cards = (): Promise<number> => page().locator('.ProseMirror-lint-card').count()
const open = (paragraphs: string[], paint?: 'highlight'): Promise<number> =>
  page().evaluate(
    async ([texts, given]) => {
      const index = lab.editor(texts, given === undefined ? {} : { paint: given })
      await lab.flush(index)
      return index
    },
    [paragraphs, paint] as const,
  )

describe('the pointer', () => {
  it('presses the buttons of a card in a shadow tree', async () => {
    await page().evaluate(async () => {
      const host = document.createElement('div')
      document.querySelector('main')?.append(host)
      const root = host.attachShadow({ mode: 'open' })
      const sheet = new CSSStyleSheet()
      const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText))
      sheet.replaceSync(rules.join('\n'))
      root.adoptedStyleSheets = [sheet]
      const place = document.createElement('div')
      root.append(place)
      const plugins = [lab.keymap({ ...lab.lint.lintKeymap }), lab.lint.fritextLint(lab.lintOptions())]
      const state = lab.EditorState.create({ doc: lab.toDoc(['Elsa har diabetes. Bra.']), plugins })
      const view = new lab.EditorView(place, { state })
      lab.views.push(view)
      await lab.lint.flushLint(view)
      view.focus()
    })
    await page().keyboard.press('F8')
    await page().click('text=Ta bort meningen')
    const result = await page().evaluate(() => {
      const view = lab.view(lab.views.length - 1)
      return [view.state.doc.textContent, view.hasFocus()]
    })
    expect(result).toEqual(['Bra.', true])
  })

  it('closes the card that it has opened when it goes away, painted by highlights too', async () => {
    for (const paint of [undefined, 'highlight'] as const) {
      const index = await open(['Hej. Elsa har diabetes'], paint)
      const { x, y, right } = await page().evaluate((at) => {
        const view = lab.view(at)
        const [start, end] = [view.coordsAtPos(15), view.coordsAtPos(22)]
        return { x: start.left + 4, y: (start.top + start.bottom) / 2, right: end.right }
      }, index)
      await page().mouse.move(x, y)
      await page().waitForSelector('.ProseMirror-lint-card')
      await page().mouse.move(right + 200, y)
      await page().waitForFunction(() => document.querySelector('.ProseMirror-lint-card') === null)
      await page().mouse.click(right + 200, y)
      expect(await cards()).toBe(0)
      await page().mouse.click(x, y)
      expect(await cards()).toBe(1)
      await page().mouse.move(0, 0)
      await page().evaluate(() => lab.close())
    }
  })

  it('dispatches nothing while an input method composes', async () => {
    const index = await open(['Elsa har diabetes nu.', 'Andra.'])
    await page().evaluate((at) => {
      lab.caret(at, 24)
      const view = lab.view(at)
      const dispatch = view.dispatch.bind(view)
      Object.assign(view, {
        dispatch: (tr: Parameters<typeof dispatch>[0]) => {
          if (view.composing && !tr.docChanged) document.title = 'dispatched'
          dispatch(tr)
        },
      })
    }, index)
    const ime = await page().context().newCDPSession(page())
    await page().hover('.ProseMirror-lint')
    await page().waitForSelector('.ProseMirror-lint-card')
    await ime.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 })
    await page().mouse.move(5, 5)
    await page().waitForTimeout(500)
    await page().hover('.ProseMirror-lint')
    await page().waitForTimeout(500)
    expect([await cards(), await page().title()]).toEqual([0, 'Prov'])
    await ime.send('Input.insertText', { text: '日本' })
    await page().waitForFunction(() => lab.lint.getLintState(lab.view(lab.views.length - 1).state)?.selected === null)
    expect(await page().evaluate((at) => lab.text(at), index)).toContain('日本')
    await page().mouse.move(0, 0)
  })
})

describe('a finger', () => {
  it('opens a card that stays, on a machine whose mouse is parked elsewhere', async () => {
    const context = await opened.browser.newContext({ hasTouch: true })
    const touch = await context.newPage()
    await touch.goto(page().url())
    await touch.waitForSelector('html[data-ready]', { state: 'attached' })
    await touch.evaluate(() => lab.flush(lab.editor(['Hej. Elsa har diabetes. Bra.'], { panel: null })))
    await touch.mouse.move(600, 500)
    await touch.waitForTimeout(400)
    const box = await touch.locator('.ProseMirror-lint').boundingBox()
    await touch.touchscreen.tap((box?.x ?? 0) + 10, (box?.y ?? 0) + 8)
    await touch.waitForSelector('.ProseMirror-lint-card')
    await touch.waitForTimeout(700)
    expect(await touch.locator('.ProseMirror-lint-card').count()).toBe(1)
    await touch.touchscreen.tap(300, 600)
    expect(await touch.locator('.ProseMirror-lint-card').count()).toBe(0)
    await context.close()
  })
})
