/** The form of policy files and of an organisation's configuration, key by key. */
import { INFLECTIONS } from '../../src/compiler.ts'
import { ruleGroups, ruleIds } from '../../src/policy/index.ts'
import { NOTE_KINDS } from '../../src/types.ts'
import type { Infer, Key, Schema } from './schema.ts'

const bilingual = {
  type: 'union',
  options: [
    { type: 'string' },
    {
      type: 'object',
      keys: {
        sv: { schema: { type: 'string' }, required: true, doc: 'In Swedish.' },
        en: { schema: { type: 'string' }, required: true, doc: 'In English.' },
      },
    },
  ],
  doc: 'One text for both languages, or one for each.',
} as const satisfies Schema

const level = {
  type: 'enum',
  values: ['off', 'info', 'warning', 'error'],
  doc: 'off: never shown; info and warning: shown; error: shown, and the run fails.',
} as const satisfies Schema

const confidence = { type: 'number', min: 0, max: 1 } as const satisfies Schema

const tableKey = {
  type: 'enum',
  values: [...ruleIds, ...ruleGroups, 'default'],
  doc: 'A rule, a group of rules such as art9/*, or default for all others.',
} as const satisfies Schema

const source = {
  type: 'object',
  keys: {
    issuer: { schema: { type: 'string' }, required: true, doc: 'Who issued the guidance.' },
    document: { schema: { type: 'string' }, required: true, doc: 'The title of the document.' },
    point: { schema: { type: 'string' }, doc: 'The part of it that the policy follows.' },
    url: { schema: { type: 'string' }, doc: 'Where it can be read.' },
  },
} as const satisfies Schema

const setting = {
  type: 'union',
  options: [
    level,
    {
      type: 'object',
      keys: {
        level: { schema: level, required: true, doc: 'off, info, warning or error.' },
        because: { schema: bilingual, doc: 'What the guidance says, in your own words; shown with the finding.' },
        point: { schema: { type: 'string' }, doc: 'The point of the document that says so.' },
        source: { schema: source, doc: 'The document, where it is another than that of the whole policy.' },
        belongsIn: { schema: bilingual, doc: 'The system or register where the information belongs.' },
        threshold: { schema: confidence, doc: 'Lowest confidence shown, from 0 to 1.' },
      },
    },
  ],
} as const satisfies Schema

const table = { type: 'map', keys: tableKey, values: setting } as const satisfies Schema

const words = {
  type: 'union',
  options: [{ type: 'string' }, { type: 'array', items: { type: 'string' }, minItems: 1 }],
} as const satisfies Schema

const noteKind = {
  type: 'enum',
  values: NOTE_KINDS,
} as const satisfies Schema

const override = {
  type: 'object',
  keys: {
    when: {
      schema: {
        type: 'object',
        keys: {
          system: { schema: words, doc: 'Systems, such as unikum or skola24.' },
          field: { schema: words, doc: 'Field names; * stands for any run of characters.' },
          kind: {
            schema: { type: 'union', options: [noteKind, { type: 'array', items: noteKind, minItems: 1 }] },
            doc: 'Kinds of note.',
          },
        },
      },
      required: true,
      doc: 'Where the rules below hold; everything given must fit.',
    },
    rules: { schema: table, required: true, doc: 'Levels by rule.' },
  },
} as const satisfies Schema

const term = {
  type: 'object',
  keys: {
    term: { schema: { type: 'string', maxLength: 100 }, required: true, doc: 'The word or phrase, in its base form.' },
    rule: { schema: { type: 'enum', values: ruleIds }, required: true, doc: 'The rule it belongs to.' },
    kind: {
      schema: {
        type: 'enum',
        values: ['noun', 'verb', 'adjective', 'adverb', 'name', 'phrase', 'abbreviation'],
      },
      doc: 'What sort of word it is.',
    },
    inflection: {
      schema: { type: 'enum', values: INFLECTIONS },
      doc: 'Name of its inflection class; guessed when not given.',
    },
    forms: {
      schema: { type: 'array', items: { type: 'string', maxLength: 100 } },
      doc: 'Further forms, written out.',
    },
  },
} as const satisfies Schema

const exception = {
  type: 'object',
  keys: {
    text: {
      schema: { type: 'string', maxLength: 200 },
      doc: 'The phrase that may stand; case and spacing do not count.',
    },
    words: {
      schema: { type: 'string', maxLength: 200 },
      doc: 'The phrase with * for any one word, and kod* for every word that begins with kod.',
    },
    rule: {
      schema: { type: 'enum', values: [...ruleIds, ...ruleGroups, 'all'] },
      required: true,
      doc: 'The rule, group of rules or all that stay silent on it.',
    },
    reason: { schema: { type: 'string' }, required: true, doc: 'Why the phrase may stand.' },
    until: {
      schema: { type: 'string', pattern: '\\d{4}-\\d{2}-\\d{2}', shape: 'a day such as 2027-06-30' },
      doc: 'The last day on which the exception holds.',
    },
  },
  exactlyOne: [['text', 'words']],
} as const satisfies Schema

const limits = {
  type: 'object',
  keys: {
    forbid: {
      schema: {
        type: 'array',
        items: { type: 'enum', values: [...ruleIds, ...ruleGroups, 'all'] },
      },
      doc: 'Rules and groups that may not be suppressed.',
    },
    by: {
      schema: {
        type: 'array',
        items: { type: 'string', pattern: '\\S+', shape: 'a name without spaces' },
        minItems: 1,
      },
      doc: 'Who may decide: a suppression must say "by" and one of these names.',
    },
    longest: {
      schema: { type: 'number', min: 1, integer: true },
      doc: 'Most days that the last day ("until") may lie ahead; makes it required.',
    },
  },
} as const satisfies Schema

