/** Where the page has its rules and its model from: blocks of data inside it, or files beside it. */

const KNOWN = { sv: 'rules.sv.bin', en: 'rules.en.bin', model: 'judge.bin' } as const

/** The bytes of a part of the page. Throws if they cannot be had. */
export async function load(part: keyof typeof KNOWN): Promise<Uint8Array> {
  const block = document.getElementById(`data-${part}`)
  if (block !== null) return unpack(block.textContent ?? '')
  const answer = await fetch(KNOWN[part])
  if (!answer.ok) throw new Error(`${KNOWN[part]}: ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}

/** Bytes that were compressed by gzip and written in base64. */
async function unpack(text: string): Promise<Uint8Array> {
  const packed = Uint8Array.from(atob(text.trim()), (char) => char.charCodeAt(0))
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
