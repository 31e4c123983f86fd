import { expect, it } from 'vitest'
import { encodeBinary } from '../src/binary.ts'
import { rulesModule } from './rules-module.ts'

const bytes = encodeBinary(
  7,
  { note: 'Ett </script> "å" \\ $`' },
  { rows: Uint8Array.from({ length: 512 }, (_, at) => at & 255) },
)

async function run(source: string): Promise<Uint8Array> {
  const url = `data:text/javascript,${encodeURIComponent(source)}`
  const module = (await import(/* @vite-ignore */ url)) as { rules(): Uint8Array }
  return module.rules()
}

it('gives back every byte', async () => {
  expect(await run(rulesModule(bytes))).toEqual(bytes)
})

it('takes bytes that lie within others', async () => {
  const room = new Uint8Array(bytes.length + 3)
  room.set(bytes, 3)
  expect(await run(rulesModule(room.subarray(3)))).toEqual(bytes)
})

it('holds nothing that a page in one file could stumble over', () => {
  expect(rulesModule(bytes)).not.toContain('</')
})
