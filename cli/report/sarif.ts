/** SARIF 2.1.0, for tools that gather the findings of others. */
import { pathToFileURL } from 'node:url'
import { allRules } from '../rule-info.ts'
import type { LocatedFinding, ScanHeader, ScanItem } from './result.ts'

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const

/** Makes the report. Findings that are gone are left out, failures become notifications of the run. */
export function renderSarif(items: readonly ScanItem[], lang: 'sv' | 'en'): string {
  const header = items.find((item): item is ScanHeader => item.type === 'scan')
  const findings = items.filter((item): item is LocatedFinding => item.type === 'finding')
  const failures = items.filter((item) => item.type === 'failure')
  const about = new Map(allRules().map((rule) => [rule.id, rule]))
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort()
  const text = (id: string, what: 'title' | 'message' | 'why' | 'instead'): string => about.get(id)?.[what][lang] ?? id
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'fritext',
            ...(header === undefined ? {} : { semanticVersion: header.version }),
            rules: rules.map((id) => ({
              id,
              shortDescription: { text: text(id, 'title') },
              fullDescription: { text: text(id, 'why') },
              help: { text: text(id, 'instead') },
            })),
          },
        },
        language: lang,
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            toolExecutionNotifications: failures.map((failure) => ({
              level: 'error',
              descriptor: { id: failure.code },
              message: { text: lang === 'sv' ? (failure.sv?.message ?? failure.message) : failure.message },
              locations: [
                { physicalLocation: { artifactLocation: { uri: uriOf(failure.file) }, ...region(failure.locator) } },
              ],
            })),
          },
        ],
        results: findings.map((finding) => ({
          ruleId: finding.rule,
          ruleIndex: rules.indexOf(finding.rule),
          level: LEVELS[finding.severity],
          message: { text: text(finding.rule, 'message') },
          locations: [
            {
              physicalLocation: { artifactLocation: { uri: uriOf(finding.file) }, ...region(finding) },
              ...logical(finding),
            },
          ],
          partialFingerprints: { 'fritextIdentity/v1': finding.identity },
          rank: Math.round(finding.confidence * 1000) / 10,
          ...(finding.baseline === undefined
            ? {}
            : { baselineState: finding.baseline === 'new' ? 'new' : 'unchanged' }),
          properties: { id: finding.id, record: finding.record, start: finding.start, end: finding.end },
        })),
      },
    ],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

/** A path as SARIF wants it: an address relative to the folder of the run, or a file address. */
function uriOf(file: string): string {
  if (/^(?:\/|[a-z]:\\)/i.test(file)) return pathToFileURL(file).href
  return file.split(/[/\\]/).map(encodeURIComponent).join('/')
}

function region({ line, column }: { readonly line?: number; readonly column?: number }): object {
  if (line === undefined) return {}
  return { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }
}

function logical({ pointer, part, row, field }: LocatedFinding): object {
  const place = pointer ?? (row === undefined ? part : `${part ?? ''}#${row}`)
  if (place === undefined) return {}
  return { logicalLocations: [{ fullyQualifiedName: place, ...(field === undefined ? {} : { name: field }) }] }
}
