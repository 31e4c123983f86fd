// The two classes that every page, worker and Node version has, and that no ECMAScript library declares.
declare class TextDecoder {
  decode(bytes: Uint8Array): string
}
declare class TextEncoder {
  encode(text: string): Uint8Array
}
