/**
 * `fritext/remark`: a plugin for unified that reports what `fritext check` finds through vfile. Works wherever remark runs: remark-cli,
 * beside remark-lint, in an MDX pipeline.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { VFile } from 'vfile'
import { linterOf } from '../check/check-file.ts'
import { lintProse } from '../check/lint.ts'
import type { CheckFinding } from '../check/result.ts'
import { Settings } from '../check/settings.ts'
import { packageRoot, today } from '../package.ts'
import { ProseError, readProse } from '../prose/index.ts'

/** Options of the plugin; all of them optional. */
export interface RemarkFritextOptions {
  /** Policy to judge by, by id or file; that of the configuration found upwards from the file otherwise. */
  readonly policy?: string
  /** Path of the configuration, or false for none. */
  readonly config?: string | false
  /** Language of the messages; Swedish by default. */
  readonly lang?: 'sv' | 'en'
  /** What an unused suppression is; a warning by default. */
  readonly reportUnusedSuppressions?: 'off' | 'info' | 'warning' | 'error'
}

interface TreeNode {
  readonly type: string
  readonly children?: readonly TreeNode[]
}

/**
 * The plugin. It judges the file itself and not the tree, so that a file has the same findings here and in `fritext check`, whatever
 * other plugins made of the tree. Errors are fatal messages, warnings are warnings, infos are infos. Throws `ConfigError`.
 */
export default function remarkFritext(
  options: RemarkFritextOptions = {},
): (tree: TreeNode, file: VFile) => Promise<void> {
  const { policy, config, lang = 'sv', reportUnusedSuppressions = 'warning' } = options
  const finders = new Map<string, Settings>()
  return async (tree, file) => {
    const { cwd } = file
    const choice = { cwd, ...(policy === undefined ? {} : { policy }), ...(config === undefined ? {} : { config }) }
    const finder = finders.get(cwd) ?? new Settings(choice)
    finders.set(cwd, finder)
    const settings = await finder.forFile(resolve(cwd, file.path ?? 'index.md'))
    if (!settings.check) return
    const form = file.extname === '.mdx' || isMdx(tree) ? 'mdx' : 'markdown'
    try {
      const prose = await readProse(String(file), form)
      const { findings } = lintProse(prose, {
        linter: linterOf(settings, lang),
        policy: settings.policy,
        context: settings.context,
        today: today(),
        inline: true,
        unused: reportUnusedSuppressions,
        key: 'fritext',
      })
      for (const finding of findings) report(file, finding, lang)
      if (prose.fault !== undefined) throw prose.fault
    } catch (error) {
      if (!(error instanceof ProseError)) throw error
      file.message(lang === 'sv' ? error.sv : error.message, { source: 'fritext', ruleId: 'E307' }).fatal = true
    }
  }
}

function isMdx({ type, children = [] }: TreeNode): boolean {
  return type.startsWith('mdx') || children.some(isMdx)
}

function report(file: VFile, finding: CheckFinding, lang: 'sv' | 'en'): void {
  const { rule, severity, line, column, endLine, endColumn, start, end, suggestions, belongsIn } = finding
  const message = file.message(finding.message[lang], {
    source: 'fritext',
    ruleId: rule,
    place: { start: { line, column, offset: start }, end: { line: endLine, column: endColumn, offset: end } },
  })
  message.fatal = severity === 'error' ? true : severity === 'warning' ? false : undefined
  const advice = suggestions.find(({ replacement }) => replacement === undefined)?.text[lang]
  const home = belongsIn === undefined ? undefined : `${lang === 'sv' ? 'Hör hemma i' : 'Belongs in'}: ${belongsIn}.`
  message.note = [finding.why[lang], advice, home].filter((part) => part !== undefined).join('\n')
  const url = urlOf(rule)
  if (url !== undefined) message.url = url
  const expected = suggestions.flatMap(({ replacement }) => replacement ?? [])
  if (expected.length > 0) message.expected = expected
}

/** Where the rule is described: its page in the installed package, else its own file. */
function urlOf(rule: string): string | undefined {
  const name = rule.replace('/', '-')
  const places = [`docs/rules/${name}.md`, `docs/rules/sv/${name}.md`, `rules/sv/${name}.yaml`]
  const found = places.map((place) => join(packageRoot(), place)).find((path) => existsSync(path))
  return found === undefined ? undefined : pathToFileURL(found).href
}
