/** The command line as commander knows it. Each command is declared and loaded when it is asked for, so that none pays for another. */
import { Command, InvalidArgumentError, Option } from 'commander'
import { NOTE_KINDS } from '../src/types.ts'
import { addCheck, addInit } from './check/command.ts'
import { packageVersion } from './package.ts'
import { guardOutput, writeOut } from './standard-output.ts'

const policyOption = (): Option =>
  new Option('--policy <id|file>', 'policy to judge by, such as stockholm; "strict" when nothing else is said')
const configOption = (): Option =>
  new Option('--config <file>', 'configuration of the organisation; found upwards from the current folder otherwise')

function addScan(program: Command): void {
  program
    .command('scan')
    .description('scan exports: files, folders or - for standard input')
    .argument('<inputs...>', 'files, folders, or -')
    .addOption(policyOption())
    .addOption(configOption())
    .option('--no-config', 'do not look for a configuration')
    .addOption(formatOption())
    .addOption(audienceOption())
    .option('-o, --output-file <file>', 'write the report to a file (mode 0600)')
    .option('--resume', 'go on with an interrupted scan: the same command, --format ndjson and the same -o')
    .option('--baseline <file>', 'earlier result (NDJSON): says what is new, remaining and gone')
    .option('--hmac-key-file <file>', 'key of the ids in the report; FRITEXT_KEY or a fresh one otherwise')
    .option('--concurrency <n>', 'workers; the cores when nothing else is said', wholeNumber)
    .option('--unit <name>', 'column that holds the school unit')
    .option('--period <name>', 'column that holds the term or date')
    .option('--column <name...>', 'columns, elements or properties that hold free text, by name or number')
    .option('--key <name>', 'column that names a record')
    .option('--system <id>', 'system that the files come from')
    .option('--query <sql>', 'query whose rows are read, for postgres://… and SQLite files')
    .option('--people <file>', 'names of people (CSV, XLSX …): they help the judge and are never printed')
    .option('--plan', 'show what would be read and how; nothing is scanned')
    .option('--encoding <name>', 'encoding of text files')
    .option('--stdin-filename <name>', 'name that standard input goes by')
    .option('--files-max-size <bytes>', 'larger files are reported, not read', wholeNumber)
    .addOption(
      new Option('--fail-on <severity>', 'lowest severity that fails the run')
        .choices(['error', 'warning', 'info', 'never'])
        .default('error'),
    )
    .option('--max-findings <n>', 'findings shown; all are counted', wholeNumber)
    .option('--quiet', 'show the summary alone')
    .addOption(langOption())
    .option('--color', 'colour even where the output is no terminal')
    .option('--no-color', 'no colour')
    .action(async (inputs: string[], options) => {
      if (options.plan) {
        const { plan } = await import('./commands/plan.ts')
        process.exitCode = await plan(inputs, options)
        return
      }
      const { scan } = await import('./commands/scan.ts')
      process.exitCode = await scan(inputs, options)
    })
}

function addReport(program: Command): void {
  program
    .command('report')
    .description('make a report from a stored result of "scan --format ndjson -o"')
    .argument('<result>', 'stored result')
    .addOption(formatOption('html'))
    .addOption(audienceOption())
    .option('-o, --output-file <file>', 'write the report to a file (mode 0600)')
    .option('--baseline <file>', 'earlier result to compare with')
    .option('--max-findings <n>', 'findings shown on the terminal; all are counted', wholeNumber)
    .option('--quiet', 'show the summary alone')
    .addOption(new Option('--locale <lang>', 'language of the report').choices(['sv', 'en']).default('sv'))
    .option('--color', 'colour even where the output is no terminal')
    .option('--no-color', 'no colour')
    .action(async (result: string, options) => {
      const { report } = await import('./commands/report.ts')
      process.exitCode = await report(result, options)
    })
}

function addRedact(program: Command): void {
  program
    .command('redact')
    .description('write a copy of a file with the found passages masked; everything else stays byte for byte')
    .argument('<file>', 'file to copy')
    .requiredOption('-o, --output-file <file>', 'where the copy goes; never the file itself')
    .addOption(
      new Option('--with <what>', 'what stands in place of a passage')
        .choices(['mask', 'category', 'pseudonym'])
        .default('mask'),
    )
    .addOption(policyOption())
    .addOption(configOption())
    .option('--no-config', 'do not look for a configuration')
    .option('--column <name...>', 'columns, elements or properties that hold free text, by name or number')
    .option('--system <id>', 'system that the file comes from')
    .option('--encoding <name>', 'encoding of a text file')
    .option('--hmac-key-file <file>', 'key of the pseudonyms; FRITEXT_KEY or a fresh one otherwise')
    .addOption(langOption())
    .action(async (file: string, options) => {
      const { redact } = await import('./commands/redact.ts')
      process.exitCode = await redact(file, options)
    })
}

function addPipe(program: Command): void {
  program
    .command('pipe')
    .description('judge notes as JSON lines from standard input; one answer a line')
    .addOption(policyOption())
    .addOption(configOption())
    .option('--no-config', 'do not look for a configuration')
    .action(async (options) => {
      const [{ runPipe }, { openEngine }] = await Promise.all([import('./commands/pipe.ts'), import('./engine.ts')])
      const { linter } = await openEngine(options)
      // Rules or terms that cannot be used end the run here; else every note would be answered with an error.
      linter.lint('.', { lang: 'sv' })
      const { unknownKinds } = await runPipe(linter, process.stdin, process.stdout)
      if (unknownKinds > 0) {
        process.stderr.write(
          `${unknownKinds} ${unknownKinds === 1 ? 'line has' : 'lines have'} a "kind" that is not known and was left out. Known: ${NOTE_KINDS.join(', ')}.\n`,
        )
      }
    })
}

