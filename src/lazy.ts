/** A value that is made when it is first asked for and kept: no start pays for what its texts do not need. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
