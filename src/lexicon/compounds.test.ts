import { describe, expect, it } from 'vitest'
import { analyseCompound } from './compounds.ts'
import { classesOf, tinyPack } from './tiny.ts'

const pack = tinyPack(`
  allergi | n | allergin,allergier | illness | hm
  medicin | n | medicinen,medicineringen,medicinering | medicine | hm
  skilsmässa | n | skilsmässan | separation | hm
  familjehem | n | familjehemmet | foster | hm
  adhd | s | | neuropsych | hm
  nöt | n | nöten,nötter | food | m
  jordnöt | n | jordnötter | food | m
  skola | n | skolan,skolor | place |
  flicka | n | flickan | pupil | m
  pojke | n | pojken | pupil | m
  hem | n | hemmet | home | m
  läxa | n | läxan | task | h
  uppgift | n | uppgiften | task | h
  hemuppgift | n | hemuppgiften | task | -
  gata | n | gatan | street | m
  kyrka | n | kyrkan | faith | m
  familj | n | familjen | person | hm
  feber | n | febern | symptom | h
  dag | n | dagen | | -
  trött | a | trötta | feeling | -
`)

const ENGINE = new Set(['known', 'noun', 'adj', 'compound-head', 'compound-first'])

/** What the parts of a word tell: `first|head`. */
function parts(word: string): string {
  const found = { head: 0, first: 0 }
  if (!analyseCompound(word, 0, word.length, pack, found)) return '-'
  const names = (set: number): string =>
    classesOf(pack, set)
      .filter((name) => !ENGINE.has(name))
      .join(' ')
  return `${names(found.first)}|${names(found.head)}`
}

describe('two known parts', () => {
  it.each([
    ['joined by s', 'jordnötsallergin', 'food|illness'],
    ['joined by nothing', 'nötallergi', 'food|illness'],
    ['joined by a hyphen', 'adhd-medicineringen', 'neuropsych|medicine'],
    ['joined by a typographic hyphen', 'nöt‑allergin', 'food|illness'],
    ['without the a of the first', 'skolmedicin', '|medicine'],
    ['joined by o instead of a', 'kyrkoallergi', 'faith|illness'],
    ['joined by u instead of a', 'gatumedicin', 'street|medicine'],
    ['joined by e', 'familjemedicin', '|medicine'],
    ['without the e of the first', 'pojkmedicin', '|medicine'],
    ['in capitals', 'NÖTALLERGI', 'food|illness'],
  ])('%s: %s', (_, word, expected) => {
    expect(parts(word)).toBe(expected)
  })

  it('takes no person from the first part', () => {
    expect(parts('flickmedicin')).toBe('|medicine')
  })
})

describe('one known part', () => {
  it('at the end, behind any word', () => {
    expect(parts('majsallergin')).toBe('|illness')
    expect(parts('björkpollenallergi')).toBe('|illness')
  })

  it('at the beginning, before any word', () => {
    expect(parts('skilsmässosituationen')).toBe('separation|')
    expect(parts('familjehemsplacerad')).toBe('foster|')
    expect(parts('allergitest')).toBe('illness|')
  })

  it('at the beginning before a hyphen, however short', () => {
    expect(parts('hem-situation')).toBe('home|')
  })

  it('at the end, if it is short, only behind what ends like a first part', () => {
    expect(['sommarfebern', 'vårsfeber', 'vår-feber'].map(parts)).toEqual(['|symptom', '|symptom', '|symptom'])
    expect(['brafeber', 'vårfebern'].map(parts)).toEqual(['-', '-'])
  })

  it('tells nothing where it may be an accident', () => {
    expect(parts('hemlighet')).toBe('-')
    expect(parts('brdallergi')).toBe('-')
  })
})

describe('ordinary words stay silent', () => {
  it.each([
    'bokhylla',
    'spelade',
    'promenerade',
    'dagdrömma',
    'tröttsam',
    'skolgård',
    'xyzzyx',
    'aaaaaaaaaa',
    'm-m-m-m',
  ])('%s', (word) => {
    expect(parts(word)).toBe('-')
  })
})
