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

describe('sources of the host', () => {
  it('that throw or never answer leave the others alone; what comes late is not painted', async () => {
    const result = await page().evaluate(async () => {
      const errors: string[] = []
      let answer: (list: { from: number; to: number; severity: 'hint'; message: string }[]) => void = () => {}
      const index = lab.editor(['Elsa har diabetes.'], {
        onError: (error) => errors.push(String(error)),
        sources: [
          () => {
            throw new Error('broken')
          },
          () => new Promise(() => {}),
          () => [{ from: 1, to: 5, severity: 'hint', message: 'ett namn' }],
          (_, signal) =>
            new Promise((resolve) => {
              if (!signal.aborted) answer = resolve
            }),
        ],
      })
      for (let wait = 0; wait < 100 && lab.spans(index).length < 2; wait++)
        await new Promise((resolve) => setTimeout(resolve, 50))
      const early = lab.spans(index)
      const late = answer
      const it = lab.view(index)
      it.dispatch(it.state.tr.insertText('Hej. ', 1))
      late([{ from: 1, to: 3, severity: 'hint', message: 'zu spät' }])
      await new Promise((resolve) => setTimeout(resolve, 100))
      return {
        errors: errors[0],
        early,
        late: lab.lint.diagnostics(it.state).some(({ message }) => message === 'zu spät'),
      }
    })
    expect(result).toEqual({ errors: 'Error: broken', early: ['hint:Elsa', 'error:diabetes'], late: false })
  })
})

describe('what changes without the document', () => {
  it('rules and policy: the note is painted anew', async () => {
    const [before, after, back] = await page().evaluate(async () => {
      const index = lab.editor(['Elsa har diabetes.'])
      await lab.flush(index)
      const it = lab.view(index)
      const policy = lab.resolvePolicy(lab.made.policies, 'strict')
      const told = [lab.spans(index)]
      for (const level of ['info', 'error'] as const) {
        const rules = { ...policy.rules, '*': { level }, 'art9/health': { level } }
        it.dispatch(lab.lint.configureLint(it.state.tr, { policy: { ...policy, rules } }))
        await lab.flush(index)
        told.push(lab.spans(index))
      }
      return told
    })
    expect([before, after, back]).toEqual([['error:diabetes'], ['info:diabetes'], ['error:diabetes']])
  })

  it('the model that comes after the first paint', async () => {
    const [before, after] = await page().evaluate(async () => {
      const index = lab.editor(['Elsa har diabetes.'])
      const surety = async (): Promise<readonly (number | undefined)[]> => {
        await lab.flush(index)
        return lab.lint.diagnostics(lab.view(index).state).map(({ confidence }) => confidence)
      }
      const rulesAlone = await surety()
      lab.view(index).dispatch(lab.lint.configureLint(lab.view(index).state.tr, { model: lab.made.model }))
      return [rulesAlone, await surety()]
    })
    expect(before).toHaveLength(1)
    expect(after).toHaveLength(1)
    expect(after).not.toEqual(before)
  })
})

describe('destroy', () => {
  it('leaves no timer, listener, element or highlight', async () => {
    const left = await page().evaluate(async () => {
      const added = new Set<string>()
      const { addEventListener } = document
      document.addEventListener = function (this: Document, ...args: Parameters<typeof addEventListener>) {
        const [name, listener, options] = args
        const signal = typeof options === 'object' ? options.signal : undefined
        added.add(name)
        signal?.addEventListener('abort', () => added.delete(name))
        addEventListener.call(document, name, listener, options)
      } as typeof document.addEventListener
      const timers = new Set<unknown>()
      const { setTimeout: set, clearTimeout: clear } = globalThis
      globalThis.setTimeout = ((run: () => void, wait?: number) => {
        const id = set(() => {
          timers.delete(id)
          run()
        }, wait)
        timers.add(id)
        return id
      }) as unknown as typeof setTimeout
      globalThis.clearTimeout = ((id: number) => {
        timers.delete(id)
        clear(id)
      }) as typeof clearTimeout
      const index = lab.editor(['Elsa har diabetes.'], { paint: 'highlight' })
      await lab.flush(index)
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      const highlights = CSS.highlights.size
      const it = lab.view(index)
      it.dispatch(it.state.tr.insertText('x', 1))
      const parent = it.dom.parentElement
      it.destroy()
      const result = [highlights, timers.size, added.has('pointerdown'), CSS.highlights.size, parent?.innerHTML]
      Object.assign(globalThis, { setTimeout: set, clearTimeout: clear })
      document.addEventListener = addEventListener
      return result
    })
    expect(left).toEqual([1, 0, false, 0, ''])
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
