/** Names that come from outside (files, headers, sheets) made fit for a terminal or a report. */

/** C0 and C1 controls, the line separators, bidirectional overrides and zero-width marks: what can rewrite a terminal line. */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\p{Cs}/gu

/**
 * Writes every control, override and zero-width character of a name as `\u{hex}`, so that a name can never move the cursor
 * or hide its own ending. Other characters, åäö among them, stay. Names longer than `limit` code units are cut with `…`.
 */
export function safeName(name: string, limit = 300): string {
  const shown = name.replace(UNSAFE, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`)
  return shown.length > limit ? `${shown.slice(0, limit - 1)}…` : shown
}
