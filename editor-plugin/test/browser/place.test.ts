import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Opened, openPage } from './harness.ts'
import type { Lab } from './page.ts'

declare const lab: Lab
let opened: Opened
const page = (): Opened['page'] => opened.page

beforeAll(async () => {
  opened = await openPage('editor-plugin/test/browser/page.ts')
}, 300_000)
afterEach(async () => {
  await page().evaluate(() => {
    document.querySelector('main')?.removeAttribute('style')
    lab.close()
  })
  await page().setViewportSize({ width: 1280, height: 720 })
})
afterAll(async () => {
  await opened?.close()
  expect(opened?.errors).toEqual([])
})

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
const boxOf = async (selector: string): Promise<Box> => {
  const box = await page().locator(selector).first().boundingBox()
  if (box === null) throw new Error(`${selector} is not seen`)
  return box
}
const apart = (a: Box, b: Box): boolean => a.y >= b.y + b.height || b.y >= a.y + a.height
const inWindow = ({ x, y, width, height }: Box, [right, bottom]: readonly [number, number]): boolean =>
  x >= 0 && y >= 0 && x + width <= right && y + height <= bottom

/** Opens an editor some way down the window, with a mark that has two remarks, and walks to it. */
async function openAt(share: number, [width, height]: readonly [number, number]): Promise<void> {
  await page().setViewportSize({ width, height })
  await page().evaluate(
    async (top) => {
      const main = document.querySelector('main')
      if (main !== null) main.style.paddingTop = `${top}px`
      const index = lab.editor(['Elsa är dum och har diabetes.'], { panel: null })
      const it = lab.view(index)
      const text = 'En lång anmärkning som säger mycket om det som står där. '.repeat(4)
      const one = {
        from: 10,
        to: 13,
        severity: 'error' as const,
        message: text,
        why: text,
        fingerprint: 'f',
        ruleId: 'x/y',
      }
      await lab.flush(index)
      it.dispatch(lab.lint.setDiagnostics(it.state.tr, [one, { ...one, severity: 'info', ruleId: 'x/z' }]))
      lab.caret(index, 1)
    },
    Math.round(height * share),
  )
  await page().keyboard.press('F8')
}

describe('the card', () => {
  it.each([
    [1280, 720],
    [640, 360],
    [320, 568],
    [320, 480],
    [320, 256],
  ] as const)(
    'lies in a window of %i × %i and leaves its text free, with the form for a reason too',
    async (...window) => {
      await openAt(0.35, window)
      expect(inWindow(await boxOf('.ProseMirror-lint-card'), window)).toBe(true)
      expect(apart(await boxOf('.ProseMirror-lint-card'), await boxOf('.ProseMirror-lint-active'))).toBe(true)
      await page().locator('text=Låt stå, med skäl').first().click()
      for (const part of ['.ProseMirror-lint-card', '.ProseMirror-lint-reason [type=submit]'])
        expect(inWindow(await boxOf(part), window), part).toBe(true)
      expect(apart(await boxOf('.ProseMirror-lint-card'), await boxOf('.ProseMirror-lint-active'))).toBe(true)
    },
  )

  it('lies above its text at the lower edge of the window', async () => {
    await openAt(0.8, [1280, 720])
    const [box, mark] = [await boxOf('.ProseMirror-lint-card'), await boxOf('.ProseMirror-lint-active')]
    expect(box.y + box.height <= mark.y).toBe(true)
  })

  it('is not seen while its text is scrolled out of sight, unless the user is in it', async () => {
    const scroll = (to: number): Promise<void> =>
      page().evaluate(async (top) => {
        const box = lab.view(lab.views.length - 1).dom.parentElement
        if (box !== null) box.scrollTop = top
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      }, to)
    const seen = (): Promise<boolean> => page().isVisible('.ProseMirror-lint-card')
    await page().evaluate(async () => {
      const index = lab.editor(['Elsa har diabetes.', ...Array.from({ length: 60 }, () => 'Rad.')], { panel: null })
      const box = lab.view(index).dom.parentElement
      if (box !== null) Object.assign(box.style, { height: '150px', overflow: 'auto', marginTop: '100px' })
      await lab.flush(index)
      lab.caret(index, 1)
    })
    await page().keyboard.press('F8')
    const told = [await seen()]
    for (const top of [1500, 0]) {
      await scroll(top)
      told.push(await seen())
    }
    expect(told).toEqual([true, false, true])
    await page().focus('.ProseMirror-lint-card button')
    await scroll(1500)
    expect(await seen()).toBe(true)
  })

  it('opens where the editor was moved to, and not at all where it stands in no page', async () => {
    const result = await page().evaluate(async () => {
      const index = lab.editor(['Elsa har diabetes.'])
      await lab.flush(index)
      const it = lab.view(index)
      const walk = (): boolean => lab.lint.nextDiagnostic(it.state, it.dispatch.bind(it), it)
      const cards = (): number => document.querySelectorAll('.ProseMirror-lint-card').length
      const place = document.createElement('div')
      document.querySelector('main')?.append(place)
      place.append(it.dom)
      lab.caret(index, 1)
      walk()
      const moved = [cards(), place.querySelectorAll('[role=status]').length]
      it.dom.remove()
      walk()
      return [...moved, cards()]
    })
    expect(result).toEqual([1, 1, 0])
  })
})
