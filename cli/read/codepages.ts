/**
 * Single-byte encodings as tables. TextDecoder('windows-1252') leaves 0x80-0x9F as control characters on Node 20, and Node
 * has no cp850 at all; tables are right everywhere and as fast.
 */

/** What 0x80-0x9F mean in windows-1252; the five unused bytes stay the control characters they are in Latin-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** What 0x80-0xFF mean in Mac OS Roman. */
const MACINTOSH =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
  '¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›\ufb01\ufb02‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ'

/** What 0x80-0xFF mean in code page 850 (DOS, western Europe). */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

/** The single-byte encodings. */
export type CodePage = 'windows-1252' | 'macintosh' | 'cp850'

const UPPER_HALF = /[\u0080-\u00ff]/g
const C1 = /[\u0080-\u009f]/g

function mapped(bytes: Buffer, pattern: RegExp, table: string): string {
  const latin1 = bytes.toString('latin1')
  return latin1.replace(pattern, (sign) => table.charAt(sign.charCodeAt(0) - 0x80))
}

/** Decodes bytes of a single-byte encoding. Every byte gives one character, so chunks may be cut anywhere. */
export function decodeCodePage(bytes: Buffer, page: CodePage): string {
  if (page === 'windows-1252') return mapped(bytes, C1, WINDOWS_1252)
  return mapped(bytes, UPPER_HALF, page === 'macintosh' ? MACINTOSH : CP850)
}
