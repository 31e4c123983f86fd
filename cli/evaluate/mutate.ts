/** Notes made of labelled notes by chance, for tests that compare two ways of reading. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Context, NOTE_KINDS } from '../../src/types.ts'

/** A note and where it was typed in. */
export interface ChanceNote {
  readonly text: string
  readonly context: Context
}

/** All labelled notes under a folder, and the lines of its text files. */
export function labelledNotes(folder: string): ChanceNote[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap((name) => {
      if (!/\.(?:ndjson|txt)$/.test(name)) return []
      const lines = readFileSync(join(folder, name), 'utf8').split('\n')
      return lines
        .filter((line) => line.trim() !== '')
        .map((line) => (name.endsWith('.txt') ? plain(line) : read(line)))
    })
}

const plain = (text: string): ChanceNote => ({ text, context: {} })

function read(line: string): ChanceNote {
  const { text, kind, field, lang } = JSON.parse(line) as { text: string } & Context
  return {
    text,
    context: {
      ...(kind === undefined ? {} : { kind }),
      ...(field === undefined ? {} : { field }),
      ...(lang === undefined ? {} : { lang }),
    },
  }
}

const FIELDS = ['Orsak', 'Frånvaroorsak', 'Kommentar', 'Personnummer', 'Elevens namn', 'Övrigt']

/** Signs, numbers and letters that some part of the linter minds. */
const PIECES = [
  ...[
    '!!',
    '...',
    '\n',
    '\n\n- ',
    '"',
    '”',
    ' (',
    ') ',
    '{{namn}}',
    ' XX ',
    '😀',
    '⭐',
    '?',
    ' ; ',
    '–',
    ' : ',
    '-',
    ':s',
  ],
  ...[
    '070-174 06 05',
    '20120101-2389',
    '@',
    ' = B2 ',
    '§',
    '\u00ad',
    '\u200b',
    'a\u030a',
    'kod röd ',
    'lösen: Sommar12 ',
  ],
  ...["'s", ' E. ', 't.ex. ', 'İ', 'ẞ', 'K', '\u2028', '\t', '１２', 'й', 'I ', 'å', '_', '___', '[ ]', '<<x>>'],
  ...['%NAMN%', '0', '99', '\u0301', 'ﬁ', '\ud83d', '\udc00', ' LK2 ', ' Blåklinten ', ' gula rummet '],
]

/** A note made of these by chance; `random` gives numbers from 0 to below 1. */
export function mutated(notes: readonly ChanceNote[], random: () => number): ChanceNote {
  const one = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const note = one(notes)
  let { text } = note
  const dice = random()
  if (dice < 0.02) for (let more = 3 + random() * 25; more > 0; more--) text += one([' ', '\n']) + one(notes).text
  else if (dice < 0.0203) {
    // One sentence of more words than are held at a time.
    for (let more = 60 + random() * 80; more > 0; more--) text += ` ${one(notes).text}`
    text = text.replace(/[.!?;\n•…]/g, '')
  }
  const change = one(CHANGES)
  for (let times = 1 + random() * 4; times > 0; times--) {
    const at = Math.floor(random() * (text.length + 1))
    text = change(text, at, () => one(notes).text, random)
  }
  const { kind, field, lang } = note.context
  return { text, context: context(random() < 0.5 ? kind : one(NOTE_KINDS), random() < 0.6 ? field : one(FIELDS), lang) }

  function context(...[kind, field, lang]: [Context['kind'], Context['field'], Context['lang']]): Context {
    return {
      ...(kind === undefined ? {} : { kind }),
      ...(field === undefined ? {} : { field }),
      ...(lang === undefined || random() < 0.2 ? {} : { lang }),
    }
  }
}

type Change = (text: string, at: number, other: () => string, random: () => number) => string

const CHANGES: readonly Change[] = [
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at) =>
    text.slice(0, at) +
    text
      .slice(at, at + 2)
      .split('')
      .reverse()
      .join('') +
    text.slice(at + 2),
  (text, at) => text.slice(0, at) + text.slice(at - 1),
  (text, at, _, random) => text.slice(0, at) + PIECES[Math.floor(random() * PIECES.length)] + text.slice(at),
  (text) => text.replace(/[åä]/g, 'a').replace(/ö/g, 'o').replace(/[ÅÄ]/g, 'A').replace(/Ö/g, 'O'),
  (text, at) => (at % 2 === 0 ? text.toUpperCase() : text.toLowerCase()),
  (text, at, other) => text + ['\n', '. ', ' '][at % 3] + other(),
  (text, at) => text.slice(0, at),
  (text, _, __, random) => {
    const words = text.split(' ')
    return words
      .map((word) => (random() < 0.3 ? (words[Math.floor(random() * words.length)] as string) : word))
      .join(' ')
  },
  (text, at, other) => text.slice(0, at) + other().split(' ')[0] + text.slice(at),
  (text, at) => text.slice(0, at) + text.slice(at).replace(' ', ''),
]
