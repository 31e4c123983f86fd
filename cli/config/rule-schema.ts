/** The schemas of rule files (`rules/sv/*.yaml`) and of the judge's file (`judge.yaml`). */
import { NOTE_KINDS } from '../../src/types.ts'
import type { Infer, Schema } from './schema.ts'

const text = { type: 'string' } as const satisfies Schema

const bilingual = {
  type: 'object',
  doc: 'A text in Swedish and English.',
  keys: {
    sv: { schema: text, required: true, doc: 'In Swedish.' },
    en: { schema: text, required: true, doc: 'In English.' },
  },
} as const satisfies Schema

const wording = {
  type: 'object',
  doc: 'A wording in Swedish and English.',
  keys: {
    ...bilingual.keys,
    fix: {
      schema: { type: 'enum', values: ['alone'] },
      doc: 'alone: a program may make the replacement where the finding is all that stands in its line, cell or value.',
    },
  },
} as const satisfies Schema

const weight = {
  type: 'number',
  min: -20,
  max: 20,
  doc: 'Log-odds: 0 is even, 1 is 73 %, 2 is 88 %, 3 is 95 %.',
} as const satisfies Schema

const strings = { type: 'array', items: text } as const satisfies Schema

const oneOrMore = { type: 'union', options: [text, strings] } as const satisfies Schema

const kind = {
  type: 'enum',
  values: NOTE_KINDS,
} as const satisfies Schema

const pattern = {
  type: 'object',
  keys: {
    match: { schema: oneOrMore, required: true, doc: 'A pattern, or several that mean the same.' },
    weight: { schema: weight, required: true, doc: 'How sure the pattern is by itself.' },
  },
} as const satisfies Schema

const evidence = {
  type: 'object',
  keys: {
    key: {
      schema: { type: 'string', pattern: '^[a-z-]+(/[a-z-]+)?$', shape: 'a name such as topic/task' },
      required: true,
      doc: 'Name of the reason.',
    },
    weight: {
      schema: weight,
      required: true,
      doc: 'Above zero speaks for a statement about a person, below zero against.',
    },
    scope: {
      schema: { type: 'enum', values: ['sentence', 'note', 'cover', 'overlap', 'before', 'after', 'near', 'previous'] },
      required: true,
      doc: 'Where it must stand, seen from the match.',
    },
    match: { schema: oneOrMore, required: true, doc: 'A pattern, or several.' },
    text: { schema: bilingual, required: true, doc: 'The reason in words.' },
  },
} as const satisfies Schema

const context = {
  type: 'object',
  keys: {
    key: { schema: text, required: true, doc: 'Name of the reason.' },
    weight: { schema: weight, required: true, doc: 'Log-odds it adds.' },
    text: { schema: bilingual, required: true, doc: 'The reason in words.' },
    field: { schema: strings, doc: 'Parts of field names, any of them.' },
    kind: { schema: { type: 'array', items: kind }, doc: 'Kinds of note, any of them.' },
  },
} as const satisfies Schema

const groups = { type: 'map', values: strings, doc: 'Names for sets of classes.' } as const satisfies Schema

const example = {
  type: 'union',
  options: [
    text,
    {
      type: 'object',
      keys: {
        text: { schema: text, required: true, doc: 'The note.' },
        kind: { schema: kind, doc: 'Kind of note.' },
        field: { schema: text, doc: 'Name of the field.' },
        why: { schema: text, doc: 'What is not obvious.' },
      },
    },
  ],
} as const satisfies Schema

const term = {
  type: 'union',
  options: [
    text,
    {
      type: 'object',
      keys: {
        lemma: { schema: text, required: true, doc: 'The word.' },
        inflect: { schema: text, doc: 'Inflection class.' },
        compound: {
          schema: { type: 'array', items: { type: 'enum', values: ['first', 'last'] } },
          doc: 'Where it may stand in a compound.',
        },
        forms: { schema: strings, doc: 'Forms that follow no class.' },
      },
    },
  ],
} as const satisfies Schema

