import { TextSelection } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { toDoc } from './docs.ts'
import { Headless } from './headless.ts'

const DENSE = 'Elsa har diabetes och adhd, mamma är sjuk och pappa sitter i fängelse. Hon är muslim och har autism.'
const STROKES = 200

/** Milliseconds of the processor, so that other programs do not count. */
const clock = (): number => process.cpuUsage().user / 1000

function open(count: number): Headless {
  const editor = new Headless(toDoc(...Array.from({ length: count }, (_, index) => `${DENSE} ${index}.`))).run()
  const pos = TextSelection.near(editor.state.doc.resolve(editor.state.doc.content.size / 2))
  return editor.apply(editor.state.tr.setSelection(pos))
}

function stroke(editor: Headless): number {
  const before = clock()
  for (let at = 0; at < STROKES; at++) editor.apply(editor.state.tr.insertText('a'))
  return (clock() - before) / STROKES
}

describe('a keystroke among 500 paragraphs full of findings', () => {
  it('costs less than a millisecond', () => {
    const editor = open(500)
    expect(editor.painted().length).toBeGreaterThan(1500)
    stroke(editor)
    expect(stroke(editor)).toBeLessThan(1)
  })
})

describe('after a keystroke in a long note', () => {
  it('only its surroundings are judged again', () => {
    const editor = open(500)
    const before = editor.judge.executions
    editor.apply(editor.state.tr.insertText('a')).run()
    const first = editor.judge.executions - before
    expect(first).toBeGreaterThan(0)
    expect(first).toBeLessThan(20)
  })
})
