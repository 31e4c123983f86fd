/** The public surface of `fritext/prosemirror`, in the order in which one meets it. */

export {
  blockingDiagnostics,
  configureLint,
  diagnosticCount,
  diagnostics,
  diagnosticsAt,
  forEachDiagnostic,
  getLintState,
  lintCounts,
  refreshLint,
  setDiagnostics,
  setLintActive,
  suppressions,
} from './access.ts'
export {
  applyFirstFix,
  closeLintCard,
  closeLintPanel,
  flushLint,
  forceLint,
  nextDiagnostic,
  openLintPanel,
  previousDiagnostic,
  showActionsAtCaret,
  suppressWithReason,
  toggleLintPanel,
  unsuppress,
} from './commands.ts'
export type { CardRenderer, LintConfig, LintOptions } from './config.ts'
export { lintKeymap } from './keymap.ts'
export { fritextLint } from './lint.ts'
export { fetchModel } from './model.ts'
export { type Phrases, phrasesFor } from './phrases.ts'
export { fritextKey, type LintMeta, type LintState } from './state.ts'
export type {
  Diagnostic,
  LintAction,
  LintCounts,
  LintSeverity,
  LintSource,
  Range,
  Suppression,
} from './types.ts'