function addRules(program: Command): void {
  program
    .command('rules')
    .description('list the rules with their levels in a policy')
    .addOption(policyOption())
    .addOption(configOption())
    .option('--no-config', 'do not look for a configuration')
    .addOption(new Option('--format <format>', 'form of the list').choices(['pretty', 'json']).default('pretty'))
    .addOption(langOption())
    .action(async (options) => {
      const { listRules } = await import('./commands/rules.ts')
      await listRules(options)
    })
}

function addExplain(program: Command): void {
  program
    .command('explain')
    .description('explain a rule: what it finds, why, what to write instead, examples')
    .argument('<rule>', 'rule id, such as art9/health')
    .addOption(policyOption())
    .addOption(configOption())
    .option('--no-config', 'do not look for a configuration')
    .addOption(langOption())
    .action(async (rule: string, options) => {
      const { explainRule } = await import('./commands/explain.ts')
      process.exitCode = await explainRule(rule, options)
    })
}

function addWhy(program: Command): void {
  program
    .command('why')
    .description('show what decided at a place: <file>:<line>, or --text')
    .argument('[place]', 'file:line')
    .option('--text <text>', 'a text instead of a place')
    .option('--field <name>', 'field that the text stands in')
    .addOption(new Option('--kind <kind>', 'kind of note').choices([...NOTE_KINDS]))
    .option('--column <name...>', 'columns that hold free text')
    .option('--system <id>', 'system that the file comes from')
    .addOption(
      new Option(
        '--as <command>',
        'whose reading is asked for: "check" where a configuration governs the file, else "scan"',
      ).choices(['check', 'scan']),
    )
    .addOption(policyOption())
    .addOption(configOption())
    .option('--no-config', 'do not look for a configuration')
    .addOption(langOption())
    .action(async (place: string | undefined, options) => {
      const { why } = await import('./commands/why.ts')
      process.exitCode = await why(place, options)
    })
}

function addTrain(program: Command): void {
  program
    .command('train')
    .description('train the model further on labelled notes of your own; they stay on this machine')
    .requiredOption('--notes <files...>', 'labelled notes (NDJSON, the form of fixtures/notes/GUIDELINES.md)')
    .requiredOption('-o, --output <folder>', 'where the model goes; name it as "model" in your configuration')
    .option('--seed <n>', 'seed of what is left to chance', wholeNumber, 1)
    .option('--force', 'write the model even if it is no better on notes held out')
    .action(async (options) => {
      const { trainOwn } = await import('./commands/train.ts')
      process.exitCode = await trainOwn(options)
    })
}

function addLsp(program: Command): void {
  program
    .command('lsp')
    .description('language server over standard input and output, for editors')
    .addOption(policyOption())
    .addOption(configOption())
    .option('--no-config', 'do not look for a configuration')
    .option('--stdio', 'as other language servers are asked; always so')
    .addOption(new Option('--lang <lang>', 'language of messages, where the client says none').choices(['sv', 'en']))
    .action(async ({ policy, config, lang }) => {
      const { serve } = await import('./lsp/server.ts')
      serve({ policy, ...(config === true ? {} : { config }), lang })
    })
}

function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('Give a whole number.')
  return Number(value)
}

function formatOption(standard = 'pretty'): Option {
  const forms = ['pretty', 'json', 'ndjson', 'html', 'xlsx', 'csv', 'sarif']
  return new Option('--format <format>', 'form of the report').choices(forms).default(standard)
}

function audienceOption(): Option {
  return new Option(
    '--audience <who>',
    'board: counts alone; head: work list; incident: the questions of the authority',
  ).choices(['board', 'head', 'incident'])
}

function langOption(): Option {
  return new Option('--lang <lang>', 'language of the answer').choices(['sv', 'en']).default('sv')
}

/** How each command is declared, by its name, in the order of the help. */
const COMMANDS: Readonly<Record<string, (program: Command) => void>> = {
  scan: addScan,
  report: addReport,
  redact: addRedact,
  pipe: addPipe,
  rules: addRules,
  explain: addExplain,
  why: addWhy,
  train: addTrain,
  check: addCheck,
  init: addInit,
  lsp: addLsp,
}

/** Reads the command line and runs the command; settled when that has ended. Rejects with what the command throws. */
export async function runProgram(): Promise<void> {
  const program = new Command('fritext')
    .description('Finds what must not stand in free-text notes about pupils.')
    .showHelpAfterError('(fritext --help shows what can be said)')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  const [, , asked = ''] = process.argv
  const declare = Object.hasOwn(COMMANDS, asked) ? COMMANDS[asked] : undefined
  if (declare !== undefined) declare(program)
  else {
    program.version(packageVersion())
    for (const add of Object.values(COMMANDS)) add(program)
  }
  // Reports go out by "writeOut"; loading the stream is left to the commands that use it.
  program.configureOutput({ writeOut })
  program.hook('preAction', (_, command) => {
    if (!['check', 'scan'].includes(command.name())) guardOutput()
  })
  await program.parseAsync()
}
