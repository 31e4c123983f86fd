/** Which elements and attributes of HTML hold text, and what folds in it. */

/** Elements that stand within a line of text. */
export const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
/** Elements whose content nobody reads. */
export const SKIPPED = new Set(['script', 'style', 'template', 'noscript', 'svg', 'math'])
/** Attributes that hold text for a reader of the page. */
export const TEXT_ATTRIBUTES: readonly string[] = ['alt', 'title', 'placeholder', 'aria-label']

/** Attributes whose words are meant for the browser. */
export const MACHINE_ATTRIBUTES = /^(?:style|class|id|href|src|srcset|sizes|d|rel|media|on\w+)$/

/** White space as a browser folds it; a space that must not break is kept. */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d)
  if (code < 0x1680) return false
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    /[\u2028\u2029\u202f\u205f\u3000\ufeff]/.test(String.fromCharCode(code))
  )
}
