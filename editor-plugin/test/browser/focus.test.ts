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

/** Opens an editor, linted, with the caret in front. */
const open = (options: { autoPanel?: boolean; readOnly?: boolean; panel?: null } = {}): Promise<void> =>
  page().evaluate(async ({ readOnly, ...given }) => {
    const index = lab.editor(['Elsa har diabetes.'], given)
    if (readOnly === true) lab.view(index).setProps({ editable: () => false })
    await lab.flush(index)
    lab.caret(index, 1)
  }, options)
const focused = (): Promise<string> =>
  page().evaluate(() => document.activeElement?.className.split(' ')[0] || document.activeElement?.tagName || '')
const seen = async (): Promise<string[]> => {
  const parts = ['card', 'list', 'reason']
  const shown = await Promise.all(parts.map((part) => page().locator(`.ProseMirror-lint-${part}:visible`).count()))
  return parts.filter((_, at) => shown[at] !== 0)
}
const press = async (key: string): Promise<string[]> => {
  await page().keyboard.press(key)
  return [await focused(), ...(await seen())]
}

describe('Escape', () => {
  it('closes the card when the focus has gone past it, and leaves the focus there', async () => {
    await open({ panel: null })
    await page().keyboard.press('F8')
    await page().evaluate(() => {
      const field = document.createElement('input')
      field.className = 'other'
      document.querySelector('main')?.append(field)
      field.focus()
    })
    expect(await press('Escape')).toEqual(['other'])
  })

  it('closes a card that the pointer has opened, wherever the focus is', async () => {
    await open()
    await page().evaluate(() => (document.activeElement as HTMLElement).blur())
    await page().hover('.ProseMirror-lint')
    await page().waitForSelector('.ProseMirror-lint-card')
    expect(await press('Escape')).toEqual(['BODY'])
    await page().mouse.move(0, 0)
  })

  it('closes first the card, then the list, where the text can only be read', async () => {
    await open({ autoPanel: true, readOnly: true })
    await page().waitForSelector('.ProseMirror-lint-line')
    await page().focus('.ProseMirror-lint-list')
    expect(await press('Enter')).toEqual(['ProseMirror-lint-close', 'card', 'list'])
    expect(await press('Escape')).toEqual(['ProseMirror-lint-list', 'list'])
    expect(await press('Escape')).toEqual(['ProseMirror-lint-badge'])
  })
})

describe('the form for a reason', () => {
  it('gives the focus back to its button when it is cancelled', async () => {
    await open()
    await page().keyboard.press('F8')
    await page().click('text=Låt stå, med skäl')
    await page().click('text=Avbryt')
    expect([await page().evaluate(() => document.activeElement?.textContent), await seen()]).toEqual([
      'Låt stå, med skäl',
      ['card'],
    ])
  })
})

describe('Mod-Shift-m', () => {
  it('moves into a list that is open already; in the list it closes it', async () => {
    await open({ autoPanel: true })
    expect(await press('Control+Shift+M')).toEqual(['ProseMirror-lint-list', 'list'])
    expect(await press('Control+Shift+M')).toEqual(['ProseMirror'])
    expect(await press('Control+Shift+M')).toEqual(['ProseMirror-lint-list', 'list'])
  })

  it('opens and closes a list that the host draws', async () => {
    await open({ panel: null })
    const told: (boolean | undefined)[] = []
    for (let times = 0; times < 2; times++) {
      await page().keyboard.press('Control+Shift+M')
      told.push(await page().evaluate(() => lab.lint.getLintState(lab.view(lab.views.length - 1).state)?.panelOpen))
    }
    expect(told).toEqual([true, false])
  })
})
