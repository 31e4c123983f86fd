/** Makes the replacements that the rules call safe, and shows them as a diff. */
import type { CheckFinding } from './result.ts'

/** A text with its fixes made. */
export interface Fixed {
  readonly text: string
  readonly count: number
}

/** Makes the fixes of the findings; of two that overlap, the first is made. Offsets are those of the text before. */
export function applyFixes(text: string, findings: readonly CheckFinding[]): Fixed {
  let out = ''
  let at = 0
  let count = 0
  for (const { start, end, fix } of findings.toSorted((a, b) => a.start - b.start)) {
    if (fix === undefined || start < at) continue
    out += text.slice(at, start) + fix
    at = end
    count++
  }
  return { text: out + text.slice(at), count }
}

/** The difference as a unified diff, with the path before and after as git writes them. */
export async function diffOf(file: string, before: string, after: string): Promise<string> {
  const { createTwoFilesPatch } = await import('diff')
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, { context: 1 })
  return patch.replace(/^=+\n/, '')
}
