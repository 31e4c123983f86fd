import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { makeFixtures } from '../../scripts/make-fixtures.ts'
import { collect } from '../read/collect.ts'
import { openInput } from '../read/index.ts'

const FOLDER = fileURLToPath(new URL('../../fixtures/exports/', import.meta.url))

/** Each export with its system, its number of prose values, one that must be among them and one that must not. */
const EXPORTS = [
  ['fronter-inlamningar.xlsx', 'fronter', 'kod röd', 'Agnes Lidén'],
  ['google-classroom.json', 'google', 'Stellas lösenord till datorn: Sommar2026', 'Fabian Moberg'],
  ['novaschem-lektioner.txt', 'novaschem', 'Högläsning: ”Bröderna Lejonhjärta”', 'MARE'],
  ['procapita-franvaro.xml', 'procapita', 'Svarade inte på sms till 070-174 06 41 <ring igen>', '20120314-9800'],
  ['skola24-franvaro.txt', 'skola24', 'magsjuk', 'Berg, Lovisa'],
  ['skolbanken-planering.md', 'skolbanken', 'Har du någon diagnos?', 'Hanna Lövgren'],
  ['ss12000-sida.json', 'ss12000', 'Batteries in the cold', '20100515-2382'],
  ['unikum-iup.csv', 'unikum', 'Läsa 20 minuter varje dag hemma.\nVi följer upp i vecka 12.', 'Alva Lindmark'],
] as const

/** The exports that are documents, containers and short lists: what is read out of them stands in fixtures/expected. */
const MORE = Object.keys(makeFixtures()).filter((name) => !EXPORTS.some(([known]) => known === name))

test('every export is listed', () => {
  expect(readdirSync(FOLDER).sort()).toEqual([...EXPORTS.map(([name]) => name), ...MORE].sort())
})

test.each([...EXPORTS.map(([name]) => name), ...MORE])('%s: what is read, to the letter', async (name) => {
  const { parts, records, failures, notices } = await collect(openInput(FOLDER + name))
  const at = (part: string | undefined, ...rest: unknown[]): string =>
    [part, ...rest].filter((item) => item !== undefined && item !== '').join(', ')
  const lines = [
    ...parts.map(({ part, format, encoding }) => `part     ${at(part, format, encoding)}`),
    ...records.map(({ role, text, field, system, kind, key, locator: { part, pointer, row, line, column } }) =>
      [
        `${role.padEnd(8)} ${at(part, pointer, line === undefined ? undefined : `${line}:${column}`, row)}`,
        at(system, field, kind, key),
        JSON.stringify(text),
      ].join(' | '),
    ),
    ...failures.map(
      ({ code, locator: { part, pointer, line }, message }) =>
        `failure  ${at(part, pointer, line)} | ${code} ${message}`,
    ),
    ...notices.map(({ part, about, message }) => `notice   ${at(part, about)} | ${message}`),
  ]
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../../fixtures/expected/${name}.txt`)
})

test('systems told by their exports', async () => {
  const systemOf = async (name: string) => [
    ...new Set((await collect(openInput(FOLDER + name))).records.map(({ system }) => system)),
  ]
  expect(await systemOf('schoolsoft-ledighet.tsv')).toEqual(['schoolsoft'])
  expect(await systemOf('vklass-franvaro.csv')).toEqual(['vklass'])
  expect(await systemOf('infomentor-bedomningar.html')).toEqual(['infomentor'])
  expect(await systemOf('skolportalen-nyheter.html')).toEqual(['skolportalen'])
  expect(await systemOf('takeout.tar.gz')).toEqual(['google'])
  expect(await systemOf('edlevo-dokument.xml')).toEqual(['procapita'])
  expect(await systemOf('edlevo-earkiv.zip')).toEqual(['procapita'])
})

test.each(EXPORTS)('%s comes from %s', async (name, system, has, hasNot) => {
  const { records, failures, notices, prose } = await collect(openInput(FOLDER + name))
  expect(failures).toEqual([])
  expect(notices.filter((item) => item.about === 'system')).toHaveLength(1)
  expect(new Set(records.map((item) => item.system))).toEqual(new Set([system]))
  expect(prose.length).toBeGreaterThanOrEqual(15)
  expect(prose.length).toBeLessThanOrEqual(45)
  expect(prose).toContain(has)
  expect(records.map((item) => item.text)).not.toContain(hasNot)
})

test('SS 12000: an object that is embedded again is read once', async () => {
  const { prose } = await collect(openInput(`${FOLDER}ss12000-sida.json`))
  expect(prose.filter((text) => text === 'Migrän, har fått ny medicin')).toHaveLength(1)
})

test('the script writes what is stored', async () => {
  for (const [name, bytes] of Object.entries(makeFixtures())) {
    // Packed bytes depend on the version of zlib; what is inside does not.
    if (!/\.(?:xlsx|docx|pptx|odt|zip|gz|eml|xml)$/.test(name))
      expect(readFileSync(FOLDER + name).equals(bytes), name).toBe(true)
  }
})

test('numbers, telephones and addresses are those that belong to nobody', async () => {
  for (const [name] of EXPORTS) {
    const bytes = readFileSync(FOLDER + name)
    const text = name.startsWith('skola24') ? bytes.toString('utf16le') : bytes.toString('latin1')
    for (const [, serial] of text.matchAll(/\b(?:19|20)\d{6}-?(\d{3})\d\b/g))
      expect(serial).toMatch(/^(?:9[89]\d|23[89])$/)
    for (const [phone] of text.matchAll(/\b0\d{1,2}-\d{3} \d{2,3} \d{2}\b/g))
      expect(phone).toMatch(/^(?:070-174 06 \d\d|08-465 004 \d\d)$/)
    for (const [address] of text.matchAll(/[\w.]+@[\w.]+/g)) expect(address).toMatch(/@example\.se$/)
  }
})
