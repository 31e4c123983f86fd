/** How a tar archive is known. Apart from its reader, since every file is looked at. */

const BLOCK = 512

/** True where the bytes begin a tar archive: its mark, or the check sum of an old one. */
export function isTar(head: Buffer): boolean {
  if (head.length < BLOCK) return false
  if (head.subarray(257, 262).toString('latin1') === 'ustar') return true
  const stored = Number.parseInt(head.subarray(148, 156).toString('latin1').replace(/\0.*$/s, '').trim(), 8)
  if (!Number.isFinite(stored) || stored === 0 || head[0] === 0) return false
  let sum = 8 * 0x20
  for (let at = 0; at < BLOCK; at++) if (at < 148 || at >= 156) sum += head[at] ?? 0
  return sum === stored
}
