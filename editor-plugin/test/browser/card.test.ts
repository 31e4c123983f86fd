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

/** Opens an editor, linted, with the caret in front, and gives its number in the page. */
const open = (paragraphs: string[]): Promise<number> =>
  page().evaluate(async (texts) => {
    const index = lab.editor(texts)
    await lab.flush(index)
    lab.caret(index, 1)
    return index
  }, paragraphs)
const text = (index: number): Promise<string> => page().evaluate((at) => lab.text(at), index)
const card = (): Promise<boolean> => page().isVisible('.ProseMirror-lint-card')
const ELSA = 'Elsa har diabetes.'

/** Adds a text field before the editors, in which nothing of the plugin has any business. */
const addField = (): Promise<void> =>
  page().evaluate(() => {
    const field = document.createElement('input')
    field.id = 'other'
    field.setAttribute('aria-label', 'Fält')
    document.querySelector('main')?.prepend(field)
  })

describe('an open card', () => {
  it('leaves the focus where the user has gone when its remark changes or goes', async () => {
    const index = await open([ELSA])
    await addField()
    await page().evaluate((at) => {
      const it = lab.view(at)
      const field = document.querySelector<HTMLInputElement>('#other')
      const policy = lab.resolvePolicy(lab.made.policies, 'strict')
      field?.addEventListener('input', () => {
        const level = field.value.length > 2 ? 'off' : 'warning'
        const rules = { ...policy.rules, '*': { level }, 'art9/health': { level } } as const
        it.dispatch(lab.lint.configureLint(it.state.tr, { policy: { ...policy, rules } }))
      })
    }, index)
    await page().keyboard.press('F8')
    await page().keyboard.press('Shift+Tab')
    await page().keyboard.type('Frånvaro', { delay: 60 })
    await page().waitForFunction(() => document.querySelector('.ProseMirror-lint-card') === null)
    expect([await page().inputValue('#other'), await text(index)]).toEqual(['Frånvaro', ELSA])
    expect(await page().evaluate(() => document.activeElement?.id)).toBe('other')
  })

  it('acts on its own sentence after text came in before it', async () => {
    const index = await open(['Elsa har diabetes. Olle har diabetes. Bra.'])
    await page().keyboard.press('F8')
    await page().keyboard.press('F8')
    await page().evaluate(async (at) => {
      const it = lab.view(at)
      it.dispatch(it.state.tr.insertText('Det här är vad vi. ', 1))
      await lab.flush(at)
    }, index)
    await page().click('text=Ta bort meningen')
    expect(await text(index)).toBe('Det här är vad vi. Elsa har diabetes. Bra.')
    expect(await card()).toBe(false)
  })

  it('takes a reason after another user wrote before it', async () => {
    const [first, second] = await page().evaluate(async () => {
      const both = lab.pair(['Hej.', 'Elsa har diabetes.'])
      for (const at of both) await lab.flush(at)
      lab.caret(both[1], 1)
      return both
    })
    await page().keyboard.press('F8')
    await page().click('text=Låt stå, med skäl')
    await page().keyboard.type('Vårdnadshavaren ')
    await page().evaluate(
      async (both) => {
        const it = lab.view(both[0] as number)
        it.dispatch(it.state.tr.insertText('Ny dag. ', 1))
        for (const at of both) await lab.flush(at)
      },
      [first, second],
    )
    await page().keyboard.type('bad om det.')
    await page().keyboard.press('Enter')
    const reasons = await page().evaluate((at) => lab.lint.suppressions(lab.view(at).state), second)
    expect(reasons.map(({ reason }) => reason)).toEqual(['Vårdnadshavaren bad om det.'])
    expect(await text(second)).toBe('Ny dag. Hej.\nElsa har diabetes.')
  })

  it('lets nothing stand when the policy has come to forbid it', async () => {
    const index = await open([ELSA])
    await page().keyboard.press('F8')
    await page().click('text=Låt stå, med skäl')
    await page().keyboard.type('Skäl')
    await page().evaluate(async (at) => {
      const it = lab.view(at)
      const policy = { ...lab.resolvePolicy(lab.made.policies, 'strict'), forbidSuppressions: true }
      it.dispatch(lab.lint.configureLint(it.state.tr, { policy }))
    }, index)
    expect(await page().locator('.ProseMirror-lint-reason').count()).toBe(0)
    await page().keyboard.press('Enter')
    expect(await page().evaluate((at) => lab.lint.suppressions(lab.view(at).state), index)).toEqual([])
  })

  it('edits nothing in an editor that has become read-only', async () => {
    const index = await open([ELSA])
    await page().keyboard.press('F8')
    const stale = await page().evaluate((at) => {
      const button = document.querySelector<HTMLButtonElement>('.ProseMirror-lint-action')
      lab.view(at).setProps({ editable: () => false })
      button?.click()
      return [...document.querySelectorAll('.ProseMirror-lint-action')].map(({ textContent }) => textContent)
    }, index)
    expect([stale, await text(index)]).toEqual([[], ELSA])
  })

  it('tells the reason that a new policy gives, and keeps what is being written', async () => {
    const index = await open([ELSA])
    await page().keyboard.press('F8')
    await page().click('text=Låt stå, med skäl')
    await page().keyboard.type('För')
    await page().evaluate(async (at) => {
      const it = lab.view(at)
      const policy = lab.resolvePolicy(lab.made.policies, 'strict')
      const because = { sv: 'NYTT SKÄL', en: 'NEW' }
      const health = { level: 'error' as const, ...policy.rules['*'], ...policy.rules['art9/health'], because }
      const rules = { ...policy.rules, 'art9/health': health }
      it.dispatch(lab.lint.configureLint(it.state.tr, { policy: { ...policy, rules } }))
      await lab.flush(at)
    }, index)
    expect(await page().textContent('.ProseMirror-lint-card')).toContain('NYTT SKÄL')
    await page().keyboard.type(' att')
    expect(await page().inputValue('.ProseMirror-lint-reason input')).toBe('För att')
  })

  it('is gone when one walks on to a remark that is told in no card', async () => {
    const index = await page().evaluate(async () => {
      const at = lab.editor(['Elsa har diabetes.', 'Hon har adhd.'], { tooltipFilter: ({ from }) => from < 19 })
      await lab.flush(at)
      lab.caret(at, 1)
      return at
    })
    await page().keyboard.press('F8')
    expect(await card()).toBe(true)
    await page().keyboard.press('F8')
    expect(await card()).toBe(false)
    const active = await page().evaluate(
      (at) => lab.view(at).dom.querySelector('.ProseMirror-lint-active')?.textContent,
      index,
    )
    expect(active).toBe('adhd')
  })

  it('drawn by the host is drawn again when it no longer holds', async () => {
    const result = await page().evaluate(async () => {
      const told: string[] = []
      const at = lab.editor(['Elsa har diabetes.'], {
        tooltip: (element, _, [first]) => {
          element.textContent = first?.message ?? ''
          told.push(`open ${first?.severity}`)
          return () => told.push('close')
        },
      })
      await lab.flush(at)
      const it = lab.view(at)
      lab.caret(at, 12)
      lab.lint.showActionsAtCaret(it.state, it.dispatch.bind(it), it)
      const policy = lab.resolvePolicy(lab.made.policies, 'strict')
      const rules = { ...policy.rules, '*': { level: 'info' }, 'art9/health': { level: 'info' } } as const
      it.dispatch(lab.lint.configureLint(it.state.tr, { policy: { ...policy, rules } }))
      await lab.flush(at)
      it.dispatch(lab.lint.setLintActive(it.state.tr, false))
      return told
    })
    expect(result).toEqual(['open error', 'close', 'open info', 'close'])
  })
})
