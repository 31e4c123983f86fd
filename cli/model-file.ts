/**
 * Models of an organisation's own as files: the model, then eight bytes, a mark and the CRC-32 of all before it. Whoever reads a model passes
 * over them. The model that ships has none: its package is checked when it is installed.
 */
import { readFileSync } from 'node:fs'
import { decodeModel, type Model } from '../src/index.ts'

const MARK = 0x53525246 // "FRRS"
const SEAL_BYTES = 8

/** The bytes of a model with their check sum behind them, as they are written into a file. */
export function sealed(model: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(model.length + SEAL_BYTES)
  bytes.set(model)
  const seal = new DataView(bytes.buffer, model.length)
  seal.setUint32(0, MARK, true)
  seal.setUint32(4, sumOf(model), true)
  return bytes
}

/**
 * Reads a model that is not the one of the package. A copy of that (`shipped` is its path) may do without a check sum. Costs some 2 ms. Throws
 * with the path and what to do where the file cannot be read, is none of this version, or is damaged.
 */
export function readOwnModel(file: string, shipped: string): Model {
  let bytes: Buffer
  let model: Model
  try {
    bytes = readFileSync(file)
    model = decodeModel(bytes)
  } catch (cause) {
    throw new Error(`E126 ${file} is no model of Fritext, or a damaged one. ${REMEDY}`, { cause })
  }
  const end = bytes.length - SEAL_BYTES
  if (end < 0 || bytes.readUInt32LE(end) !== MARK) {
    if (bytes.equals(readFileSync(shipped))) return model
    throw new Error(`E126 ${file} ends without a check sum: it is damaged, or of an earlier version. ${REMEDY}`)
  }
  if (bytes.readUInt32LE(end + 4) === sumOf(bytes.subarray(0, end))) return model
  throw new Error(`E126 ${file} is damaged: what it holds does not match its check sum. ${REMEDY}`)
}

const REMEDY = 'Copy it again from where it was made, or make it again with "fritext train".'

function sumOf(bytes: Uint8Array): number {
  // Loading it would cost every start a millisecond.
  return process.getBuiltinModule('node:zlib').crc32(bytes)
}
