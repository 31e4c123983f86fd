import { expect, it } from 'vitest'
import { linterFor, openEngine } from '../engine.ts'
import type { NumberedRecord } from './batch.ts'
import { Judge } from './judge.ts'
import { openPool, type PoolOptions } from './pool.ts'

const choice = { policy: 'strict', config: false } as const
const { policy } = await openEngine(choice)
const key = Buffer.from('a key that tests share')
const judge = new Judge(linterFor(policy, 'both'), key)

const records = (count: number): NumberedRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    type: 'record',
    file: 'a.csv',
    locator: { row: index + 1 },
    role: 'prose',
    text: 'Elsa har diabetes i dag.',
    number: index + 1,
  }))

/** A batch that says it is large, so that a worker gets the next one. */
const batch = (seq: number, count: number) => ({ seq, fileId: 'f', items: records(count), size: 1 << 20 })

async function judged(options: Partial<PoolOptions>) {
  const pool = openPool({ judge, choice, key, concurrency: 2, ...options })
  try {
    return [await pool.judge(batch(0, 2)), await pool.judge(batch(1, 3))] as const
  } finally {
    await pool.close()
  }
}

it('a worker finds what the main thread finds', async () => {
  const [local, remote] = await judged({})
  expect(remote.findings.slice(0, 2)).toEqual(local.findings)
  expect(remote.findings).toHaveLength(3)
  expect(remote.unjudged).toEqual([])
})

it('what takes too long is told as unjudged, record by record, and never as clean', async () => {
  const [local, remote] = await judged({ timeout: 1 })
  expect(local.unjudged).toEqual([])
  expect(remote).toEqual({ findings: [], unjudged: [1, 2, 3] })
})

it('a worker that dies costs its records, and the next batch gets a new one', async () => {
  const [, remote] = await judged({ choice: { policy: 'no-such-policy' } })
  expect(remote).toEqual({ findings: [], unjudged: [1, 2, 3] })
})
