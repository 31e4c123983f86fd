import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Opened, openPage } from './harness.ts'
import type { Lab } from './page.ts'

declare const lab: Lab
declare const axe: { run(context: Element): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
let opened: Opened
const page = (): Opened['page'] => opened.page

beforeAll(async () => {
  opened = await openPage('editor-plugin/test/browser/page.ts')
  // The page's policy allows no script but its own, so the checker is handed in by the debugger.
  await page().evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'))
}, 300_000)
afterEach(async () => {
  await page().evaluate(() => lab.close())
  await page().setViewportSize({ width: 1280, height: 720 })
})
afterAll(async () => {
  await opened?.close()
  expect(opened?.errors).toEqual([])
})

/** What a test asks of the editor's look. */
interface Shown {
  readonly locale?: 'sv' | 'en'
  readonly autoPanel?: boolean
  readonly paint?: 'highlight'
}

const open = (paragraphs: string[], options: Shown = {}): Promise<number> =>
  page().evaluate(
    async ([texts, given]) => {
      const index = lab.editor(texts, given)
      await lab.flush(index)
      lab.caret(index, 1)
      return index
    },
    [paragraphs, options] as const,
  )
const status = (): Promise<string | null> => page().textContent('[role=status]')
const focused = (): Promise<string> => page().evaluate(() => document.activeElement?.className.split(' ')[0] ?? '')
const selected = (index: number): Promise<string> =>
  page().evaluate((at) => {
    const { doc, selection } = lab.view(at).state
    return doc.textBetween(selection.from, selection.to)
  }, index)
const violations = (): Promise<string[]> =>
  page().evaluate(async () =>
    (await axe.run(document.documentElement)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
  )

describe('by keyboard alone', () => {
  it('F8 walks in a circle, says "n of m" and opens the card; Escape returns to the text', async () => {
    const index = await open(['Elsa har diabetes.', 'Hon har adhd.'])
    await page().keyboard.press('F8')
    expect([await selected(index), await status()]).toEqual(['diabetes', expect.stringContaining('1 av 2: Fel.')])
    await page().keyboard.press('F8')
    expect([await selected(index), await status()]).toEqual(['adhd', expect.stringContaining('2 av 2')])
    await page().keyboard.press('F8')
    expect(await selected(index)).toBe('diabetes')
    await page().keyboard.press('Shift+F8')
    expect(await selected(index)).toBe('adhd')
    expect(await page().isVisible('.ProseMirror-lint-card')).toBe(true)
    expect(await page().evaluate(() => document.querySelectorAll('.ProseMirror-lint-active').length)).toBe(1)
    await page().keyboard.press('Escape')
    expect(await page().isVisible('.ProseMirror-lint-card')).toBe(false)
    expect([await focused(), await selected(index)]).toEqual(['ProseMirror', 'adhd'])
  })

  it('Mod-. moves into the card, Tab through its buttons, Escape back', async () => {
    const index = await open(['Elsa har diabetes.'])
    await page().evaluate((at) => lab.caret(at, 12), index)
    await page().keyboard.press('Control+.')
    expect(await focused()).toBe('ProseMirror-lint-action')
    await page().keyboard.press('Escape')
    expect([await focused(), await page().isVisible('.ProseMirror-lint-card')]).toEqual(['ProseMirror', false])
  })

  it('Mod-Shift-m opens the list; arrows, End and Enter go to the text', async () => {
    const index = await open(['Elsa har diabetes.', 'Hon har adhd.'])
    await page().keyboard.press('Control+Shift+M')
    expect(await focused()).toBe('ProseMirror-lint-list')
    const current = (): Promise<string | null | undefined> =>
      page().evaluate(() => {
        const id = document.activeElement?.getAttribute('aria-activedescendant') ?? ''
        return document.getElementById(id)?.querySelector('q')?.textContent
      })
    expect(await current()).toBe('diabetes')
    await page().keyboard.press('ArrowDown')
    expect(await current()).toBe('adhd')
    await page().keyboard.press('ArrowDown')
    expect(await current()).toBe('diabetes')
    await page().keyboard.press('End')
    await page().keyboard.press('Enter')
    expect([await focused(), await selected(index)]).toEqual(['ProseMirror', 'adhd'])
  })

  it('a sentence is removed, and undo gives it back', async () => {
    const index = await open(['Hej. Elsa har diabetes. Bra jobbat.'])
    await page().keyboard.press('F8')
    await page().click('text=Ta bort meningen')
    expect(await page().evaluate((at) => lab.text(at), index)).toBe('Hej. Bra jobbat.')
    expect(await focused()).toBe('ProseMirror')
    await page().keyboard.press('Control+z')
    expect(await page().evaluate((at) => lab.text(at), index)).toBe('Hej. Elsa har diabetes. Bra jobbat.')
  })

  it('a remark is justified with a reason', async () => {
    const index = await open(['Elsa har diabetes.'])
    await page().evaluate((at) => lab.caret(at, 12), index)
    await page().keyboard.press('Control+.')
    await page().click('text=Låt stå, med skäl')
    await page().keyboard.type('Vårdnadshavaren bad om det.')
    await page().keyboard.press('Enter')
    expect(await page().evaluate((at) => lab.spans(at), index)).toEqual([])
    expect(await page().evaluate((at) => lab.lint.suppressions(lab.view(at).state).length, index)).toBe(1)
  })
})

describe('a fix', () => {
  it('pressed twice quickly changes the text once', async () => {
    const index = await page().evaluate(() => {
      const at = lab.editor(['en sjuk elev'], { rules: false })
      const it = lab.view(at)
      const one = { from: 4, to: 8, severity: 'error' as const, message: 'm', ruleId: 'x/y', replacements: ['trött'] }
      it.dispatch(lab.lint.setDiagnostics(it.state.tr, [one]))
      lab.caret(at, 5)
      lab.lint.showActionsAtCaret(it.state, it.dispatch.bind(it), it)
      const button = document.querySelector<HTMLButtonElement>('.ProseMirror-lint-action')
      button?.click()
      button?.click()
      return at
    })
    expect(await page().evaluate((at) => lab.text(at), index)).toBe('en trött elev')
  })
})

describe('everybody', () => {
  it.each(['light', 'dark'] as const)('finds no barrier, says axe: %s', async (colorScheme) => {
    await page().emulateMedia({ colorScheme })
    await page().evaluate((dark) => {
      document.documentElement.style.colorScheme = dark ? 'dark' : 'light'
      document.body.style.background = dark ? '#121618' : '#fff'
      document.body.style.color = dark ? '#e8ecee' : '#1d2326'
    }, colorScheme === 'dark')
    await open(['Elsa har diabetes.', 'Hon har adhd.'], { autoPanel: true })
    await page().keyboard.press('F8')
    await page().waitForTimeout(250)
    expect(await violations()).toEqual([])
    await page().emulateMedia({ colorScheme: 'light' })
    await page().evaluate(() => document.documentElement.removeAttribute('style'))
    await page().evaluate(() => document.body.removeAttribute('style'))
  })

  it('is told the severity in words and by the form of the line', async () => {
    await open(['Elsa har diabetes.'])
    const style = await page().evaluate(() => {
      const span = document.querySelector('.ProseMirror-lint')
      return span === null ? '' : getComputedStyle(span).textDecorationStyle
    })
    expect(style).toBe('wavy')
    await page().keyboard.press('F8')
    expect(await page().textContent('.ProseMirror-lint-card strong')).toBe('Fel')
  })

  it('sees card and list whole at 320 px, and at 200 % of a small window', async () => {
    for (const width of [320, 640]) {
      await page().setViewportSize({ width, height: 480 })
      await open(['Elsa har diabetes och det är en lång mening som bryts över flera rader här.'], { autoPanel: true })
      await page().keyboard.press('F8')
      const box = await page().locator('.ProseMirror-lint-card').boundingBox()
      expect(box).not.toBeNull()
      expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= width).toBe(true)
      expect(await page().evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
      await page().evaluate(() => lab.close())
    }
  })

  it('keeps the marks where colours are forced, and sees no motion where none is wanted', async () => {
    await page().emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
    await open(['Elsa har diabetes.'])
    await page().keyboard.press('F8')
    const [line, animation] = await page().evaluate(() =>
      ['.ProseMirror-lint', '.ProseMirror-lint-card'].map((name) => {
        const style = getComputedStyle(document.querySelector(name) as Element)
        return name === '.ProseMirror-lint' ? style.textDecorationLine : style.animationName
      }),
    )
    expect([line, animation]).toEqual(['underline', 'none'])
    await page().emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' })
  })

  it('reads English', async () => {
    await open(['Elsa har diabetes.'], { locale: 'en' })
    await page().keyboard.press('F8')
    expect(await status()).toContain('1 of 1: Error.')
    expect(await page().textContent('.ProseMirror-lint-card')).toContain('Remove the sentence')
  })
})

describe('other hosts', () => {
  it('TipTap: marks, commands, save gate', async () => {
    const result = await page().evaluate(async () => {
      const place = document.createElement('div')
      document.querySelector('main')?.append(place)
      const editor = new lab.Editor({
        element: place,
        extensions: [lab.StarterKit, lab.FritextLint.configure(lab.lintOptions())],
        content: '<p>Elsa har diabetes.</p>',
        injectCSS: false,
      })
      await new Promise((resolve) => setTimeout(resolve, 50))
      const blocking = await editor.storage.fritextLint.blocking()
      const went = editor.commands.nextDiagnostic()
      await Promise.resolve()
      const { from, to } = editor.state.selection
      const text = editor.state.doc.textBetween(from, to)
      const html = editor.getHTML()
      editor.destroy()
      return [blocking.length, went, text, html]
    })
    expect(result).toEqual([1, true, 'diabetes', '<p>Elsa har diabetes.</p>'])
  })

  it('a text field: the form still sends its value', async () => {
    const result = await page().evaluate(async () => {
      const form = document.createElement('form')
      form.innerHTML =
        '<label for="note">Frånvaroorsak</label><textarea id="note" name="note">Elsa har diabetes.</textarea>'
      document.querySelector('main')?.append(form)
      const view = lab.replaceTextarea(form.querySelector('textarea') as HTMLTextAreaElement, lab.lintOptions())
      await lab.lint.flushLint(view)
      const marks = view.dom.querySelectorAll('.ProseMirror-lint').length
      view.dispatch(view.state.tr.insertText('Hej! ', 1))
      const value = new FormData(form).get('note')
      const name = view.dom.getAttribute('aria-label')
      view.destroy()
      return [marks, value, name, form.querySelector('textarea')?.hidden]
    })
    expect(result).toEqual([1, 'Hej! Elsa har diabetes.', 'Frånvaroorsak', false])
  })

  it('painting by highlights leaves the document tree alone, and still opens the card', async () => {
    const index = await open(['Elsa har diabetes.'], { paint: 'highlight' })
    await page().waitForTimeout(100)
    const [spans, ranges] = await page().evaluate((at) => {
      return [lab.spans(at).length, [...(CSS.highlights.get('ProseMirror-lint-error') ?? [])].map(String)]
    }, index)
    expect([spans, ranges]).toEqual([0, ['diabetes']])
    await page().keyboard.press('F8')
    expect(await page().isVisible('.ProseMirror-lint-card')).toBe(true)
  })
})
