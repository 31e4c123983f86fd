/** `fritext/tiptap`: the plugin as an extension of TipTap 3. */
import { type Editor, Extension } from '@tiptap/core'
import type { Command, Transaction } from 'prosemirror-state'
import {
  applyFirstFix,
  blockingDiagnostics,
  closeLintCard,
  closeLintPanel,
  configureLint,
  type Diagnostic,
  diagnostics,
  flushLint,
  forceLint,
  fritextLint,
  type LintConfig,
  type LintCounts,
  type LintOptions,
  lintCounts,
  lintKeymap,
  nextDiagnostic,
  openLintPanel,
  previousDiagnostic,
  refreshLint,
  setDiagnostics,
  setLintActive,
  showActionsAtCaret,
  suppressWithReason,
  toggleLintPanel,
  unsuppress,
} from './src/index.ts'

/** What other code reads of the extension, as `editor.storage.fritextLint`. */
export interface FritextLintStorage {
  /** The diagnostics of the editor's document. */
  diagnostics(): readonly Diagnostic[]
  /** Their number by severity. */
  counts(): LintCounts
  /**
   * The save gate: lints to the end and returns what keeps the note from being signed. Rejects where the text cannot be read, as while the editor is
   * not mounted.
   */
  blocking(): Promise<readonly Diagnostic[]>
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    fritextLint: {
      /** Goes to the next remark. */
      nextDiagnostic: () => ReturnType
      /** Goes to the remark before. */
      previousDiagnostic: () => ReturnType
      /** Opens the list of remarks. */
      openLintPanel: () => ReturnType
      /** Closes the list of remarks. */
      closeLintPanel: () => ReturnType
      /** Opens or closes the list of remarks. */
      toggleLintPanel: () => ReturnType
      /** Replaces the text of the remark at the selection by its first replacement. */
      applyFirstFix: () => ReturnType
      /** Opens the card of the remark at the caret. */
      showActionsAtCaret: () => ReturnType
      /** Closes the card. */
      closeLintCard: () => ReturnType
      /** Justifies the remark at the selection. */
      suppressWithReason: (reason: string) => ReturnType
      /** Takes a justification back. */
      unsuppress: (fingerprint: string) => ReturnType
      /** Lints what is pending at once. */
      forceLint: () => ReturnType
      /** Shows remarks that the host has worked out itself, in place of those that it gave before. */
      setDiagnostics: (list: readonly Diagnostic[]) => ReturnType
      /** Changes rules, policy, model, context or language. */
      configureLint: (config: Partial<LintConfig>) => ReturnType
      /** Lints again. */
      refreshLint: () => ReturnType
      /** Switches linting off or on. */
      setLintActive: (active: boolean) => ReturnType
    }
  }
  interface Storage {
    fritextLint: FritextLintStorage
  }
}

/** The extension as it is made; see `FritextLint`. */
const extension = Extension.create<LintOptions, FritextLintStorage>({
  name: 'fritextLint',
  // Its keys go before those of the other extensions.
  priority: 1000,

  addOptions() {
    return {}
  },

  addStorage() {
    return {
      diagnostics: () => [],
      counts: () => ({ error: 0, warning: 0, info: 0, hint: 0, total: 0 }),
      blocking: async () => [],
    }
  },

  onBeforeCreate() {
    const { editor } = this
    this.storage.diagnostics = () => diagnostics(editor.state)
    this.storage.counts = () => lintCounts(editor.state)
    this.storage.blocking = async () => {
      await flushLint(editor.view)
      return blockingDiagnostics(editor.state)
    }
  },

  addCommands() {
    const run =
      (command: Command) =>
      () =>
      ({ editor, dispatch }: { editor: Editor; dispatch: unknown }): boolean =>
        // The commands bring their own transaction, so they run when TipTap's own is through.
        dispatch === undefined ? command(editor.state, undefined, editor.view) : later(editor, command)
    const telling =
      (tell: (tr: Transaction) => Transaction) =>
      ({ tr }: { tr: Transaction }): boolean => {
        tell(tr)
        return true
      }
    return {
      nextDiagnostic: run(nextDiagnostic),
      previousDiagnostic: run(previousDiagnostic),
      openLintPanel: run(openLintPanel),
      closeLintPanel: run(closeLintPanel),
      toggleLintPanel: run(toggleLintPanel),
      applyFirstFix: run(applyFirstFix),
      showActionsAtCaret: run(showActionsAtCaret),
      closeLintCard: run(closeLintCard),
      forceLint: run(forceLint),
      suppressWithReason: (reason) => run(suppressWithReason(reason))(),
      unsuppress: (fingerprint) => run(unsuppress(fingerprint))(),
      setDiagnostics: (list) => telling((tr) => setDiagnostics(tr, list)),
      configureLint: (config) => telling((tr) => configureLint(tr, config)),
      refreshLint: () => telling(refreshLint),
      setLintActive: (active) => telling((tr) => setLintActive(tr, active)),
    }
  },

  addKeyboardShortcuts() {
    return Object.fromEntries(
      Object.entries(lintKeymap).map(([key, command]) => [
        key,
        ({ editor }: { editor: Editor }) => command(editor.state, editor.view.dispatch.bind(editor.view), editor.view),
      ]),
    )
  },

  addProseMirrorPlugins() {
    return [fritextLint(this.options)]
  },
})

function later(editor: Editor, command: Command): boolean {
  if (!command(editor.state, undefined, editor.view)) return false
  queueMicrotask(() => {
    if (!editor.isDestroyed) command(editor.state, editor.view.dispatch.bind(editor.view), editor.view)
  })
  return true
}

/**
 * Has `configure` take each option whole. TipTap's own mixes what plain objects hold: of two policies, one after the other, it would make a third that
 * nobody wrote.
 */
function takingWhole(from: typeof extension): typeof extension {
  from.configure = (options = {}) => {
    const made = from.extend({ ...from.config, addOptions: () => ({ ...from.options, ...options }) })
    made.name = from.name
    made.parent = from.parent
    return takingWhole(made)
  }
  return from
}

/** The extension; its options are those of `fritextLint`. */
export const FritextLint = takingWhole(extension)
