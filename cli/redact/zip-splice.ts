/** A zip archive with some entries replaced and every other byte of its entries copied as it is. */
import { crc32, deflateRawSync } from 'node:zlib'
import { SpliceError } from './edits.ts'

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

interface Item {
  readonly name: string
  readonly header: Buffer
  readonly offset: number
}

function directoryOf(bytes: Buffer): { items: Item[]; start: number; end: Buffer } {
  let at = bytes.length - 22
  while (at >= 0 && bytes.readUInt32LE(at) !== END) at--
  if (at < 0) throw new SpliceError('the archive has no directory')
  const count = bytes.readUInt16LE(at + 10)
  const start = bytes.readUInt32LE(at + 16)
  if (count === 0xffff || start === 0xffffffff) throw new SpliceError('the archive is larger than can be written anew')
  const items: Item[] = []
  let next = start
  for (let index = 0; index < count; index++) {
    if (bytes.readUInt32LE(next) !== CENTRAL) throw new SpliceError('the directory of the archive is damaged')
    const nameLength = bytes.readUInt16LE(next + 28)
    const length = 46 + nameLength + bytes.readUInt16LE(next + 30) + bytes.readUInt16LE(next + 32)
    const header = Buffer.from(bytes.subarray(next, next + length))
    items.push({ name: header.subarray(46, 46 + nameLength).toString('utf8'), header, offset: header.readUInt32LE(42) })
    next += length
  }
  return { items, start, end: Buffer.from(bytes.subarray(at)) }
}

/** The archive with the entries of these names replaced. Order, names, dates and all other entries stay. Throws `SpliceError`. */
export function spliceZip(bytes: Buffer, replaced: ReadonlyMap<string, Buffer>): Buffer {
  const { items, start, end } = directoryOf(bytes)
  const byOffset = [...items].sort((a, b) => a.offset - b.offset)
  const pieces: Buffer[] = [bytes.subarray(0, byOffset[0]?.offset ?? 0)]
  let length = pieces[0]?.length ?? 0
  const add = (piece: Buffer): void => {
    pieces.push(piece)
    length += piece.length
  }
  for (const [index, item] of byOffset.entries()) {
    const content = replaced.get(item.name)
    const until = byOffset[index + 1]?.offset ?? start
    const moved = length
    if (content === undefined) add(bytes.subarray(item.offset, until))
    else {
      if (bytes.readUInt32LE(item.offset) !== LOCAL) throw new SpliceError('an entry of the archive is damaged')
      const nameLength = bytes.readUInt16LE(item.offset + 26)
      const extraLength = bytes.readUInt16LE(item.offset + 28)
      const local = Buffer.from(bytes.subarray(item.offset, item.offset + 30 + nameLength + extraLength))
      const packed = deflateRawSync(content, { level: 9 })
      for (const [header, from] of [
        [local, 6],
        [item.header, 8],
      ] as const) {
        // The sizes stand in the header itself, so there is no descriptor behind the data.
        header.writeUInt16LE(header.readUInt16LE(from) & ~0x0008, from)
        header.writeUInt16LE(8, from + 2)
        header.writeUInt32LE(crc32(content), from + 8)
        header.writeUInt32LE(packed.length, from + 12)
        header.writeUInt32LE(content.length, from + 16)
      }
      add(local)
      add(packed)
    }
    item.header.writeUInt32LE(moved, 42)
  }
  const directory = Buffer.concat(items.map(({ header }) => header))
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(length, 16)
  return Buffer.concat([...pieces, directory, end])
}
