/** Test helper: documents. */
import type { Node } from 'prosemirror-model'
import { schema } from 'prosemirror-schema-basic'

/** A document of paragraphs. */
export function toDoc(...paragraphs: readonly string[]): Node {
  return schema.node(
    'doc',
    null,
    paragraphs.map((text) => schema.node('paragraph', null, text === '' ? [] : [schema.text(text)])),
  )
}
