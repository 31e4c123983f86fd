/** How each peer is started on a file, and what it is told to look for. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** A tool, ready to run on a file of plain text. */
export interface Tool {
  readonly name: string
  readonly does: string
  readonly command: (file: string) => readonly string[]
  /** Text in which it finds something: it must end with another status than on text without; nothing for what only reads. */
  readonly probe?: string
}

/** The tools that could be had, told to look for these words. Their configurations are written into `folder`. */
export function commandsFor(
  tools: ReadonlyMap<string, string>,
  folder: string,
  words: readonly string[],
  cache: string,
): Tool[] {
  const list = join(folder, 'words.list')
  writeFileSync(list, `${words.join('\n')}\n`)
  const out: Tool[] = []
  // prh escapes a hyphen in a way that its own expressions refuse, and then loads no rule at all.
  const unhyphened = words.filter((form) => !form.includes('-'))
  const step = Math.max(1, Math.floor(unhyphened.length / 1000))
  // For tools that make one expression of all words, and end where it has more.
  const some = unhyphened.filter((_, index) => index % step === 0).slice(0, 1000)
  const word = `${unhyphened[0] ?? ''}\n`
  const add = (
    key: string,
    name: string,
    does: string,
    make: (bin: string) => Tool['command'],
    probe?: string,
  ): void => {
    const bin = tools.get(key)
    if (bin !== undefined) out.push({ name, does, command: make(bin), ...(probe === undefined ? {} : { probe }) })
  }
  add('rg', 'rg -i -w -F -f', 'whole words', (bin) => (file) => [bin, '-i', '-w', '-F', '-f', list, file], word)
  add('rg', 'rg -F -f', 'parts of words, case as it is', (bin) => (file) => [bin, '-F', '-f', list, file], word)
  add('grep', 'grep -i -w -F -f', 'whole words', (bin) => (file) => [bin, '-i', '-w', '-F', '-f', list, file], word)
  add(
    'secretlint',
    'secretlint',
    'its preset, no words',
    (bin) => {
      const config = join(folder, 'secretlint.json')
      writeFileSync(config, JSON.stringify({ rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] }))
      return (file) => ['env', `NODE_PATH=${cache}/node_modules`, bin, '--secretlintrc', config, file]
    },
    SECRET,
  )
  add(
    'textlint',
    'textlint + prh, 1,000 words',
    'words by regular expression',
    (bin) => {
      const rules = some.map((form) => `  - expected: ${JSON.stringify('…')}\n    pattern: ${JSON.stringify(form)}`)
      writeFileSync(join(folder, 'prh.yml'), `version: 1\nrules:\n${rules.join('\n')}\n`)
      const config = join(folder, 'textlint.json')
      writeFileSync(config, JSON.stringify({ rules: { prh: { rulePaths: [join(folder, 'prh.yml')] } } }))
      const base = join(cache, 'node_modules')
      return (file) => [bin, '--rules-base-directory', base, '--config', config, file]
    },
    word,
  )
  add(
    'alex',
    'alex',
    'its English rules',
    (bin) => (file) => [bin, '--text', '--quiet', file],
    'The chairman is crazy.\n',
  )
  add(
    'cspell',
    'cspell, flagWords',
    'whole words',
    (bin) => {
      const config = join(folder, 'cspell.json')
      writeFileSync(config, JSON.stringify({ version: '0.2', language: 'sv', dictionaries: [], flagWords: words }))
      return (file) => [bin, 'lint', '--no-progress', '--no-summary', '--config', config, file]
    },
    word,
  )
  const compromise = createRequire(import.meta.url).resolve('compromise')
  const script = `require(${JSON.stringify(compromise)})(require('node:fs').readFileSync(process.argv[1],'utf8')).json()`
  out.push({
    name: 'compromise alone',
    does: 'English grammar, finds nothing',
    command: (file) => [process.execPath, '-e', script, file],
  })
  add(
    'vale',
    'vale, 1,000 words',
    'whole words',
    (bin) => {
      const styles = join(folder, 'styles', 'Words')
      mkdirSync(styles, { recursive: true })
      const tokens = some.map((form) => `  - ${JSON.stringify(form)}`).join('\n')
      const rule = `extends: existence\nmessage: "'%s'"\nlevel: error\nignorecase: true\ntokens:\n${tokens}\n`
      writeFileSync(join(styles, 'Words.yml'), rule)
      const config = join(folder, 'vale.ini')
      writeFileSync(
        config,
        `StylesPath = ${join(folder, 'styles')}\nMinAlertLevel = error\n[*.txt]\nBasedOnStyles = Words\n`,
      )
      return (file) => [bin, '--config', config, file]
    },
    word,
  )
  add('presidio', 'Presidio, its patterns', 'patterns, no words', (bin) => {
    const file = join(folder, 'presidio.py')
    writeFileSync(file, PRESIDIO)
    return (text) => [bin, file, text]
  })
  add(
    'languagetool',
    'LanguageTool, Swedish',
    'its own rules',
    (libraries) => {
      const program = join(folder, 'Check.java')
      writeFileSync(program, LANGUAGETOOL)
      return (text) => ['java', '-cp', join(libraries, '*'), program, text]
    },
    'Det är på på bordet.\n',
  )
  return out
}

/** An address with a password, which secretlint's preset knows. */
const SECRET = 'postgres://somebody:hemligt123@db.example.com:5432/notes\n'

const PRESIDIO = `import sys
from presidio_analyzer import RecognizerRegistry
registry = RecognizerRegistry()
registry.load_predefined_recognizers(languages=["en"])
recognizers = [r for r in registry.recognizers if hasattr(r, "patterns")]
for note in open(sys.argv[1], encoding="utf8").read().split("\\n\\n"):
    for recognizer in recognizers:
        recognizer.analyze(note, recognizer.supported_entities, None)
`

const LANGUAGETOOL = `import java.nio.file.*;
import org.languagetool.*;

public class Check {
  public static void main(String[] args) throws Exception {
    JLanguageTool tool = new JLanguageTool(Languages.getLanguageForShortCode("sv"));
    int found = 0;
    for (String note : Files.readString(Path.of(args[0])).split("\\n\\n")) found += tool.check(note).size();
    System.exit(found > 0 ? 1 : 0);
  }
}
`
