/** The files below a folder, in an order that is the same on every run and machine. */

import { opendir } from 'node:fs/promises'
import { join } from 'node:path'

/** A file, or a folder that could not be listed, or an entry that is left out. */
export interface Found {
  readonly type: 'file' | 'unreadable' | 'left-out'
  readonly path: string
}

const LEFT_OUT = new Set(['node_modules'])

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * Walks a folder: entries sorted by code units, folders in their place among the files. Left out, and named as such: hidden
 * entries, `node_modules`, Office lock files, symbolic links (they may lead in circles) and anything that is no file.
 */
export async function* walk(folder: string): AsyncGenerator<Found> {
  const entries: { name: string; folder: boolean; file: boolean }[] = []
  try {
    for await (const entry of await opendir(folder)) {
      entries.push({ name: entry.name, folder: entry.isDirectory(), file: entry.isFile() })
    }
  } catch {
    yield { type: 'unreadable', path: folder }
    return
  }
  entries.sort((a, b) => byCodeUnits(a.name, b.name))
  for (const entry of entries) {
    const path = join(folder, entry.name)
    const out = entry.name.startsWith('.') || entry.name.startsWith('~$') || LEFT_OUT.has(entry.name)
    if (out || !(entry.folder || entry.file)) yield { type: 'left-out', path }
    else if (entry.folder) yield* walk(path)
    else yield { type: 'file', path }
  }
}
