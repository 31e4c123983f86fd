import { schema } from 'prosemirror-schema-basic'
import { EditorState } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { toDoc } from '../test/docs.ts'
import { removingSentence, replacing } from './edits.ts'
import type { Diagnostic } from './types.ts'

/** The text with `[` and `]` taken out, and the range between them as a diagnostic. */
function marked(text: string): { state: EditorState; diagnostic: Diagnostic } {
  const from = text.indexOf('[') + 1
  const to = text.indexOf(']')
  const doc = toDoc(text.replace(/[[\]]/g, ''))
  return { state: EditorState.create({ doc }), diagnostic: { from, to, severity: 'error', message: '' } }
}

describe('removing the sentence of a remark', () => {
  it.each([
    ['Hej. Elsa har [adhd]. Bra.', 'Hej. Bra.'],
    ['Elsa har [adhd].', ''],
    ['Hej. Elsa har [adhd].', 'Hej.'],
    ['Hej! Elsa har [adhd]', 'Hej!'],
    ['Är hon [sjuk]? Ja.', 'Ja.'],
    ['Klockan 10.30 kom [hon]. Sen.', 'Sen.'],
    ['Vi talade. ”Elsa har [diabetes].” Bra jobbat.', 'Vi talade. Bra jobbat.'],
    ['Vi talade. (Elsa har [diabetes].) Bra jobbat.', 'Vi talade. Bra jobbat.'],
    ['Hon har t.ex. [diabetes]. Bra.', 'Bra.'],
    ['Bra. Den 3. maj fick hon bl.a. [adhd].', 'Bra.'],
    ['bra. elsa har [adhd]. hej då.', 'bra. hej då.'],
  ])('%s', (text, rest) => {
    const { state, diagnostic } = marked(text)
    expect(removingSentence(state, diagnostic).doc.textContent).toBe(rest)
  })

  it('stops at a line break within the paragraph', () => {
    const parts = [schema.text('Hej du'), schema.node('hard_break'), schema.text('Elsa har adhd')]
    const state = EditorState.create({ doc: schema.node('doc', null, [schema.node('paragraph', null, parts)]) })
    const diagnostic: Diagnostic = { from: 17, to: 21, severity: 'error', message: '' }
    expect(removingSentence(state, diagnostic).doc.textContent).toBe('Hej du')
  })
})

describe('replacing', () => {
  it('keeps the formatting and puts the caret behind', () => {
    const strong = schema.text('sjuk', [schema.mark('strong')])
    const doc = schema.node('doc', null, [schema.node('paragraph', null, [schema.text('en '), strong])])
    const tr = replacing(EditorState.create({ doc }), { from: 4, to: 8, severity: 'error', message: '' }, 'trött')
    expect(tr.doc.toString()).toBe('doc(paragraph("en ", strong("trött")))')
    expect(tr.selection.from).toBe(9)
  })

  it('by nothing removes', () => {
    const { state, diagnostic } = marked('en [sjuk ]elev')
    expect(replacing(state, diagnostic, '').doc.textContent).toBe('en elev')
  })
})
