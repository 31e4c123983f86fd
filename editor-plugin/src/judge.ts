/** The engine as the plugin's first source: textblocks in, marks out, in small pieces of work. */
import type { Node } from 'prosemirror-model'
import {
  type Context,
  createLinter,
  type Finding,
  type Linter,
  type LinterOptions,
  type NoteBlock,
  type NoteSession,
  settingFor,
} from '../../src/index.ts'
import { type BlockOptions, BlockReader, type DocBlock, docBlocks } from './blocks.ts'
import type { LintConfig } from './config.ts'
import { fingerprintOf } from './fingerprint.ts'
import { blockBefore, type Layer, type Mark, type MarkCache, type MarkedBlock, toLayer } from './layers.ts'
import type { Diagnostic } from './types.ts'

/** What the judge is told once. */
export interface JudgeOptions extends BlockOptions {
  readonly today: () => string
  readonly salt: string
}

interface Note {
  readonly session: NoteSession
  readonly context: Context
  blocks: DocBlock[]
  texts: NoteBlock[]
}

/** Judges the documents of one editor, one after the other. */
export class DocJudge {
  private readonly options: JudgeOptions
  private readonly reader = new BlockReader()
  private config: LintConfig | undefined
  private linter: Linter | undefined
  private madeOf: LinterOptions | undefined
  private notes = new Map<string, Note>()
  private marks = new WeakMap<readonly Finding[], readonly Mark[]>()
  /** Number of times that findings were worked out; for tests. */
  executions = 0

  constructor(options: JudgeOptions) {
    this.options = options
  }

  /** Judges a document; rests after every piece of work. Blocks near `pos` come first. */
  *run(doc: Node, config: LintConfig, pos: number): Generator<undefined, void> {
    this.prepare(config)
    for (const note of this.notes.values()) {
      note.blocks = []
      note.texts = []
    }
    const { linter } = this
    if (linter === undefined) return
    const skips = this.options.skipRanges?.(doc) ?? []
    for (const block of docBlocks(doc, this.options)) {
      const note = this.noteOf(linter, this.options.contextOf?.(block.node, block.parents), config)
      note.blocks.push(block)
      note.texts.push(this.reader.read(block, skips))
    }
    yield
    for (const [key, note] of this.notes) {
      if (note.blocks.length === 0) {
        this.notes.delete(key)
        continue
      }
      const near = note.blocks.findIndex(({ node, start }) => start + node.content.size >= pos)
      for (const _ of note.session.judge(note.texts, note.context, Math.max(0, near))) {
        this.executions++
        yield
      }
    }
  }

  /** The marks that are known, those of `current` where a block is not judged yet; what is known of a node goes into `cache`. */
  layer(current: Layer, cache: MarkCache): Layer {
    const out: MarkedBlock[] = []
    for (const { session, context, blocks, texts } of this.notes.values()) {
      const { findings } = session
      blocks.forEach(({ node, start }, index) => {
        const found = findings[index]
        const size = node.content.size
        if (found === undefined) {
          const at = blockBefore(current, start)
          if (current.starts[at] === start) out.push({ start, size, list: current.lists[at] as readonly Mark[] })
          return
        }
        const list = this.marksOf(found, texts[index] as NoteBlock, context)
        cache.set(node, list)
        if (list.length > 0) out.push({ start, size, list })
      })
    }
    if (this.notes.size > 1) out.sort((a, b) => a.start - b.start)
    return toLayer(out)
  }

  private prepare(config: LintConfig): void {
    if (config === this.config) return
    this.config = config
    this.marks = new WeakMap()
    const { ruleset, policy, model, english, locale } = config
    if (ruleset !== undefined && policy === undefined) {
      this.config = undefined
      throw new Error('the editor has rules but no policy, so nothing is read: give a `policy` made by `resolvePolicy`')
    }
    const made: LinterOptions | undefined = ruleset &&
      policy && {
        ruleset,
        policy,
        today: this.options.today(),
        reader: locale,
        ...(model === undefined ? {} : { model }),
        ...(english === undefined ? {} : { english }),
      }
    if (made !== undefined && this.madeOf !== undefined && sameOptions(made, this.madeOf)) return
    this.madeOf = made
    this.linter = made && createLinter(made)
    this.notes.clear()
  }

  private noteOf(linter: Linter, own: Context | undefined, config: LintConfig): Note {
    const context = { ...config.context, ...own }
    const key = JSON.stringify([context.field, context.kind, context.system, context.lang])
    const known = this.notes.get(key)
    if (known !== undefined) return known
    const note: Note = { session: linter.session(), context, blocks: [], texts: [] }
    this.notes.set(key, note)
    return note
  }

  private marksOf(findings: readonly Finding[], block: NoteBlock, context: Context): readonly Mark[] {
    const known = this.marks.get(findings)
    if (known !== undefined) return known
    const list = findings.map((finding): Mark => {
      const { start, end } = finding
      return { from: start, to: end, diagnostic: this.diagnostic(finding, block.text, context) }
    })
    this.marks.set(findings, list)
    return list
  }

  private diagnostic(finding: Finding, text: string, context: Context): Diagnostic {
    const { locale, policy } = this.config as LintConfig
    const { rule, start, end, severity, confidence } = finding
    const setting = policy && settingFor(policy, rule, context)
    const source = setting?.source ?? policy?.source
    const point = setting?.point ?? source?.point
    const replacements = finding.suggestions.flatMap(({ replacement }) => replacement ?? [])
    const advice = finding.suggestions.flatMap(({ text: words, replacement }) =>
      replacement === undefined && words[locale] !== '' ? words[locale] : [],
    )
    return {
      from: start,
      to: end,
      severity,
      message: finding.message[locale],
      ruleId: rule,
      category: rule.split('/')[0] as string,
      why: setting?.because?.[locale] ?? finding.why[locale],
      ...(source === undefined
        ? {}
        : { source: `${source.issuer}: ${source.document}${point === undefined ? '' : `, ${point}`}` }),
      ...linkOf(source?.url),
      ...(finding.belongsIn === undefined ? {} : { belongsIn: finding.belongsIn }),
      advice,
      replacements,
      confidence,
      fingerprint: fingerprintOf(rule, text, start, end, this.options.salt),
    }
  }
}

/** Policies cite pages as people do, without the protocol; what is no page of the web is no link. */
function linkOf(url: string | undefined): { readonly url?: string } {
  if (url === undefined) return {}
  if (/^https?:/i.test(url)) return { url }
  return /^[a-z][a-z0-9+.-]*:/i.test(url) ? {} : { url: `https://${url}` }
}

function sameOptions(a: LinterOptions, b: LinterOptions): boolean {
  return (
    a.ruleset === b.ruleset &&
    a.policy === b.policy &&
    a.model === b.model &&
    a.english === b.english &&
    a.reader === b.reader &&
    a.today === b.today
  )
}
