import { Fragment, type Node, Schema, Slice } from 'prosemirror-model'
import { schema } from 'prosemirror-schema-basic'
import { describe, expect, it } from 'vitest'
import { toDoc } from '../test/docs.ts'
import { Headless } from '../test/headless.ts'
import { diagnosticCount, diagnostics, setDiagnostics } from './access.ts'
import type { Diagnostic } from './types.ts'

const given = (from: number, to: number, message = 'm'): Diagnostic => ({
  ...{ from, to, severity: 'error', message, ruleId: `given/${message}` },
})
const open = (doc: Node, ...list: Diagnostic[]): Headless => {
  const editor = new Headless(doc, { ruleset: undefined as never })
  return editor.apply(setDiagnostics(editor.state.tr, list))
}
const ranges = (editor: Headless): number[][] => diagnostics(editor.state).map(({ from, to }) => [from, to])

/** As y-prosemirror does: everything anew, unchanged blocks as the same nodes. */
function replaceAll(editor: Headless, change: (nodes: Node[]) => Node[]): void {
  const { doc, tr } = editor.state
  const nodes = change([...doc.children])
  editor.apply(tr.replace(0, doc.content.size, new Slice(Fragment.from(nodes), 0, 0)))
}
const paragraph = (text: string): Node => schema.node('paragraph', null, [schema.text(text)])

describe('a range given by the host', () => {
  it('from border to border of a block is the text of the block', () => {
    const editor = open(toDoc('ett två', 'tre fyra'), given(9, 19))
    expect([ranges(editor), editor.painted().length]).toEqual([[[10, 18]], 1])
    editor.apply(editor.state.tr.insertText('x', 2))
    expect([ranges(editor), editor.painted().length]).toEqual([[[11, 19]], 1])
  })

  it('that two have stays painted when one of them goes', () => {
    const editor = open(toDoc('ett två'), given(1, 4), given(1, 4))
    editor.apply(setDiagnostics(editor.state.tr, [given(1, 4)]))
    expect(editor.painted()).toHaveLength(1)
  })

  it('over several blocks is one diagnostic, painted in each, and moves as a whole', () => {
    const editor = open(toDoc('ett', 'två', 'tre', 'fyra'), given(6, 14))
    expect([ranges(editor), diagnosticCount(editor.state), editor.painted().length]).toEqual([[[6, 14]], 1, 1])
    editor.apply(editor.state.tr.insertText('xx', 1)).apply(editor.state.tr.insertText('y', 20))
    expect([ranges(editor), editor.painted().length]).toEqual([[[8, 16]], 1])
  })

  it('over several blocks goes when text in any of them changes', () => {
    const editor = open(toDoc('ett', 'två', 'tre'), given(1, 14))
    const { size } = editor.state.doc.content
    editor.apply(editor.state.tr.delete(8, size))
    expect([ranges(editor), editor.painted()]).toEqual([[], []])
  })

  it('over what holds no text is counted, and stays when the block before is edited', () => {
    const line = schema.node('horizontal_rule')
    const editor = open(schema.node('doc', null, [paragraph('ett'), line, paragraph('två')]), given(5, 6))
    editor.apply(editor.state.tr.insertText('x', 2))
    expect(ranges(editor)).toEqual([[6, 7]])
  })

  it('in a document that is itself a textblock is painted and moves', () => {
    const line = new Schema({ nodes: { doc: { content: 'text*' }, text: {} } })
    const editor = open(line.node('doc', null, [line.text('Elsa har diabetes')]), given(9, 17))
    expect(editor.painted()).toHaveLength(1)
    editor.apply(editor.state.tr.insertText('x', 0))
    expect([ranges(editor), editor.painted().length]).toEqual([[[10, 18]], 1])
  })
})

describe('when the whole document is replaced', () => {
  const three = (): Headless =>
    open(toDoc('ett', 'två hej', 'tre'), given(1, 4, 'a'), given(6, 9, 'b'), given(15, 18, 'c'))

  it('by the same nodes, all marks stay', () => {
    const editor = three()
    const [before, set] = [editor.found(), editor.lint.set]
    replaceAll(editor, (nodes) => nodes)
    expect([editor.found(), editor.lint.set]).toEqual([before, set])
  })

  it('with a change in one block, the others keep theirs, and so does the rest of that block', () => {
    const editor = three()
    replaceAll(editor, ([first, , last]) => [first as Node, paragraph('två hejsan'), last as Node])
    expect(editor.found()).toEqual(['given/a ett', 'given/b två', 'given/c tre'])
    expect(editor.painted()).toHaveLength(3)
  })

  it('with changes in several blocks, unchanged ones between them keep theirs', () => {
    const editor = three()
    replaceAll(editor, ([, middle]) => [paragraph('x'), middle as Node, paragraph('y')])
    expect(editor.found()).toEqual(['given/b två'])
    expect(editor.painted()).toHaveLength(1)
  })

  it('marks that the host has taken back do not return', () => {
    const editor = three()
    const old = [...editor.state.doc.children]
    editor.apply(setDiagnostics(editor.state.tr, []))
    replaceAll(editor, () => [paragraph('x'), ...old.slice(1), paragraph('y')])
    expect(editor.found()).toEqual([])
  })

  it('a node that stands twice gets only what was given', () => {
    const twice = paragraph('två')
    const editor = open(schema.node('doc', null, [paragraph('ett'), twice, twice]), given(6, 9))
    replaceAll(editor, (nodes) => [...nodes, paragraph('ny')])
    expect(ranges(editor)).toEqual([[6, 9]])
  })

  it('a range over several blocks stays where nothing in it changed', () => {
    const editor = open(toDoc('ett', 'två', 'tre'), given(6, 14))
    replaceAll(editor, (nodes) => [paragraph('ny'), ...nodes])
    expect([ranges(editor), editor.painted().length]).toEqual([[[10, 18]], 1])
  })
})
