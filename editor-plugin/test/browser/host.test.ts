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

describe('rules without a policy', () => {
  it('read nothing, so the gate refuses and says why', async () => {
    const told = await page().evaluate(async () => {
      const errors: string[] = []
      const index = lab.editor(['Elsa har diabetes.'], {
        rules: false,
        ruleset: lab.made.ruleset,
        onError: (error) => errors.push(String(error)),
      })
      const gate = await lab.lint.flushLint(lab.view(index)).then(
        () => 'passed',
        (error: Error) => String(error.cause),
      )
      const policy = lab.resolvePolicy(lab.made.policies, 'strict')
      lab.view(index).dispatch(lab.lint.configureLint(lab.view(index).state.tr, { policy }))
      await lab.flush(index)
      return { gate, told: errors[0] === gate, after: lab.spans(index) }
    })
    expect(told).toEqual({
      gate: expect.stringContaining('rules but no policy'),
      told: true,
      after: ['error:diabetes'],
    })
  })
})

describe('what changes without the document', () => {
  it('the strings of the host stay, whatever else changes', async () => {
    const told = await page().evaluate(() => {
      const index = lab.editor(['Hej.'])
      const close = (config: Parameters<typeof lab.lint.configureLint>[1]): string | undefined => {
        const it = lab.view(index)
        it.dispatch(lab.lint.configureLint(it.state.tr, config))
        return lab.lint.getLintState(it.state)?.config.phrases.close
      }
      const phrases = lab.lint.phrasesFor('sv')
      return [close({ phrases: { ...phrases, close: 'STÄNG NU' } }), close({ delay: 100 }), close({ locale: 'en' })]
    })
    expect(told).toEqual(['STÄNG NU', 'STÄNG NU', 'STÄNG NU'])
  })

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

describe('a host without the card', () => {
  it('is told where the user stands, once for each time', async () => {
    const told = await page().evaluate(async () => {
      const activated: string[] = []
      const index = lab.editor(['Elsa har diabetes.', 'Hon har adhd.'], {
        tooltip: null,
        onActivate: ({ from, to }, view) => activated.push(view.state.doc.textBetween(from, to)),
      })
      await lab.flush(index)
      const it = lab.view(index)
      const active = (): string | undefined =>
        it.dom.querySelector('.ProseMirror-lint-active')?.textContent ?? undefined
      const seen: (string | undefined)[] = []
      for (const command of [lab.lint.nextDiagnostic, lab.lint.nextDiagnostic]) {
        command(it.state, it.dispatch, it)
        seen.push(active())
      }
      const mark = it.dom.querySelector<HTMLElement>('.ProseMirror-lint')
      const { left, top, width, height } = (mark as HTMLElement).getBoundingClientRect()
      const place = { bubbles: true, clientX: left + width / 2, clientY: top + height / 2 }
      for (let press = 0; press < 2; press++)
        it.dom.querySelector('.ProseMirror-lint')?.dispatchEvent(new MouseEvent('click', place))
      seen.push(active())
      it.dom.dispatchEvent(new MouseEvent('click', { bubbles: true }))
      return { activated, seen, left: active(), cards: document.querySelectorAll('.ProseMirror-lint-card').length }
    })
    expect(told).toEqual({
      activated: ['diabetes', 'adhd', 'diabetes'],
      seen: ['diabetes', 'adhd', 'diabetes'],
      cards: 0,
    })
  })
})

describe('other plugins for an editor that runs', () => {
  it('close the card, and nothing stays active', async () => {
    const told = await page().evaluate(async () => {
      const index = lab.editor(['Elsa har diabetes.'])
      await lab.flush(index)
      const it = lab.view(index)
      const open = (): [number, number] => [
        document.querySelectorAll('.ProseMirror-lint-card').length,
        it.dom.querySelectorAll('.ProseMirror-lint-active').length,
      ]
      lab.lint.nextDiagnostic(it.state, it.dispatch, it)
      const before = open()
      it.updateState(it.state.reconfigure({ plugins: [...it.state.plugins] }))
      await Promise.resolve()
      return [before, open(), lab.spans(index)]
    })
    expect(told).toEqual([[1, 1], [0, 0], ['error:diabetes']])
  })
})

describe('TipTap', () => {
  it('refuses to pass the gate while it is not mounted', async () => {
    const told = await page().evaluate(async () => {
      const gate = async (editor: InstanceType<typeof lab.Editor>): Promise<string> => {
        try {
          return String((await editor.storage.fritextLint.blocking()).length)
        } catch (error) {
          return (error as Error).message
        }
      }
      const place = (): HTMLElement => {
        const element = document.createElement('div')
        document.querySelector('main')?.append(element)
        return element
      }
      const extensions = [lab.StarterKit, lab.FritextLint.configure(lab.lintOptions())]
      const editor = new lab.Editor({
        element: null,
        extensions,
        content: '<p>Elsa har diabetes.</p>',
        injectCSS: false,
      })
      const results = [await gate(editor)]
      editor.mount(place())
      results.push(await gate(editor))
      editor.unmount()
      results.push(await gate(editor))
      editor.mount(place())
      results.push(await gate(editor))
      editor.destroy()
      return results
    })
    const refused = expect.stringContaining('not on the page')
    expect(told).toEqual([refused, '1', refused, '1'])
  })

  it('is configured by what was given last, whole', async () => {
    const told = await page().evaluate(async () => {
      const element = document.createElement('div')
      document.querySelector('main')?.append(element)
      const options = lab.lintOptions()
      const { policy } = options as { policy: NonNullable<typeof options.policy> }
      const mild = { ...policy, rules: { '*': { level: 'off' as const } } }
      const rules = async (...policies: (typeof policy)[]): Promise<string[]> => {
        const configured = policies.reduce(
          (made, given) => made.configure({ ...options, policy: given }),
          lab.FritextLint,
        )
        const content = '<p>Elsa har diabetes.</p>'
        const editor = new lab.Editor({ element, extensions: [lab.StarterKit, configured], content, injectCSS: false })
        const found = (await editor.storage.fritextLint.blocking()).map(({ ruleId }) => String(ruleId))
        editor.destroy()
        return found
      }
      return [await rules(policy), await rules(policy, mild), await rules(mild, policy)]
    })
    expect(told).toEqual([['art9/health'], [], ['art9/health']])
  })

  it('has all commands, and undoes what a chain with one of them has typed', async () => {
    const result = await page().evaluate(async () => {
      const element = document.createElement('div')
      document.querySelector('main')?.append(element)
      const extensions = [lab.StarterKit, lab.FritextLint.configure(lab.lintOptions({ rules: false }))]
      const editor = new lab.Editor({ element, extensions, content: '<p>Hej.</p>', injectCSS: false })
      await editor.storage.fritextLint.blocking()
      const list = [{ from: 1, to: 4, severity: 'error' as const, message: 'given' }]
      editor.chain().focus('end').insertContent(' NYTT').setDiagnostics(list).refreshLint().run()
      const told = [editor.getText(), editor.storage.fritextLint.diagnostics().length, editor.can().forceLint()]
      editor.commands.forceLint()
      await Promise.resolve()
      told.push(editor.can().forceLint(), editor.can().unsuppress('x'), editor.can().closeLintCard())
      editor.commands.undo()
      told.push(editor.getText())
      editor.destroy()
      return told
    })
    expect(result).toEqual(['Hej. NYTT', 1, true, false, false, false, 'Hej.'])
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
