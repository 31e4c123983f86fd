/**
 * Placeholders of templates stand in the way of parsers: `<<ämne>>` holds an HTML tag, `{{elevens namn}}` is no expression, a line of
 * `____` is a rule across the page. So parsers are given a copy in which every placeholder is a run of one letter of private use, as
 * long as before; the prose is then cut out of the source itself.
 */

const MARK = '\ue000'

const EVERYWHERE = /\{\{[^{}\n]{1,60}\}\}|\$\{[^{}\n]{1,60}\}|<<[^<>\n]{1,60}>>|%[\p{Lu}_]{2,30}%|_{3,}/gu
// A bracket behind `]` is an address, behind `:name` the label of a directive.
const BRACKETS = /(!?)(?<![\]\\])(?<!:[\w-]{1,40})\[(?![ xX]\])([\p{L} /.-]{1,40})\](?![([:])/gu
const DEFINITION = /^ {0,3}\[([^\]\n]{1,60})\]:/gmu

/** The text with placeholders covered; same length. */
export function coverPlaceholders(source: string): string {
  if (!/[{[<%_]/.test(source)) return source
  const covered = source.replace(EVERYWHERE, (found) => MARK.repeat(found.length))
  const defined = new Set(Array.from(source.matchAll(DEFINITION), (match) => fold(match[1] ?? '')))
  return covered.replace(BRACKETS, (found, image: string, name: string) =>
    image !== '' || defined.has(fold(name)) ? found : MARK.repeat(found.length),
  )
}

/** As `coverPlaceholders`, for YAML, where a bracket at the beginning of a value opens a list. */
export function coverInYaml(source: string): string {
  const covered = source.replace(EVERYWHERE, (found) => MARK.repeat(found.length))
  return covered.replace(/\[[\p{L} /.-]{1,40}\](?=[ \t]+[^\s#\]},])/gu, (found) => MARK.repeat(found.length))
}

function fold(name: string): string {
  return name.trim().toLowerCase()
}
