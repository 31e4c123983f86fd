/** `fritext/tiptap`: the plugin as an extension of TipTap 3. */
import { type Editor, Extension } from '@tiptap/core'
import type { Command, EditorState } from 'prosemirror-state'
import {
  applyFirstFix,
  blockingDiagnostics,
  closeLintPanel,
  configureLint,
  type Diagnostic,
  diagnostics,
  flushLint,
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
  setLintActive,
  showActionsAtCaret,
  suppressWithReason,
  toggleLintPanel,
} from './src/index.ts'

/** What other code reads of the extension, as `editor.storage.fritextLint`. */
export interface FritextLintStorage {
  /** The diagnostics of the editor's document. */
  diagnostics(): readonly Diagnostic[]
  /** Their number by severity. */
  counts(): LintCounts
  /** The save gate: lints to the end and returns what keeps the note from being signed. */
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
      /** Justifies the remark at the selection. */
      suppressWithReason: (reason: string) => ReturnType
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

/** The extension; its options are those of `fritextLint`. */
export const FritextLint = Extension.create<LintOptions, FritextLintStorage>({
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
        dispatch === undefined ? command(editor.state) : later(editor, command)
    return {
      nextDiagnostic: run(nextDiagnostic),
      previousDiagnostic: run(previousDiagnostic),
      openLintPanel: run(openLintPanel),
      closeLintPanel: run(closeLintPanel),
      toggleLintPanel: run(toggleLintPanel),
      applyFirstFix: run(applyFirstFix),
      showActionsAtCaret: run(showActionsAtCaret),
      suppressWithReason: (reason) => run(suppressWithReason(reason))(),
      configureLint:
        (config) =>
        ({ tr }) => {
          configureLint(tr, config)
          return true
        },
      refreshLint:
        () =>
        ({ tr }) => {
          refreshLint(tr)
          return true
        },
      setLintActive:
        (active) =>
        ({ tr }) => {
          setLintActive(tr, active)
          return true
        },
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
  const state: EditorState = editor.state
  if (!command(state)) return false
  queueMicrotask(() => {
    if (!editor.isDestroyed) command(editor.state, editor.view.dispatch.bind(editor.view), editor.view)
  })
  return true
}
