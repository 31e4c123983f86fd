/** The files that `fritext init` writes. */

/** What the user chose. */
export interface InitChoice {
  readonly policy: string
  /** Folder, file or glob of the templates. */
  readonly templates: string
  readonly ci: 'github' | 'gitlab' | 'none'
  readonly preCommit: boolean
  readonly version: string
}

/** A file to write. */
export interface InitFile {
  readonly path: string
  readonly content: string
  /** Said to whoever has the file already: what to add to it. */
  readonly addition?: string
}

/** The files, in the order in which they are written. */
export function initFiles(choice: InitChoice): InitFile[] {
  const files: InitFile[] = [
    { path: 'fritext.config.yaml', content: config(choice) },
    { path: '.fritextignore', content: IGNORE },
  ]
  if (choice.preCommit) {
    const addition = preCommitRepo(choice.version)
    files.push({ path: '.pre-commit-config.yaml', content: `repos:\n${addition}`, addition })
  }
  if (choice.ci === 'github') files.push({ path: '.github/workflows/fritext.yml', content: github(choice) })
  if (choice.ci === 'gitlab') {
    const addition = gitlab(choice)
    files.push({ path: '.gitlab-ci.yml', content: addition, addition })
  }
  return files
}

function config({ policy }: InitChoice): string {
  return `# yaml-language-server: $schema=./node_modules/fritext/fritext.schema.json
extends: ${policy}

# Egna ord för reglerna, till exempel namnet på en grupp eller en avdelning.
terms: []

# Koder som är avtalade internt och inte får stå i fritext.
agreedCodes: []

# Fraser som får stå, var och en med skäl:
#   - { text: Elsa Brändströms skola, rule: all, reason: skolans namn }
exceptions: []

# Vad som skiljer sig mellan filer:
#   - { match: "franvaro/**", kind: absence }
files: []

# Vilka nycklar i fraslistor (YAML, JSON) som är text:
#   - { name: fras, match: "fraser/*.yaml", keys: ["fraser.*.text"] }
scopes: []
`
}

const IGNORE = `# Filer som fritext inte granskar; skrivs som i .gitignore.
CHANGELOG.md
LICENSE*
`

function preCommitRepo(version: string): string {
  return `  - repo: local
    hooks:
      - id: fritext
        name: fritext
        entry: npx --no-install fritext check --staged --no-error-on-unmatched-pattern
        language: system
        pass_filenames: false
        # Version ${version} or later, installed with "npm install --save-dev fritext".
`
}

function github({ templates }: InitChoice): string {
  return `name: fritext
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  fritext:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 20
      - run: npm ci
      - run: ${scalar(`npx --no-install fritext check ${quoted(templates)} --format github`)}
`
}

function gitlab({ templates }: InitChoice): string {
  return `fritext:
  image: node:20
  script:
    - npm ci
    - ${scalar(`npx --no-install fritext check ${quoted(templates)} --format gitlab --output-file gl-code-quality-report.json`)}
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
`
}

/** A path for a shell: what holds other signs than those of paths is quoted, and none is an option. */
function quoted(path: string): string {
  const word = path.startsWith('-') ? `./${path}` : path
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/** A text as YAML has it: quoted where it would mean something else. */
function scalar(text: string): string {
  return /: |\s#|:$/.test(text) ? JSON.stringify(text) : text
}
