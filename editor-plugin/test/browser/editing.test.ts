import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Opened, openPage } from './harness.ts'
import type { Lab } from './page.ts'

declare const lab: Lab
let opened: Opened
const page = (): Opened['page'] => opened.page
const until = (what: () => boolean): Promise<unknown> => page().waitForFunction(what, undefined, { timeout: 5000 })

beforeAll(async () => {
  opened = await openPage('editor-plugin/test/browser/page.ts')
}, 300_000)
afterEach(() => page().evaluate(() => lab.close()))
afterAll(async () => {
  await opened?.close()
  expect(opened?.errors).toEqual([])
})

/** Opens an editor, linted, and gives its number in the page. */
const open = (paragraphs: string[], locale: 'sv' | 'en' = 'sv'): Promise<number> =>
  page().evaluate(
    async ([texts, lang]) => {
      const index = lab.editor(texts, { locale: lang })
      await lab.flush(index)
      return index
    },
    [paragraphs, locale] as const,
  )

const spans = (index = 0): Promise<string[]> => page().evaluate((at) => lab.spans(lab.views.length - 1 - at), index)
const last = (): Promise<number> => page().evaluate(() => lab.views.length - 1)

describe('typing', () => {
  it('marks what must not stand there when the word is left, and lets it go when it is mended', async () => {
    const index = await open(['Elsa har '])
    await page().evaluate((at) => lab.caret(at, 10), index)
    await page().keyboard.type('diabetes')
    await page().waitForTimeout(500)
    expect(await spans()).toEqual([])
    await page().keyboard.type('. ')
    await until(() => lab.spans(lab.views.length - 1).length === 1)
    expect(await spans()).toEqual(['error:diabetes'])
    for (let press = 0; press < 4; press++) await page().keyboard.press('Backspace')
    await page().waitForTimeout(500)
    for (let press = 0; press < 7; press++) await page().keyboard.press('Backspace')
    await page().keyboard.type('en boll. ')
    await page().evaluate((at) => lab.flush(at), index)
    expect(await spans()).toEqual([])
  })

  it('marks the word at the caret after a while, and when the editor is left', async () => {
    const index = await open(['Elsa har '])
    await page().evaluate((at) => lab.caret(at, 10), index)
    await page().keyboard.type('diabetes')
    await page().evaluate((at) => lab.flush(at), index)
    expect(await spans()).toEqual([])
    await page().evaluate((at) => lab.view(at).dom.blur(), index)
    await until(() => lab.spans(lab.views.length - 1).length === 1)
  })

  it('at both edges of a mark makes it no longer', async () => {
    const [from, to] = [13, 21]
    const index = await page().evaluate(
      ([first, behind]) => {
        const at = lab.editor(['En elev har diabetes nu.'], { rules: false })
        const it = lab.view(at)
        const list = [{ from: first, to: behind, severity: 'error' as const, message: 'given' }]
        it.dispatch(lab.lint.setDiagnostics(it.state.tr, list))
        return at
      },
      [from, to] as const,
    )
    await page().evaluate(([at, pos]) => lab.caret(at as number, pos as number), [index, to])
    await page().keyboard.type(' x')
    expect(await spans()).toEqual(['error:diabetes'])
    await page().evaluate(([at, pos]) => lab.caret(at as number, pos as number), [index, from])
    await page().keyboard.type('y ')
    expect(await spans()).toEqual(['error:diabetes'])
  })

  it('never lets a mark elsewhere blink', async () => {
    const index = await open(['Elsa har diabetes.', ''])
    const blinks = await page().evaluate(async (at) => {
      const mark = lab.view(at).dom.querySelector('.ProseMirror-lint')
      lab.caret(at, 21)
      let gone = 0
      for (const letter of 'Hon har gjort läxan i dag. ') {
        const it = lab.view(at)
        it.dispatch(it.state.tr.insertText(letter))
        await new Promise((resolve) => setTimeout(resolve, 30))
        if (lab.view(at).dom.querySelector('.ProseMirror-lint') !== mark) gone++
      }
      await lab.flush(at)
      return gone + (lab.view(at).dom.querySelector('.ProseMirror-lint') === mark ? 0 : 1)
    }, index)
    expect(blinks).toBe(0)
  })

  it('undo and redo give marks back', async () => {
    const index = await open(['Elsa har diabetes.'])
    await page().evaluate((at) => lab.caret(at, 10, 18), index)
    await page().keyboard.type('en boll')
    await page().evaluate((at) => lab.flush(at), index)
    expect(await spans()).toEqual([])
    await page().keyboard.press('Control+z')
    await page().evaluate((at) => lab.flush(at), index)
    expect(await spans()).toEqual(['error:diabetes'])
    await page().keyboard.press('Control+Shift+z')
    await page().evaluate((at) => lab.flush(at), index)
    expect(await page().evaluate((at) => lab.text(at), index)).toBe('Elsa har en boll.')
  })
})

