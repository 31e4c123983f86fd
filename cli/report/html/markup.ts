/** HTML as a value that is safe by construction: whatever is put into it is escaped, unless it is markup itself. */

/** A piece of markup. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Child = Markup | string | number | undefined | false | readonly Child[]

/** Text as it stands in HTML, in an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function render(child: Child): string {
  if (child === undefined || child === false) return ''
  if (child instanceof Markup) return child.text
  if (typeof child === 'string') return escapeHtml(child)
  if (typeof child === 'number') return String(child)
  return child.map(render).join('')
}

/** Markup from a template; its values are escaped. */
export function html(strings: TemplateStringsArray, ...values: readonly Child[]): Markup {
  return new Markup(strings.map((string, index) => string + render(values[index])).join(''))
}

/** Data for a script element: no `<` in it can end the element or open a comment. */
export function jsonData(value: unknown): Markup {
  return new Markup(
    JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029'),
  )
}
