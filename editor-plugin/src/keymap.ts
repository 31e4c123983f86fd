/** The keys of the plugin. */
import type { Command } from 'prosemirror-state'
import {
  closeLintCard,
  nextDiagnostic,
  openLintPanel,
  previousDiagnostic,
  showActionsAtCaret,
  toggleLintPanel,
} from './commands.ts'
import { uiOf } from './views.ts'

/** Into the list; the list itself knows the way back. One that the host draws is opened and closed, as the plugin cannot move into it. */
const list: Command = (state, dispatch, view) =>
  (view !== undefined && uiOf(view)?.listed === true ? openLintPanel : toggleLintPanel)(state, dispatch, view)

/**
 * For `keymap()` of prosemirror-keymap: F8 and Shift-F8 walk, Mod-. opens the card at the caret, Mod-Shift-m opens the list and moves into it, Escape
 * closes the card. Put it before other keymaps.
 */
export const lintKeymap: Readonly<Record<string, Command>> = {
  F8: nextDiagnostic,
  'Shift-F8': previousDiagnostic,
  'Mod-.': showActionsAtCaret,
  'Mod-Shift-m': list,
  Escape: closeLintCard,
}
