/** The keys of the plugin. */
import type { Command } from 'prosemirror-state'
import { closeLintCard, nextDiagnostic, previousDiagnostic, showActionsAtCaret, toggleLintPanel } from './commands.ts'

/**
 * For `keymap()` of prosemirror-keymap: F8 and Shift-F8 walk, Mod-. opens the card at the caret, Mod-Shift-m the panel, Escape closes the card.
 * Put it before other keymaps.
 */
export const lintKeymap: Readonly<Record<string, Command>> = {
  F8: nextDiagnostic,
  'Shift-F8': previousDiagnostic,
  'Mod-.': showActionsAtCaret,
  'Mod-Shift-m': toggleLintPanel,
  Escape: closeLintCard,
}
