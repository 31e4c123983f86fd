import { afterEach, describe, expect, it } from 'vitest'
import { type Client, type ClientSetup, disposeClients, openClient, PULLS, rulesOf } from './testing.ts'

const TEMPLATE = '# Brev hem\n\nHej!\n\nElsa har diabetes.\n'

afterEach(disposeClients)

const openOn = async (text: string, setup: ClientSetup = {}): Promise<Client> => {
  const client = await openClient({ capabilities: PULLS, ...setup })
  await client.open(text, setup.name?.endsWith('.yaml') === true ? 'yaml' : 'markdown')
  return client
}

const titled = async (client: Client, title: string) =>
  (await client.actions()).find((action) => action.title.startsWith(title))

describe('"suppress with reason"', () => {
  it('puts in a comment that holds once a reason stands in it', async () => {
    const client = await openOn(TEMPLATE)
    await client.apply(await titled(client, 'Undertryck art9/health här'))
    expect(client.text).toContain('\n<!-- fritext-disable-next-line art9/health --  -->\nElsa har diabetes')
    expect(rulesOf(await client.pulled())).toEqual(expect.arrayContaining(['suppression/no-reason', 'art9/health']))
    await client.change({ text: client.text.replace('--  -->', '-- exempel i mallen -->') })
    expect(await client.pulled()).toEqual([])
  })

  it('reaches the whole file', async () => {
    const client = await openOn(`---\ntitel: Brev\n---\n\n${TEMPLATE}`)
    await client.apply(await titled(client, 'Undertryck art9/health i hela filen'))
    expect(client.text).toContain('---\n<!-- fritext-disable-file art9/health --  -->\n')
    await client.change({ text: client.text.replace('--  -->', '-- exempel i mallen -->') })
    expect(await client.pulled()).toEqual([])
  })

  it('puts the cursor where the reason goes, for a client that takes snippets', async () => {
    const workspaceEdit = { documentChanges: true, snippetEditSupport: true }
    const capabilities = { ...PULLS, workspace: { ...PULLS.workspace, workspaceEdit } }
    const client = await openOn('Elsa har diabetes.\n', { name: 'brev.mdx', capabilities })
    const action = await titled(client, 'Undertryck art9/health här')
    const snippet = { kind: 'snippet', value: '{/* fritext-disable-next-line art9/health -- $0 */\\}\n' }
    expect(action?.edit?.documentChanges).toMatchObject([{ edits: [{ snippet }] }])
    await client.apply(action)
    expect(client.text).toBe('{/* fritext-disable-next-line art9/health --  */}\nElsa har diabetes.\n')
  })

  it('is not offered where the policy does not allow it', async () => {
    const files = { 'fritext.config.yaml': 'extends: strict\nsuppressions:\n  forbid: ["art9/*"]\n' }
    const client = await openOn(TEMPLATE, { files })
    expect(rulesOf(await client.pulled())).toContain('art9/health')
    expect(await titled(client, 'Undertryck art9/health')).toBeUndefined()
  })
})

describe('replacements', () => {
  it('are those that the rule calls safe here, and come first', async () => {
    const client = await openOn('Sjuk\n\nElsa är sjuk i dag.\n')
    const actions = await client.actions()
    const preferred = actions.filter(({ isPreferred }) => isPreferred === true)
    expect(preferred.map(({ title }) => title)).toEqual(['Byt ut mot ”Anmäld frånvaro”'])
    expect(preferred[0]?.diagnostics).toMatchObject([{ code: 'absence/sick', range: { start: { line: 0 } } }])
    await client.apply(preferred[0])
    expect(client.text).toBe('Anmäld frånvaro\n\nElsa är sjuk i dag.\n')
  })

  it('can be made all at once, as on saving', async () => {
    const client = await openOn('Sjuk\n\nSjuk\n')
    const actions = await client.actions({ start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, [
      'source.fixAll',
    ])
    expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.fritext'])
    await client.apply(actions[0])
    expect(client.text).toBe('Anmäld frånvaro\n\nAnmäld frånvaro\n')
    expect(rulesOf(await client.pulled())).not.toContain('absence/sick')
  })
})

describe('which actions', () => {
  it('are only of the kinds asked for, and at the place asked about', async () => {
    const client = await openOn(TEMPLATE)
    const at = (line: number) => ({ start: { line, character: 10 }, end: { line, character: 10 } })
    expect((await client.actions(at(4), ['quickfix'])).length).toBeGreaterThan(0)
    expect(await client.actions(at(2), ['quickfix'])).toEqual([])
    expect(await client.actions(at(4), ['refactor'])).toEqual([])
  })

  it('take a suppression away that silences nothing', async () => {
    const text = 'Hej!\n\n<!-- fritext-disable-next-line art9/health -- förr stod det här -->\nVi ses på torsdag.\n'
    const client = await openOn(text)
    expect(await client.pulled()).toMatchObject([{ code: 'suppression/unused', tags: [1] }])
    await client.apply(await titled(client, 'Ta bort'))
    expect(client.text).toBe('Hej!\n\nVi ses på torsdag.\n')
    await client.change({ text: 'Vi ses. <!-- fritext-disable-line art9/health -- ej längre -->\n' })
    await client.apply(await titled(client, 'Ta bort'))
    expect(client.text).toBe('Vi ses.\n')
  })
})
