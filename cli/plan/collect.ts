/** What a scan would read, part by part, gathered from what the readers say before anything is judged. */

import { type ColumnChoice, openInput, type ReadOptions } from '../read/index.ts'
import { realPath } from '../same-file.ts'
import type { NameMask } from '../scan/names.ts'
import { systemById } from '../systems/index.ts'

/** A sentence in English and Swedish. */
export interface Said {
  readonly en: string
  readonly sv: string
}

/** One file, sheet, table or container entry of the plan. */
export interface PlanPart {
  readonly file: string
  readonly part?: string
  /** What it is read as; absent where it is not read. */
  readonly format?: string
  readonly encoding?: string
  readonly delimiter?: string
  readonly system?: { readonly id: string; readonly title: string; readonly basis: 'known' | 'heuristic' }
  readonly columns: readonly ColumnChoice[]
  /** Further decisions, such as hidden sheets. */
  readonly notes: readonly Said[]
  /** What is not read, and what to do about it. */
  readonly problems: readonly (Said & { readonly code: string })[]
}

type Open = { -readonly [K in keyof PlanPart]: PlanPart[K] } & {
  columns: ColumnChoice[]
  notes: Said[]
  problems: (Said & { code: string })[]
}

/** What notices say that stands in fields of its own. */
const IN_FIELDS = new Set(['delimiter', 'system', 'columns'])

/** Pages and slides are parts of their document and have no plan of their own. */
const WITHIN = new Set(['page', 'slide', 'message'])

/** The plan of one input, in the order of reading. */
async function planInput(input: string, options: ReadOptions): Promise<Open[]> {
  const parts: Open[] = []
  const byName = new Map<string, Open>()
  const within = new Map<string, Open>()
  const at = (file: string, part: string | undefined): Open => {
    const name = `${file}\u0000${part ?? ''}`
    const known = byName.get(name) ?? within.get(name)
    if (known !== undefined) return known
    const made: Open = { file, ...(part === undefined ? {} : { part }), columns: [], notes: [], problems: [] }
    parts.push(made)
    byName.set(name, made)
    return made
  }
  for await (const item of openInput(input, { ...options, plan: true })) {
    if (item.type === 'part') {
      if (WITHIN.has(item.format)) {
        const around =
          item.part?.includes(' > ') === true ? item.part.slice(0, item.part.lastIndexOf(' > ')) : undefined
        within.set(`${item.file}\u0000${item.part ?? ''}`, at(item.file, around))
        continue
      }
      const part = at(item.file, item.part)
      part.format ??= item.format
      if (item.encoding !== undefined) part.encoding = item.encoding
    } else if (item.type === 'failure') {
      const { en, sv } = { en: item, sv: item.sv ?? item }
      const said = { en: `${en.message} ${en.remedy}`, sv: `${sv.message} ${sv.remedy}` }
      at(item.file, item.locator.part).problems.push({ code: item.code, ...said })
    } else if (item.type === 'notice') {
      const part = at(item.file, item.part)
      if (item.about === 'delimiter' && item.value !== undefined) part.delimiter = item.value
      if (item.about === 'system' && item.value !== undefined) {
        const system = systemById(item.value)
        if (system !== undefined) part.system = { id: system.id, title: system.title, basis: system.basis }
      }
      if (item.columns !== undefined) part.columns.push(...item.columns)
      if (!IN_FIELDS.has(item.about ?? '')) part.notes.push({ en: item.message, sv: item.sv ?? item.message })
    }
  }
  return parts
}

/** A plan with its names masked as reports mask them: what our own rules find in them is not shown. */
export function maskedPlan(plan: readonly PlanPart[], names: NameMask): PlanPart[] {
  return plan.map(({ file, part, columns, notes, problems, ...rest }) => {
    const said = ({ en, sv }: Said): Said => ({ en: names.sentence(en, columns), sv: names.sentence(sv, columns) })
    return {
      ...rest,
      file: names.file(file),
      ...(part === undefined ? {} : { part: names.file(part) }),
      columns: columns.map((column) => ({ ...column, name: names.name(column.name) })),
      notes: notes.map(said),
      problems: problems.map((problem) => ({ code: problem.code, ...said(problem) })),
    }
  })
}

/**
 * The plan of several inputs. Nothing is judged, and no further read than the decisions need. What is named more than once, links followed,
 * stands there once, as the scan reads it once.
 */
export async function collectPlan(inputs: readonly string[], options: ReadOptions): Promise<PlanPart[]> {
  const plan: PlanPart[] = []
  const met = new Set<string>()
  const takes = (path: string): boolean => met.size < met.add(realPath(path)).size
  for (const input of new Set(inputs)) {
    const parts = await planInput(input, { ...options, takes })
    for (const { file, part, format, encoding, delimiter, system, ...rest } of parts) {
      plan.push({
        file,
        ...(part === undefined ? {} : { part }),
        ...(format === undefined ? {} : { format }),
        ...(encoding === undefined ? {} : { encoding }),
        ...(delimiter === undefined ? {} : { delimiter }),
        ...(system === undefined ? {} : { system }),
        ...rest,
      })
    }
  }
  return plan
}
