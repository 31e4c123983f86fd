/** Counts the signs of text that was decoded wrongly, so that a reader can warn instead of scanning rubbish in silence. */

const SIGNS =
  /[\u0080-\u009f]|\ufffd|Ã[¥¤¶…„–\u0085\u0084\u0096]|(?<=\p{Ll})[ŠŒš](?=\p{Ll})|(?<=\p{Ll})[†„”](?=\p{Ll})/gu

/** Running counts over the text of one file. */
export class Mojibake {
  /** C1 control characters: bytes that no encoding for text uses. */
  controls = 0
  /** U+FFFD: characters an earlier program could not read. They are lost. */
  replaced = 0
  /** Pairs such as `Ã¥`: UTF-8 that an earlier program decoded as windows-1252. */
  doubled = 0
  /** Letters that stand where a Mac file has åäö. */
  mac = 0
  /** Signs that stand where a DOS file has åäö. */
  dos = 0
  /** åäö as such. */
  letters = 0

  /** Counts what one piece of text shows. */
  see(text: string): void {
    for (const [sign] of text.matchAll(SIGNS)) {
      if (sign === '\ufffd') this.replaced++
      else if (sign.length === 2) this.doubled++
      else if (sign < '\u00a0') this.controls++
      else if ('ŠŒš'.includes(sign)) this.mac++
      else this.dos++
    }
    if (this.mac + this.dos > 0 && this.letters === 0 && /[åäöÅÄÖ]/.test(text)) this.letters++
  }
}
