/** The plugin. */
import { Plugin, type StateField } from 'prosemirror-state'
import { DecorationSet } from 'prosemirror-view'
import { type LintOptions, toConfig } from './config.ts'
import { canHighlight } from './highlight.ts'
import { applyTransaction, Caches, fritextKey, initState, type LintState } from './state.ts'
import type { Suppression } from './types.ts'
import { LintUi } from './ui.ts'

/** How the plugin's state is kept: all of it that needs no view. */
export function lintField(options: LintOptions, caches: Caches): StateField<LintState> {
  const config = toConfig(options)
  return {
    init: (_, { doc }) => initState(doc, config, options.suppressed ?? []),
    apply(tr, value, oldState, newState) {
      const next = applyTransaction(tr, value, oldState, caches, options.hideOn)
      if (options.needsRefresh?.(tr, newState) !== true) return next
      return { ...next, version: next.version + 1, pending: true }
    },
    toJSON: ({ suppressed }) => suppressed,
    fromJSON: (_, saved: readonly Suppression[], { doc }) => initState(doc, config, saved),
  }
}

/**
 * Makes the plugin that shows, while one types, what must not stand in a note. It marks text by decorations, never by marks: nothing of it reaches
 * the saved document, its history or other users. Load `fritext/style/lint.css` beside it and put `lintKeymap` into a keymap.
 */
export function fritextLint(options: LintOptions = {}): Plugin<LintState> {
  const caches = new Caches()
  const highlight = options.paint === 'highlight' && canHighlight()
  return new Plugin<LintState>({
    key: fritextKey,
    state: lintField(options, caches),
    props: {
      decorations: (state) => (highlight ? DecorationSet.empty : fritextKey.getState(state)?.set),
    },
    view(view) {
      const ui = new LintUi(view, options, caches)
      return { update: (now, before) => ui.update(now, before), destroy: () => ui.destroy() }
    },
  })
}