/** A rule file. */
export const ruleSchema = {
  type: 'object',
  keys: {
    id: {
      schema: { type: 'string', pattern: '^[a-z0-9]+/[a-z-]+$', shape: 'a rule id such as art9/health' },
      required: true,
      doc: 'Rule id.',
    },
    since: { schema: text, required: true, doc: 'Version that brought the rule.' },
    title: { schema: bilingual, required: true, doc: 'Title.' },
    message: { schema: bilingual, required: true, doc: 'What was found, one sentence.' },
    why: { schema: bilingual, required: true, doc: 'Why it must not stand there, with the legal ground.' },
    instead: { schema: bilingual, required: true, doc: 'What to write instead.' },
    asks: { schema: bilingual, required: true, doc: 'What was found where the text asks for the information.' },
    wordings: { schema: { type: 'array', items: wording }, doc: 'Wordings that can replace the place as they are.' },
    basis: { schema: { type: 'array', items: text, minItems: 1 }, required: true, doc: 'Legal ground and sources.' },
    classes: { schema: strings, doc: 'Word classes that this rule declares.' },
    terms: {
      schema: {
        type: 'array',
        items: {
          type: 'object',
          keys: {
            class: { schema: text, required: true, doc: 'Class or classes, space separated.' },
            words: {
              schema: { type: 'array', items: term },
              required: true,
              doc: 'Words: "lemma, inflection class, flags".',
            },
          },
        },
      },
      doc: 'Words that the rule adds to the lexicon.',
    },
    groups: { schema: groups, doc: 'Groups of classes of this rule.' },
    bias: { schema: weight, doc: 'Added to every candidate.' },
    cues: {
      schema: {
        type: 'array',
        items: {
          type: 'object',
          keys: {
            class: { schema: oneOrMore, required: true, doc: 'Class of words that are candidates by themselves.' },
            weight: { schema: weight, required: true, doc: 'How sure such a word is by itself.' },
          },
        },
      },
      doc: 'Words that are candidates by themselves.',
    },
    patterns: { schema: { type: 'array', items: pattern }, doc: 'Constructions.' },
    questions: { schema: { type: 'array', items: pattern }, doc: 'Constructions that ask for the information.' },
    evidence: { schema: { type: 'array', items: evidence }, doc: 'Evidence of this rule.' },
    factors: {
      schema: { type: 'map', values: { type: 'number', min: -5, max: 10 } },
      doc: 'How much shared evidence counts here.',
    },
    context: { schema: { type: 'array', items: context }, doc: 'Evidence from field and kind of note.' },
    fires: { schema: { type: 'array', items: example, minItems: 10 }, required: true, doc: 'Notes that must fire.' },
    silent: {
      schema: { type: 'array', items: example, minItems: 10 },
      required: true,
      doc: 'Near misses that must not.',
    },
  },
} as const satisfies Schema

/** The judge's file. */
export const judgeSchema = {
  type: 'object',
  keys: {
    classes: { schema: strings, required: true, doc: 'All semantic word classes of the lexicon.' },
    groups: { schema: groups, required: true, doc: 'Groups of classes that patterns may name.' },
    evidence: { schema: { type: 'array', items: evidence }, required: true, doc: 'Evidence that all rules share.' },
    context: { schema: { type: 'array', items: context }, doc: 'Evidence from field and kind that all rules share.' },
    computed: {
      schema: {
        type: 'map',
        values: {
          type: 'object',
          keys: {
            weight: { schema: weight, required: true, doc: 'Log-odds.' },
            text: { schema: bilingual, required: true, doc: 'The reason in words.' },
          },
        },
      },
      required: true,
      doc: 'Weights of what code finds.',
    },
  },
} as const satisfies Schema

/** A checked rule file. */
export type RuleFile = Infer<typeof ruleSchema>

/** A checked judge file. */
export type JudgeFile = Infer<typeof judgeSchema>