const lang = { type: 'enum', values: ['sv', 'en'] } as const satisfies Schema

const globs = {
  type: 'union',
  options: [{ type: 'string' }, { type: 'array', items: { type: 'string' }, minItems: 1 }],
  doc: 'Paths from the folder of this file; * within a name, ** across folders, ! in front leaves out.',
} as const satisfies Schema

const fileOverride = {
  type: 'object',
  keys: {
    match: { schema: globs, required: true, doc: 'The files that this is said of.' },
    kind: { schema: noteKind, doc: 'Kind of note; template when not given.' },
    field: { schema: { type: 'string' }, doc: 'Name of the field that the text will stand in.' },
    system: { schema: { type: 'string' }, doc: 'System that the text will stand in.' },
    lang: { schema: lang, doc: 'Language; told by the text when not given.' },
    rules: { schema: table, doc: 'Levels by rule for these files; later entries win.' },
    check: { schema: { type: 'boolean' }, doc: 'false: these files are not checked.' },
  },
} as const satisfies Schema

const scope = {
  type: 'object',
  keys: {
    name: { schema: { type: 'string' }, required: true, doc: 'Name that policies (field) and reports know it by.' },
    match: { schema: globs, required: true, doc: 'The YAML and JSON files that hold it.' },
    keys: {
      schema: { type: 'array', items: { type: 'string' }, minItems: 1 },
      required: true,
      doc: 'Paths of keys that hold prose, such as fraser.*.text; * is one key or index, ** any number.',
    },
    kind: { schema: noteKind, doc: 'Kind of note.' },
  },
} as const satisfies Schema

/** The keys that policies and configurations share. */
const contentKeys = {
  rules: { schema: table, doc: 'Levels by rule; a rule that nothing is said of is off.' },
  overrides: {
    schema: { type: 'array', items: override },
    doc: 'Levels for some systems, fields or kinds of note; the later wins.',
  },
  thresholds: {
    schema: { type: 'map', keys: tableKey, values: confidence },
    doc: 'Lowest confidence shown by rule, from 0 to 1; 0.5 when not given.',
  },
  belongsIn: {
    schema: { type: 'map', keys: tableKey, values: bilingual },
    doc: 'Where information belongs, for rules that do not say.',
  },
  agreedCodes: {
    schema: { type: 'array', items: { type: 'string', maxLength: 50 } },
    doc: 'Codes agreed internally, which code/agreed finds.',
  },
  terms: { schema: { type: 'array', items: term }, doc: 'Your own words for the rules.' },
  exceptions: { schema: { type: 'array', items: exception }, doc: 'Phrases that stay silent, each with a reason.' },
  forbidSuppressions: {
    schema: { type: 'boolean' },
    doc: 'Whether notes are forbidden to suppress findings by themselves.',
  },
  suppressions: { schema: limits, doc: 'How far suppressions in notes and templates may go, where they are allowed.' },
} as const satisfies Record<string, Key>

/** The form of a policy file. */
export const policySchema = {
  type: 'object',
  keys: {
    id: {
      schema: { type: 'string', pattern: '[a-z0-9]+(?:-[a-z0-9]+)*', shape: 'small letters, digits and hyphens' },
      required: true,
      doc: 'The name the policy is chosen by; for a built-in one that of its file.',
    },
    title: { schema: bilingual, required: true, doc: 'What people call it.' },
    source: { schema: source, required: true, doc: 'The document that the policy follows.' },
    extends: { schema: { type: 'string' }, doc: 'Id or file of the policy that this one builds on.' },
    ...contentKeys,
    rules: { ...contentKeys.rules, required: true },
  },
} as const satisfies Schema

/** The form of `fritext.config.yaml` and `fritext.config.json`. */
export const configSchema = {
  type: 'object',
  keys: {
    $schema: {
      schema: { type: 'string' },
      doc: 'Where editors find the JSON Schema of this file; not read otherwise.',
    },
    extends: {
      schema: { type: 'string' },
      doc: 'Policy to build on: an id, a file, another configuration, or an npm package that holds one; strict when not given.',
    },
    title: { schema: bilingual, doc: 'What people call this configuration.' },
    source: { schema: source, doc: 'Your own guidance, cited behind the reasons given here.' },
    judge: {
      schema: { type: 'enum', values: ['both', 'rules'] },
      doc: 'Who decides: the rules and the learned model together (the default), or the rules alone.',
    },
    model: {
      schema: { type: 'string' },
      doc: 'Folder of a model of your own, made by fritext train; the model that ships when not given. Not used where judge is rules.',
    },
    files: {
      schema: { type: 'array', items: fileOverride },
      doc: 'What differs by file, for fritext check; the later wins.',
    },
    scopes: { schema: { type: 'array', items: scope }, doc: 'Which keys of YAML and JSON phrase lists are prose.' },
    baseline: {
      schema: { type: 'string' },
      doc: 'File of hits that stood there from the start; .fritext-baseline beside this file when not given.',
    },
    ...contentKeys,
  },
} as const satisfies Schema

/** A checked policy file. */
export type PolicyFile = Infer<typeof policySchema>

/** A checked configuration file. */
export type ConfigFile = Infer<typeof configSchema>
