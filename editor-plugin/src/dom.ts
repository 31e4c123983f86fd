/** Small helpers for elements. Texts go in as text, never as HTML. */

/** Attributes of an element; `undefined` leaves one out. */
export type Attributes = Readonly<Record<string, string | undefined>>

/** Makes an element of the document of `near`. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  near: globalThis.Node,
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (globalThis.Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = (near.ownerDocument as Document).createElement(name)
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value)
  made.append(...children)
  return made
}

/** Makes a button that does something and submits no form. */
export function button(near: globalThis.Node, name: string, label: string, press: () => void): HTMLButtonElement {
  const made = element(near, 'button', { type: 'button', class: name }, label)
  made.addEventListener('click', press)
  return made
}

/** The element within `element`, or itself, that has the focus; `undefined` where the focus is elsewhere. Sees into the shadow tree it stands in. */
export function focusedIn(element: HTMLElement): HTMLElement | undefined {
  const { activeElement } = element.getRootNode() as Document | ShadowRoot
  return activeElement != null && element.contains(activeElement) ? (activeElement as HTMLElement) : undefined
}

let lastId = 0

/** An id that no other element of the page has. */
export function freshId(): string {
  lastId++
  return `ProseMirror-lint-${lastId}`
}
