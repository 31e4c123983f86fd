/** Letters of other scripts that look like Latin ones, and wide forms: a word that mixes them with Latin letters is meant to be read in Latin. */
import { lazy } from '../lazy.ts'

const CYRILLIC = ['авекмнорстухасеорхуіјѕԁһАВЕКМНОРСТУХІЈЅ', 'abekmhopctyxaceopxyijsdhABEKMHOPCTYXIJS'] as const
const GREEK = ['αεικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'aeikvoptuxABEZHIKMNOPTYX'] as const

const latin = lazy(() => {
  const map = new Map<string, string>()
  for (const [from, to] of [CYRILLIC, GREEK])
    for (let at = 0; at < from.length; at++) map.set(from[at] as string, to[at] as string)
  return map
})

const WIDE = /[\uff01-\uff5e]/g
const MIXED = /[a-zåäöA-ZÅÄÖ][\u0370-\u052f]|[\u0370-\u052f][a-zåäöA-ZÅÄÖ]/

/** True if a text holds wide letters or a word of more than one script. */
export function isDisguised(text: string): boolean {
  return text.search(WIDE) >= 0 || MIXED.test(text)
}

/** The text with its wide letters and, in words of more than one script, its lookalikes exchanged for Latin ones; as long as before. */
export function undisguise(text: string): string {
  return text
    .replace(WIDE, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[\p{Script=Latin}\u0370-\u052f]+/gu, (word) =>
      MIXED.test(word) ? [...word].map((letter) => latin().get(letter) ?? letter).join('') : word,
    )
}
