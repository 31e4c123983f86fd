/** Reader of presentations: slides in their order, hidden ones too, notes, comments, diagrams, masters, properties, embedded files. */

import { type DocumentText, readDocument } from './document.ts'
import { embeddedFiles, entriesLike, partTexts, propertyTexts } from './office-parts.ts'
import type { ReadOptions, ReadSource, Source } from './options.ts'
import { partItem, partWithin } from './part.ts'
import type { ReadItem } from './record.ts'
import { readRelations, runPart } from './xlsx-parts.ts'
import type { Archive } from './zip.ts'

/** Names of the slides in the order in which they are shown; slides that the presentation does not list come last. */
async function slideNames(archive: Archive): Promise<string[]> {
  const ids: string[] = []
  try {
    await runPart(archive, 'ppt/presentation.xml', {
      open(name, attributes) {
        if (name === 'sldId') ids.push(attributes['r:id'] ?? '')
      },
    })
  } catch {
    // The slides are there all the same, by their names.
  }
  const relations = await readRelations(archive, 'ppt/presentation.xml').catch(() => [])
  const listed = ids.flatMap((id) => relations.find((relation) => relation.id === id)?.target ?? [])
  const all = entriesLike(archive, /^ppt\/slides\/[^/]+\.xml$/).map((entry) => entry.fileName)
  return [...new Set([...listed.filter((name) => all.includes(name)), ...all])]
}

async function* texts(archive: Archive, source: Source): AsyncGenerator<DocumentText | ReadItem> {
  const seen = new Set<string>()
  const read = async function* (name: string, names: { field?: string; part?: string; prefix?: string }) {
    const entry = archive.find(name)
    if (entry === undefined || seen.has(name)) return
    seen.add(name)
    yield* partTexts(archive, entry, names, source)
  }
  for (const [index, name] of (await slideNames(archive)).entries()) {
    const part = partWithin(source, `slide ${index + 1}`)
    yield partItem({ file: source.file, part }, 'slide')
    yield* read(name, { part })
    const relations = await readRelations(archive, name).catch(() => [])
    for (const { type, target } of relations) {
      if (type === 'notesSlide') yield* read(target, { part, field: 'anteckningar', prefix: 'notes, ' })
      else if (type === 'comments') yield* read(target, { part, field: 'kommentar' })
      else if (type === 'diagramData' || type === 'chart')
        yield* read(target, { part, field: 'diagram', prefix: 'diagram, ' })
    }
  }
  const rest =
    /^ppt\/(?:slideMasters|slideLayouts|notesMasters|handoutMasters|notesSlides|comments|diagrams\/data|charts)[^_]*\.xml$/
  for (const { fileName } of entriesLike(archive, rest)) {
    const name = fileName.slice('ppt/'.length, -'.xml'.length)
    yield* read(fileName, { prefix: `${name}, `, ...(name.startsWith('comments') ? { field: 'kommentar' } : {}) })
  }
  yield* propertyTexts(archive, source)
}

/** Reads a presentation that is open as an archive. A damaged slide costs that slide only. */
export async function* readPptx(
  archive: Archive,
  source: Source,
  options: ReadOptions,
  read: ReadSource,
): AsyncGenerator<ReadItem> {
  yield* readDocument(texts(archive, source), source, options)
  yield* embeddedFiles(archive, 'ppt', source, options, read)
}
