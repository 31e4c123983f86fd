import fc from 'fast-check'
import { joinBackward, lift, setBlockType, splitBlock, wrapIn } from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import { Fragment, Slice } from 'prosemirror-model'
import { schema } from 'prosemirror-schema-basic'
import { type Command, TextSelection } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { configureLint, diagnostics, setDiagnostics } from '../src/access.ts'
import { toDoc } from './docs.ts'
import { Headless } from './headless.ts'

const LINES = [
  'Elsa har diabetes.',
  'Vi läste om diabetes i biologin.',
  'Mamma är sjuk, och pappa är på BUP.',
  'Hon har fått B i matte ####',
  'Ring 070-174 06 05.',
  'Bra jobbat i dag!',
  'Han är lat och dum, precis som sin bror.',
  '',
]
const WORDS = ['sjuk', ' ', 'a', 'adhd', '. ', 'Elsa har diabetes. ', 'inte ', '##']

type Op = readonly [name: string, at: number, to: number, text: string]

function command(editor: Headless, run: Command): void {
  run(editor.state, (tr) => editor.apply(tr))
}

function act(editor: Headless, [name, at, to, text]: Op): void {
  const { doc, tr } = editor.state
  const size = doc.content.size
  const from = at % (size + 1)
  const end = Math.min(size, from + (to % 12))
  const select = (): void => {
    editor.apply(editor.state.tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(end))))
  }
  if (name === 'type') {
    select()
    editor.apply(editor.state.tr.insertText(text))
  } else if (name === 'delete') {
    select()
    editor.apply(editor.state.tr.deleteSelection())
  } else if (name === 'whole') {
    // As y-prosemirror does: everything anew, unchanged blocks as the same nodes.
    const nodes = [...Array(doc.childCount).keys()].map((index) => doc.child(index))
    if (to % 3 === 0) nodes.splice(at % nodes.length, 0, schema.node('paragraph', null, [schema.text(text)]))
    if (to % 5 === 0) nodes.push(nodes[0] ?? schema.node('paragraph'))
    editor.apply(tr.replace(0, size, new Slice(Fragment.from(nodes), 0, 0)))
  } else if (name === 'mark') {
    if (end > from) editor.apply(tr.addMark(from, end, schema.mark('strong')))
  } else if (name === 'twice') {
    tr.insertText(text, TextSelection.near(doc.resolve(from)).from)
    const place = TextSelection.near(tr.doc.resolve(Math.max(0, tr.doc.content.size - (to % 5))))
    editor.apply(tr.insertText(text, place.from))
  } else if (name === 'lint') editor.run()
  else if (name === 'undo') command(editor, undo)
  else if (name === 'redo') command(editor, redo)
  else {
    select()
    const commands: Record<string, Command> = {
      split: splitBlock,
      join: joinBackward,
      lift,
      wrap: wrapIn(schema.nodes.blockquote as never),
      heading: setBlockType(schema.nodes.heading as never, { level: 1 }),
      code: setBlockType(schema.nodes.code_block as never),
      paragraph: setBlockType(schema.nodes.paragraph as never),
    }
    command(editor, commands[name] as Command)
  }
}

const op = fc.tuple(
  fc.constantFrom(
    ...['type', 'type', 'type', 'delete', 'whole', 'mark', 'twice', 'lint', 'lint', 'undo', 'redo'],
    ...['split', 'join', 'lift', 'wrap', 'heading', 'code', 'paragraph'],
  ),
  fc.nat(400),
  fc.nat(400),
  fc.constantFrom(...WORDS),
)

/** Remarks of a host, of any range; a step in three takes the last transaction's text along. */
function give(editor: Headless, [, at, to, text]: Op): void {
  const { size } = editor.state.doc.content
  const list = [0, 1, 2].map((nth) => {
    const from = (at * (nth + 1)) % (size + 1)
    return { from, to: from + 1 + (to % (nth * 20 + 5)), severity: 'error' as const, message: `${nth}` }
  })
  const tr = setDiagnostics(editor.state.tr, list)
  if (at % 3 === 0) tr.insertText(text, TextSelection.near(tr.doc.resolve(to % (size + 1))).from)
  editor.apply(tr)
}

describe('after any sequence of transactions', () => {
  it('what the host has told stands within the document, and is painted as if anew', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 5 }),
        fc.array(fc.tuple(op, op), { minLength: 1, maxLength: 6, size: 'max' }),
        (lines, ops) => {
          const editor = new Headless(toDoc(...lines), { holdBackAtCaret: false, ruleset: undefined as never })
          for (const [given, step] of ops) {
            if (given[1] % 2 === 0) give(editor, given)
            act(editor, step)
            const { size } = editor.state.doc.content
            for (const { from, to } of diagnostics(editor.state))
              expect(from < to && from >= 0 && to <= size).toBe(true)
            const painted = editor.painted()
            expect(editor.apply(configureLint(editor.state.tr, {})).painted()).toEqual(painted)
          }
        },
      ),
      { numRuns: 1000, seed: 5 },
    )
  })

  it('the state is that of linting from scratch', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 6 }),
        fc.array(op, { minLength: 1, maxLength: 8, size: 'max' }),
        (lines, ops) => {
          const editor = new Headless(toDoc(...lines), { holdBackAtCaret: false }).run()
          for (const step of ops) {
            act(editor, step)
            const { size } = editor.state.doc.content
            for (const { from, to } of diagnostics(editor.state))
              expect(from < to && from >= 0 && to <= size).toBe(true)
            expect(editor.painted()).toHaveLength(diagnostics(editor.state).length)
          }
          editor.run()
          const fresh = new Headless(editor.state.doc, { holdBackAtCaret: false }).run()
          expect(diagnostics(editor.state)).toEqual(diagnostics(fresh.state))
          expect(editor.painted()).toEqual(fresh.painted())
        },
      ),
      { numRuns: 2000, seed: 11 },
    )
  })
})
