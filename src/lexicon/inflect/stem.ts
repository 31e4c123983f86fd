/** How Swedish spelling changes at the end of a stem: unstressed e that drops, m and n that double, vowels that change. */

const VOWEL = /[aeiouyåäöéü]/gi

/** Last parts on -el, -en, -er whose e is stressed and stays: *stenen*, *kvarteret*, *fördelar*, *felet*. */
const STRESSED_TAIL =
  /(?:kamel|spel|(?:^|[^of])fel|ben|fren|hygien|pollen|klockren|^oren|(?<!kri)sten|gren|scen|ven|sken|(?:^|hetero|homo|allo|pato|cancero|aller|kolla|hydro|oxy|östro)gen|(?:^|ord)men|kvarter|officer|kavaljer|hotel|(?:^|s)ler|(?:^|s|för|nack|bak|fram|över|under|dje|rde|mte|tte|onde|lär|inne|bi|ytter|inner|halv|mellan)del|(?:^|s)andel)$/i

/** Words whose final m or n is short and doubles before a vowel, alone or as a last part: *rummet*, *drömmar*, *dumma*. */
const DOUBLING =
  /(?:kam|stam|ström|dröm|lem|rum|hem|gom|tum|skam|gram|slem|sim|sam|dum|grym|stum|skum|krum|ljum|from|^öm|^tom|man|mun|vän|allmän)$/i

/** Words that end like those and do not double: *problemet*, *forumet*, *romanen*, *humana*. */
const NOT_DOUBLING =
  /(?:blem|centrum|forum|serum|spektrum|plenum|datum|narkoman|mytoman|kleptoman|pyroman|roman|human|german|ottoman|talisman|kommun|immun)$/i

/** The number of vowel letters, a stand-in for syllables. */
export function vowelCount(word: string): number {
  return word.match(VOWEL)?.length ?? 0
}

/** Whether the word ends in a vowel letter. */
export function endsInVowel(word: string): boolean {
  return /[aeiouyåäöéü]$/i.test(word)
}

/** Whether the word ends in an unstressed -el, -en or -er, as *cykel*, *vatten*, *syster* do and *kvarter* does not. */
export function hasWeakEnding(word: string): boolean {
  return /e[lnr]$/i.test(word) && vowelCount(word) > 1 && !STRESSED_TAIL.test(word)
}

/** The stem without its unstressed e, and with mm before a consonant shortened: *cykl*, *himl*, *numr*. Others unchanged. */
export function dropWeakVowel(word: string): string {
  if (!hasWeakEnding(word)) return word
  const head = word.slice(0, -2)
  return (head.endsWith('mm') ? head.slice(0, -1) : head) + word.slice(-1)
}

/** The stem as written before a vowel: a short final m or n is doubled (*rumm*, *vänn*). */
export function doubleFinal(word: string): string {
  return /[mn]$/i.test(word) && DOUBLING.test(word) && !NOT_DOUBLING.test(word) ? word + word.slice(-1) : word
}

/** An expression cut around the word that inflects: the first (*slå* sig) or the last (sexuell *läggning*). */
export function splitExpression(
  lemma: string,
  head: 'first' | 'last',
): { readonly before: string; readonly word: string; readonly after: string } {
  const at = head === 'first' ? lemma.indexOf(' ') : lemma.lastIndexOf(' ')
  if (at < 0) return { before: '', word: lemma, after: '' }
  return head === 'first'
    ? { before: '', word: lemma.slice(0, at), after: lemma.slice(at) }
    : { before: lemma.slice(0, at + 1), word: lemma.slice(at + 1), after: '' }
}

/** The value of the longest listed word that is the whole lemma or its last part, with what stands before it. */
export function lookupTail<T>(table: ReadonlyMap<string, T>, lemma: string): { before: string; value: T } | undefined {
  for (let at = 0; at < lemma.length - 1; at++) {
    const value = table.get(lemma.slice(at).toLowerCase())
    if (value !== undefined) return { before: lemma.slice(0, at), value }
  }
  return undefined
}
