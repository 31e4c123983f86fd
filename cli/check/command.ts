/** `fritext check` and `fritext init` as commander knows them. */
import { type Command, InvalidArgumentError, Option } from 'commander'

const FORMATS = ['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle']
const SEVERITIES = ['error', 'warning', 'info']

const EXAMPLES = `
Forms: .md .markdown .mdx .html .htm .txt .docx, and phrase lists .yaml .yml .json .jsonc .json5 where a configuration or the
pattern names them.

Examples:
  fritext check mallar
  fritext check "**/*.{md,docx}" "!arkiv/**" --format github
  fritext check --staged
  fritext check mallar --update-baseline`

/** Declares `fritext init`. */
export function addInit(program: Command): void {
  program
    .command('init')
    .description('write a configuration, an ignore file, a pre-commit entry and a CI file')
    .option('--yes', 'ask nothing: take what is given here, and the defaults')
    .option('--policy <id>', 'policy to build on')
    .addOption(new Option('--ci <system>', 'CI file to write').choices(['github', 'gitlab', 'none']))
    .option('--templates <path>', 'folder or glob of the templates')
    .option('--no-pre-commit', 'write no entry for pre-commit')
    .option('--force', 'write over files that are there')
    .addOption(langOption())
    .action(async (options) => {
      const { init } = await import('../commands/init.ts')
      process.exitCode = await init(options)
    })
}

/** Declares `fritext check`. */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description('check templates and phrase lists: files, folders, globs, what changed or standard input')
    .argument('[patterns...]', 'files, folders or globs; ! in front takes away')
    .option('--policy <id|file>', 'policy to judge by, instead of a configuration')
    .option('--config <file>', 'configuration for all files; found upwards from each file otherwise')
    .option('--no-config', 'do not look for a configuration')
    .option('--print-config <file>', 'print what holds for a file, and end')
    .option('--since <ref>', 'only files that changed since the branch left that reference')
    .option('--staged', 'only what is staged for the next commit, as it is staged')
    .option('--stdin', 'check standard input')
    .option('--stdin-filename <name>', 'name that standard input goes by; its ending tells the form')
    .option('--watch', 'check again when files change')
    .option('--cache', 'remember what came of files that do not change; keeps no text')
    .option('--cache-location <file>', 'file of the cache', '.fritext-cache')
    .option('--fix', 'make the replacements that the rules call safe, and show them')
    .option('--fix-dry-run', 'show what --fix would do')
    .option('--baseline <file>', 'file of hits that stood there from the start')
    .option('--no-baseline', 'take no baseline into account')
    .option('--update-baseline', 'write the hits of the files checked into the baseline')
    .option('--no-inline-config', 'suppressions in files do not hold')
    .addOption(
      new Option(
        '--report-unused-suppressions [severity]',
        'unused suppressions are errors, or of that severity; warnings otherwise',
      ).choices(['off', ...SEVERITIES]),
    )
    .option('--no-ignore', 'check what .gitignore and .fritextignore leave out')
    .option('--no-error-on-unmatched-pattern', 'a pattern that no file fits is no mistake')
    .option('--files-max-size <bytes>', 'larger files are reported, not read', wholeNumber)
    .option('--concurrency <n>', 'threads; as many as pay otherwise', wholeNumber)
    .addOption(
      new Option('--fail-on <severity>', 'lowest severity that fails the run')
        .choices([...SEVERITIES, 'never'])
        .default('error'),
    )
    .option('--max-warnings <n>', 'more warnings fail the run', wholeNumber)
    .option('--max-findings <n>', 'findings shown; all are counted', wholeNumber)
    .option('--quiet', 'show errors only; all are counted')
    .addOption(new Option('--format <format>', 'form of the report').choices(FORMATS).default('pretty'))
    .option('-o, --output-file <file>', 'write the report to a file (mode 0600)')
    .option('--mask', 'show the shape of the text, not the text')
    .option('--stats', 'tell time and amounts')
    .addOption(langOption())
    .option('--color', 'colour even where the output is no terminal')
    .option('--no-color', 'no colour')
    .addHelpText('after', EXAMPLES)
    .action(async (patterns: string[], options) => {
      const { check } = await import('../commands/check.ts')
      process.exitCode = await check(patterns, options)
    })
}

function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('Give a whole number.')
  return Number(value)
}

function langOption(): Option {
  return new Option('--lang <lang>', 'language of the answer').choices(['sv', 'en']).default('sv')
}
