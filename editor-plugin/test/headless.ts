/** Test helper: the plugin without a view, linted by hand, and what it shows as short strings. */
import { history } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, Plugin, type Transaction } from 'prosemirror-state'
import { compileFolder } from '../../cli/config/load-rules.ts'
import { loadRuleset, type Policy, resolvePolicy } from '../../src/index.ts'
import { diagnostics, tell } from '../src/access.ts'
import type { LintOptions } from '../src/config.ts'
import { DocJudge } from '../src/judge.ts'
import { EMPTY_LAYER } from '../src/layers.ts'
import { lintField } from '../src/lint.ts'
import { Caches, fritextKey, type LintState } from '../src/state.ts'

const policy: Policy = {
  id: 'everything',
  title: { sv: 'Allt', en: 'Everything' },
  source: { issuer: 'Skolan', document: 'Alla regler', url: 'example.com/regler' },
  rules: {
    '*': { level: 'error' },
    'art9/health': {
      level: 'error',
      because: { sv: 'Sådant hör inte hemma i anteckningar.', en: 'That does not belong in notes.' },
    },
  },
  overrides: [],
  agreedCodes: [],
  terms: [],
  exceptions: [],
  belongsIn: {},
}

/** Every rule an error. */
export const everything = resolvePolicy(new Map([[policy.id, policy]]), policy.id)

/** The Swedish rules. */
export const ruleset = loadRuleset({ sv: compileFolder('rules/sv', 'sv', 'test') })

/** An editor's state with the plugin, without a view. */
export class Headless {
  state: EditorState
  readonly judge: DocJudge
  private readonly caches = new Caches()

  constructor(doc: Node, options: LintOptions = {}) {
    const all: LintOptions = { ruleset, policy: everything, ...options }
    this.judge = new DocJudge({ ...all, today: () => '2026-03-01', salt: '' })
    const plugin = new Plugin<LintState>({ key: fritextKey, state: lintField(all, this.caches) })
    this.state = EditorState.create({ doc, plugins: [plugin, history()] })
  }

  get lint(): LintState {
    return fritextKey.getState(this.state) as LintState
  }

  apply(tr: Transaction): this {
    this.state = this.state.apply(tr)
    return this
  }

  /** Lints to the end. */
  run(): this {
    const { config, byBlock } = this.lint
    for (const _ of this.judge.run(this.state.doc, config, this.state.selection.head));
    const layer = this.judge.layer(byBlock[0] ?? EMPTY_LAYER, this.caches.of(0))
    return this.apply(tell(this.state.tr, { type: 'results', layers: [[0, layer]], done: true }))
  }

  /** `rule text` of every diagnostic. */
  found(): string[] {
    return diagnostics(this.state).map(({ ruleId, from, to }) => `${ruleId} ${this.state.doc.textBetween(from, to)}`)
  }

  /** What is painted: text and classes. */
  painted(): string[] {
    return this.lint.set
      .find()
      .sort((a, b) => a.from - b.from || a.to - b.to)
      .map(({ from, to, spec }) => `${this.state.doc.textBetween(from, to)} ${(spec as { names: string }).names}`)
  }
}
