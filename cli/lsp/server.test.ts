import { cpSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { fritext } from '../check/testing.ts'
import { disposeClients, openClient, PULLS, rulesOf } from './testing.ts'

const TEMPLATE = '# Brev hem\n\nHej!\n\nElsa har diabetes och mår bättre nu.\n'

afterEach(disposeClients)

describe('the language server', () => {
  it('pushes diagnostics, follows incremental changes, and ends as it is told', async () => {
    const client = await openClient()
    expect(client.able).toMatchObject({ textDocumentSync: { change: 2 }, hoverProvider: true })
    await client.open(TEMPLATE)
    const [first] = await client.pushed()
    const range = { start: { line: 4, character: 9 }, end: { line: 4, character: 17 } }
    expect(first).toMatchObject({ code: 'art9/health', severity: 1, source: 'fritext', range })
    expect(JSON.stringify(first)).not.toMatch(/Elsa|diabetes/)
    await client.change({ range: { ...range, start: { line: 4, character: 5 } }, text: 'ritar' })
    expect(client.text).toContain('Elsa ritar och')
    expect(rulesOf(await client.pushed())).not.toContain('art9/health')
    expect(await client.stop()).toBe(0)
    expect(client.said).toEqual([])
  })

  it('gives diagnostics when it is asked, and then pushes none', async () => {
    const client = await openClient({ capabilities: PULLS })
    expect(client.able).toHaveProperty('diagnosticProvider')
    await client.open(TEMPLATE)
    expect(await client.ask('textDocument/diagnostic', {})).toMatchObject({ kind: 'full' })
    expect(rulesOf(await client.pulled())).toContain('art9/health')
  })

  it('counts in UTF-16, whatever stands before and however lines end', async () => {
    const client = await openClient({ capabilities: PULLS })
    await client.open('Hej \u{1f600}!\r\n\r\n\u{1f600}\u{1f600} Elsa har diabetes.\r\n')
    const health = async () => (await client.pulled()).find(({ code }) => code === 'art9/health')?.range
    expect(await health()).toEqual({ start: { line: 2, character: 14 }, end: { line: 2, character: 22 } })
    await client.change(
      { range: { start: { line: 0, character: 4 }, end: { line: 0, character: 6 } }, text: '' },
      { range: { start: { line: 2, character: 2 }, end: { line: 2, character: 5 } }, text: '' },
    )
    expect(client.text).toContain('\u{1f600}Elsa')
    expect((await health())?.start).toEqual({ line: 2, character: 11 })
  })

  it('answers for the version it is asked about while more is typed', async () => {
    const client = await openClient({ capabilities: PULLS })
    await client.open(TEMPLATE)
    const asked = client.pulled()
    const start = { line: 0, character: 0 }
    await client.change({ range: { start, end: start }, text: '\n\n\n' })
    const [[first], [then]] = await Promise.all([asked, client.pulled()])
    expect([first?.range.start.line, then?.range.start.line]).toEqual([4, 7])
  })

  it('finds what "fritext check" finds, in every form', async () => {
    const client = await openClient({ capabilities: PULLS })
    cpSync('fixtures/check/library', client.folder, { recursive: true })
    cpSync('fixtures/templates/med-fel', join(client.folder, 'med-fel'), { recursive: true })
    const { out } = fritext(client.folder, ['check', '.', '--format', 'json'])
    const { files } = JSON.parse(out) as { files: { file: string; findings: Record<string, unknown>[] }[] }
    const forms = new Set<string>()
    for (const { file, findings } of files.filter(({ file }) => !file.endsWith('.docx'))) {
      const uri = client.uriOf(file)
      const text = readFileSync(join(client.folder, file), 'utf8')
      const textDocument = { uri, languageId: 'plaintext', version: 1, text }
      await client.connection.sendNotification('textDocument/didOpen', { textDocument })
      const { items } = await client.ask<{ items: { code: string; range: { start: object } }[] }>(
        'textDocument/diagnostic',
        { textDocument: { uri } },
      )
      const there = findings.map(({ rule, line, column }) => [rule, Number(line) - 1, Number(column) - 1])
      expect(
        items.map(({ code, range }) => [code, ...Object.values(range.start)]),
        file,
      ).toEqual(there)
      if (items.length > 0) forms.add(extname(file))
    }
    expect([...forms].sort()).toEqual(['.html', '.json5', '.md', '.mdx', '.txt', '.yaml'])
  })

  it('checks no phrase list whose keys nobody named, no ignored file, nothing that it cannot read', async () => {
    for (const [name, languageId] of [
      ['fraser.yaml', 'yaml'],
      ['utkast/brev.md', 'markdown'],
      ['kod.ts', 'typescript'],
    ] as const) {
      const client = await openClient({ name, files: { '.fritextignore': 'utkast/\n' }, capabilities: PULLS })
      await client.open('fras: Elsa har diabetes.\n', languageId)
      expect(await client.pulled(), name).toEqual([])
    }
  })

  it('says where a file is broken', async () => {
    const config = 'extends: strict\nscopes:\n  - { name: fraser, match: "*.yaml", keys: ["**"] }\n'
    const files = { 'fritext.config.yaml': config }
    const client = await openClient({ name: 'fraser.yaml', files, capabilities: PULLS, locale: 'en-GB' })
    await client.open('a: b\nc: [Elsa har diabetes\n', 'yaml')
    const [broken] = await client.pulled()
    expect(broken).toMatchObject({ severity: 1, source: 'fritext' })
    expect(broken?.message).toMatch(/^This is no valid YAML/)
    expect(broken?.range.start.line).toBeGreaterThan(0)
  })
})

describe('a hover', () => {
  it.each([
    [{ locale: 'sv' }, undefined, ['hälsa', 'Varför', 'Skriv i stället', 'Grund']],
    [{ locale: 'en' }, 'sv', ['health', 'Why', 'Write instead', 'Basis']],
    [{}, 'en-GB', ['health', 'Why', 'Write instead', 'Basis']],
    [{}, 'de', ['hälsa', 'Varför', 'Skriv i stället', 'Grund']],
  ])('tells what, why, what instead and on what ground, for %j and the locale %s', async (options, locale, parts) => {
    const client = await openClient({ options, capabilities: PULLS, ...(locale === undefined ? {} : { locale }) })
    await client.open(TEMPLATE)
    const told = await client.hover(4, 12)
    for (const part of [...parts, 'art9/health', 'GDPR art. 9']) expect(told).toContain(part)
    expect(await client.hover(0, 2)).toBeUndefined()
  })

  it('has the sentence of the policy with its source beside the rule’s own', async () => {
    const client = await openClient({ options: { policy: 'stockholm' }, capabilities: PULLS })
    await client.open(TEMPLATE)
    expect(await client.hover(4, 12)).toMatch(
      /\*\*Varför:\*\* .+\n\n\*\*Riktlinjerna:\*\* .+ \(Stockholms stad, .+: .+, förbud 2\)/,
    )
  })
})

describe('what rules the findings', () => {
  it('is the configuration of the file, which is read again when it changes, with what is wrong with it', async () => {
    const files = { 'fritext.config.yaml': 'extends: strict\nrules:\n  art9/health: off\n' }
    const client = await openClient({ files })
    await client.open(TEMPLATE)
    expect(rulesOf(await client.pushed())).not.toContain('art9/health')
    client.write('fritext.config.yaml', 'extends: strict\n')
    await client.changed('fritext.config.yaml')
    expect(rulesOf(await client.pushed())).toContain('art9/health')
    client.write('fritext.config.yaml', 'extend: strict\n')
    await client.changed('fritext.config.yaml')
    const [broken] = await client.pushed()
    expect(broken).toMatchObject({ severity: 1 })
    expect(broken?.message).toContain('E110')
    expect(client.said).toEqual([])
  })

  it('is watched where the client can, and asked for anew where it pulls', async () => {
    const workspace = { ...PULLS.workspace, didChangeWatchedFiles: { dynamicRegistration: true } }
    const client = await openClient({ capabilities: { ...PULLS, workspace } })
    await client.open(TEMPLATE)
    await client.pulled()
    expect(client.registered.join()).toContain('fritext.config.yaml')
    client.write('fritext.config.json', '{ "extends": "strict", "rules": { "art9/*": "off" } }')
    await client.changed('fritext.config.json')
    expect(rulesOf(await client.pulled())).not.toContain('art9/health')
    expect(client.refreshed).toBe(1)
  })

  it('is read again on saving where the client watches nothing, and when its settings change', async () => {
    const client = await openClient({ name: 'fritext.config.yaml', capabilities: PULLS })
    const textDocument = { uri: client.uriOf('brev.md') }
    const brev = { ...textDocument, languageId: 'markdown', version: 1, text: TEMPLATE }
    await client.connection.sendNotification('textDocument/didOpen', { textDocument: brev })
    const found = async (): Promise<unknown[]> =>
      rulesOf((await client.ask<{ items: [] }>('textDocument/diagnostic', { textDocument })).items)
    expect(await found()).toContain('art9/health')
    const config = 'extends: strict\nrules:\n  art9/health: off\n'
    client.write('fritext.config.yaml', config)
    await client.open(config, 'yaml')
    await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: client.uri } })
    expect(await found()).not.toContain('art9/health')
    const settings = { fritext: { policy: 'stockholm', locale: 'en' } }
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings })
    expect(await found()).toContain('art9/health')
  })

  it('leaves out what the baseline holds, unless all of it is wanted', async () => {
    const client = await openClient({ files: { 'brev.md': TEMPLATE }, capabilities: PULLS })
    expect(fritext(client.folder, ['check', 'brev.md', '--update-baseline']).code).toBe(0)
    await client.open(`${TEMPLATE}\nOmar har astma.\n`)
    const lines = async () => new Set((await client.pulled()).map(({ range }) => range.start.line))
    expect(await lines()).toEqual(new Set([6]))
    const settings = { fritext: { baseline: false } }
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings })
    expect(await lines()).toEqual(new Set([4, 6]))
  })
})
