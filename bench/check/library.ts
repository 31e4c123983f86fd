/** The thousand Markdown files of the bench, made from the templates of the repository: the same for every run. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { formOf } from '../../cli/prose/index.ts'

/** Words that stand in for others, so that no two files are alike and no tool can remember one for the next. */
const SUBJECTS = ['matematik', 'svenska', 'biologi', 'historia', 'slöjd', 'musik', 'kemi', 'bild', 'engelska', 'fysik']

/** Writes so many files below a folder, a hundred in each subfolder; gives their total size in bytes. Throws where there are no templates. */
export function writeLibrary(folder: string, count: number): number {
  const templates = sources()
  if (templates.length === 0) throw new Error('fixtures/templates holds no Markdown or text to make the library from')
  let bytes = 0
  for (let index = 0; index < count; index++) {
    const file = join(folder, `del-${Math.floor(index / 100)}`, `mall-${String(index).padStart(4, '0')}.md`)
    // Three templates a file come near the length of the letters that schools write.
    const parts = [0, 1, 2].map((step) => templates[(index * 7 + step * 3) % templates.length] ?? '')
    const subject = SUBJECTS[index % SUBJECTS.length] ?? ''
    const text = `# Mall ${index}: ${subject}\n\n${parts.join('\n\n')}\n\nMallen gäller ${subject}, vecka ${(index % 52) + 1}.\n`
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    bytes += Buffer.byteLength(text)
  }
  return bytes
}

/** Templates as Markdown: front matter belongs at the top of a file alone. */
function sources(): string[] {
  const folder = 'fixtures/templates'
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    ['markdown', 'text'].includes(formOf(name) ?? ''),
  )
  return names
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, ''))
}
