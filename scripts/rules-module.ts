/**
 * Compiled rules as a module, since every bundler can carry one and a page in one file can hold it. The bytes stand in printable ASCII:
 * most are small and take one character each, the others two, so that the compression of transport finds what it would find in the bytes.
 * (Base64 hides it: brotli makes 14 % more of it.)
 */

/** No quote, backslash or dollar, and nothing that could end a script in a page. */
const CHARS = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).filter(
  (char) => !/['"`\\$<]/.test(char),
)
const ORDER = [...CHARS].sort((a, b) => Number(/\W/.test(a)) - Number(/\W/.test(b))).join('')
const BASE = ORDER.length
/** Bytes below this take one character. The two characters left begin pairs. */
const SINGLE = BASE - 2

/** The source of a module that exports `rules()`, which gives these bytes. They begin with eight bytes and a JSON text: see `src/binary.ts`. */
export function rulesModule(bytes: Uint8Array): string {
  const end = 8 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true)
  const json = JSON.stringify(new TextDecoder().decode(bytes.subarray(8, end)))
  return `const json = ${json.replaceAll('<', '\\u003c')}
const text = '${[...bytes.subarray(end)].map(characters).join('')}'
export function rules() {
  const bytes = new Uint8Array(${bytes.length})
  bytes.set([${bytes.subarray(0, 8).join()}])
  bytes.set(new TextEncoder().encode(json), 8)
  const value = new Uint8Array(128)
  ;[...'${ORDER}'].forEach((char, at) => (value[char.charCodeAt(0)] = at))
  for (let from = 0, at = ${end}; from < text.length; from++) {
    const one = value[text.charCodeAt(from)]
    bytes[at++] = one < ${SINGLE} ? one : ${SINGLE} + (one - ${SINGLE}) * ${BASE} + value[text.charCodeAt(++from)]
  }
  return bytes
}
`
}

function characters(byte: number): string {
  if (byte < SINGLE) return ORDER[byte] as string
  const rest = byte - SINGLE
  return `${ORDER[SINGLE + Math.floor(rest / BASE)]}${ORDER[rest % BASE]}`
}