describe('composing', () => {
  it.each([
    ['Japanese', ['に', 'にほ', 'にほん', '日本'], '日本'],
    ['Korean', ['ㅎ', '하', '한'], '한'],
    ['a dead key', ['´', 'é'], 'é'],
  ])('%s beside a mark loses no character', async (_, steps, result) => {
    const index = await open(['Elsa har diabetes nu.'])
    await page().evaluate((at) => lab.caret(at, 18), index)
    const client = await page().context().newCDPSession(page())
    const seen = await page().evaluate((at) => {
      const it = lab.view(at)
      const counts = { during: 0 }
      const dispatch = it.dispatch.bind(it)
      it.dispatch = (tr) => {
        if (it.composing && !tr.docChanged && !tr.selectionSet) counts.during++
        dispatch(tr)
      }
      Object.assign(globalThis, { counts })
      return it.composing
    }, index)
    expect(seen).toBe(false)
    for (const text of steps) {
      await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
      // Longer than the delay of the plugin, so that a lint in the middle of it would show.
      await page().waitForTimeout(260)
    }
    await client.send('Input.insertText', { text: result })
    await page().waitForTimeout(150)
    expect(await page().evaluate((at) => lab.text(at), index)).toBe(`Elsa har diabetes${result} nu.`)
    expect(await page().evaluate(() => (globalThis as unknown as { counts: { during: number } }).counts.during)).toBe(0)
    await client.detach()
  })
})

describe('two users', () => {
  it('keep all marks when a note is replaced as a whole', async () => {
    const [first, second] = await page().evaluate(async () => {
      const both = lab.pair(['Elsa har diabetes.', 'Hej.', 'Hon har adhd.'])
      await Promise.all(both.map((at) => lab.flush(at)))
      return both
    })
    const marked = (): Promise<string[]> => page().evaluate((at) => lab.spans(at as number), second)
    const before = await marked()
    expect(before).toHaveLength(2)
    const after = await page().evaluate(
      ([a, b]) => {
        const executions = lab.executions(b as number)
        const it = lab.view(a as number)
        it.dispatch(it.state.tr.insertText('Hej då. ', 21))
        return {
          spans: lab.spans(b as number),
          runs: lab.executions(b as number) - executions,
          text: lab.text(b as number),
        }
      },
      [first, second],
    )
    expect(after).toEqual({ spans: before, runs: 0, text: 'Elsa har diabetes.\nHej då. Hej.\nHon har adhd.' })
    await page().evaluate((at) => lab.flush(at as number), second)
    expect(await marked()).toEqual(before)
    const status = await page().evaluate(
      (at) => lab.view(at as number).dom.parentNode?.querySelector('[role=status]')?.textContent,
      second,
    )
    expect(status).toBe('')
  })

  it('share nothing on a page', async () => {
    const counts = await page().evaluate(async () => {
      const both = [lab.editor(['Elsa har diabetes.']), lab.editor(['Elsa har en boll.'])]
      await Promise.all(both.map((at) => lab.flush(at)))
      return both.map((at) => lab.spans(at).length)
    })
    expect(counts).toEqual([1, 0])
  })
})

describe('the saved document', () => {
  it('is byte for byte the same with and without the plugin', async () => {
    const saved = await page().evaluate(async () => {
      const texts = ['Elsa har diabetes.', 'Hon har adhd.', '']
      const both = [lab.editor(texts), lab.editor(texts, { plain: true })]
      await lab.flush(both[0] as number)
      return both.map((at) => [JSON.stringify(lab.view(at).state.doc.toJSON()), lab.html(at)])
    })
    expect(saved[0]).toEqual(saved[1])
    expect(await spans(1)).toHaveLength(2)
  })
})

describe('many marks', () => {
  it('overlapping ones are spans that do not overlap, and all in one card', async () => {
    const index = await page().evaluate(() => {
      const at = lab.editor(['ett två tre'], { rules: false })
      const it = lab.view(at)
      const list = [
        { from: 1, to: 8, severity: 'info' as const, message: 'första' },
        { from: 5, to: 12, severity: 'error' as const, message: 'andra' },
        { from: 5, to: 8, severity: 'warning' as const, message: 'tredje' },
      ]
      it.dispatch(lab.lint.setDiagnostics(it.state.tr, list))
      return at
    })
    expect(await spans()).toEqual(['info:ett ', 'error+warning+info:två', 'error: tre'])
    await page().hover('.ProseMirror-lint >> text=två')
    await page().waitForSelector('.ProseMirror-lint-card')
    const card = await page().textContent('.ProseMirror-lint-card')
    for (const message of ['första', 'andra', 'tredje']) expect(card).toContain(message)
    expect(await last()).toBe(index)
  })
})
