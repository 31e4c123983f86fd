/**
 * Placeholders of templates stand in the way of parsers: `<<ämne>>` holds an HTML tag, `{{elevens namn}}` is no expression, a line of
 * `____` is a rule across the page. So parsers are given a copy in which every placeholder is a run of one letter of private use, as
 * long as before; the prose is then cut out of the source itself.
 */

const MARK = '\ue000'

const EVERYWHERE = /\{\{[^{}\n]{1,60}\}\}|\$\{[^{}\n]{1,60}\}|<<[^<>\n]{1,60}>>|_{3,}/g
// Made when they are first needed: classes of letters take milliseconds to compile.
let percents: RegExp | undefined
let brackets: RegExp | undefined
let values: RegExp | undefined
const DEFINITION = /^ {0,3}\[([^\]\n]{1,60})\]:/gm

/** The text with placeholders covered; same length. */
export function coverPlaceholders(source: string): string {
  const covered = coverMarks(source)
  if (!covered.includes('[')) return covered
  const defined = new Set(Array.from(source.matchAll(DEFINITION), (match) => fold(match[1] ?? '')))
  // A bracket behind `]` is an address, behind `:name` the label of a directive.
  brackets ??= /(!?)(?<![\]\\])(?<!:[\w-]{1,40})\[(?![ xX]\])([\p{L} /.-]{1,40})\](?![([:])/gu
  return covered.replace(brackets, (found, image: string, name: string) =>
    image !== '' || defined.has(fold(name)) ? found : MARK.repeat(found.length),
  )
}

/** As `coverPlaceholders`, for YAML, where a bracket at the beginning of a value opens a list. */
export function coverInYaml(source: string): string {
  const covered = coverMarks(source)
  if (!covered.includes('[')) return covered
  values ??= /\[[\p{L} /.-]{1,40}\](?=[ \t]+[^\s#\]},])/gu
  return covered.replace(values, (found) => MARK.repeat(found.length))
}

function coverMarks(source: string): string {
  const covered = source.replace(EVERYWHERE, (found) => MARK.repeat(found.length))
  if (!/%[^%\s]{2,30}%/.test(covered)) return covered
  percents ??= /%[\p{Lu}_]{2,30}%/gu
  return covered.replace(percents, (found) => MARK.repeat(found.length))
}

function fold(name: string): string {
  return name.trim().toLowerCase()
}
