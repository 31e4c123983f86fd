import { schema } from 'prosemirror-schema-basic'
import { EditorState } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { toDoc } from '../test/docs.ts'
import { removingSentence, replacing, standsInText } from './edits.ts'
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

describe('a remark that stands in no text', () => {
  const doc = schema.node('doc', null, [
    schema.node('paragraph', null, [schema.text('Elsa läser. Kim räknar.')]),
    schema.node('horizontal_rule'),
    schema.node('paragraph', null, [schema.text('Ada målar. Ola sover.')]),
  ])
  const state = EditorState.create({ doc })
  const rest = (from: number, to: number): string =>
    removingSentence(state, { from, to, severity: 'error', message: '' }).doc.toString()

  it('takes itself along and leaves the text beside it', () => {
    expect(rest(25, 26)).toBe('doc(paragraph("Elsa läser. Kim räknar."), paragraph("Ada målar. Ola sover."))')
    expect(rest(20, 32)).toBe('doc(paragraph("Elsa läser. Kim räkålar. Ola sover."))')
  })

  it('is told apart from one in a text', () => {
    const stands = (from: number, to: number): boolean =>
      standsInText(state, { from, to, severity: 'error', message: '' })
    expect([stands(1, 5), stands(25, 26), stands(20, 32), stands(13, 24)]).toEqual([true, false, false, true])
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
