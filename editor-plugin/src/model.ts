/** Fetching the learned model, once the note is on the screen. */
import { decodeModel, type Model } from '../../src/index.ts'

/**
 * Fetches the learned model, `fritext/model/judge.bin`, from where the host serves it; give it to `configureLint`. Until then the rules decide
 * alone. Throws if it cannot be had or is of another version.
 */
export async function fetchModel(from: string | URL, init?: RequestInit): Promise<Model> {
  const answer = await fetch(from, init)
  if (!answer.ok) throw new Error(`the learned model cannot be fetched: ${answer.status}`)
  return decodeModel(new Uint8Array(await answer.arrayBuffer()))
}
