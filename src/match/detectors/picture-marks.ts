import type { Detection } from '../../types.ts'
import { isBlank, isNewline } from './chars.ts'
import { isJoiner, type Picture, pictureOf } from './pictures.ts'
import type { Source } from './source.ts'
import { friendlyWords, markWords, otherUses } from './symbol-words.ts'
import type { Token } from './tokens.ts'
import { surroundings, tokenAt } from './words.ts'

const RULE = 'code/symbols'

interface Group {
  readonly start: number
  readonly end: number
  readonly kind: Picture
  readonly count: number
}

const BASE: Readonly<Record<Picture, number>> = { colour: 2, mark: 1.25, arrow: -1, box: -3, cheer: -2, other: -0.75 }

/** Finds coloured dots, stars, ticks, arrows and emoji that stand as marks; not those that close a friendly sentence. */
export function pictureMarks(source: Source): Detection[] {
  const groups = readGroups(source.text)
  if (groups.length === 0) return []
  const tokens = source.tokens()
  const found: Detection[] = []
  for (const group of groups) {
    if (group.kind === 'box') continue
    const from = tokenAt(tokens, group.start)
    const to = tokenAt(tokens, group.end)
    const near =
      surroundings(tokens, from, to, otherUses) +
      surroundings(tokens, from, to, markWords) +
      (group.kind === 'colour' ? 0 : surroundings(tokens, from, to, friendlyWords))
    const weight = BASE[group.kind] + place(tokens, from, to, group, groups.length) + near
    found.push({ rule: RULE, start: group.start, end: group.end, weight, key: 'symbols/picture' })
  }
  return found
}

// A mark stands beside a name, alone on its line, or among others of its kind.
function place(tokens: readonly Token[], from: number, to: number, group: Group, groups: number): number {
  const before = tokens[from - 1]
  const after = tokens[to]
  let weight = group.count > 1 ? 1 : 0
  if (group.kind === 'arrow') {
    return weight * 2.5 + (group.count === 1 && isPlain(before) && isPlain(after) ? -2 : 0) + (groups > 2 ? 0.5 : 0)
  }
  if (groups > 1) weight += 0.75
  if (isName(before) || isName(after)) weight += 1
  if (before === undefined || after === undefined) weight += 0.25
  return weight
}

function isPlain(token: Token | undefined): boolean {
  return token !== undefined && token.kind !== 'sign'
}

function isName(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.capital && token.lower.length > 1
}

function readGroups(text: string): Group[] {
  const groups: Group[] = []
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    const kind = code < 0x203c ? undefined : pictureOf(text.codePointAt(at) ?? 0)
    if (kind === undefined) {
      at++
      continue
    }
    const group = readGroup(text, at, kind)
    groups.push(group)
    at = group.end
  }
  return groups
}

function readGroup(text: string, start: number, kind: Picture): Group {
  let end = start
  let count = 0
  let at = start
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (isJoiner(code)) {
      at++
      end = at
    } else if (isBlank(code) && !isNewline(code)) {
      if (!isBlank(text.charCodeAt(at - 1))) at++
      else break
    } else {
      const next = pictureOf(text.codePointAt(at) ?? 0)
      if (next !== kind) break
      count++
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
      end = at
    }
  }
  return { start, end, kind, count }
}
