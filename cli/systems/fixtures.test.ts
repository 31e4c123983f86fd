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

test('every export is listed', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(EXPORTS.map(([name]) => name))
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
    if (!name.endsWith('.xlsx')) expect(readFileSync(FOLDER + name).equals(bytes), name).toBe(true)
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
