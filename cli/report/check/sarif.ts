/** SARIF 2.1.0: rules with their help, results with partial fingerprints, suppressed results marked as such. Holds no text of files. */
import type { Severity } from '../../../src/index.ts'
import type { CheckFinding, FileResult, SuppressedFinding } from '../../check/result.ts'
import { FAULTS } from '../../suppress/words.ts'
import { type CheckReport, oneLine } from './report.ts'

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** Makes the report. */
export function sarifCheck(report: CheckReport): string {
  const { results, lang, version } = report
  const rules = rulesOf(report)
  const index = new Map(rules.map(({ id }, at) => [id, at]))
  const entry = (file: string, finding: CheckFinding, by?: SuppressedFinding) => ({
    ruleId: finding.rule,
    ruleIndex: index.get(finding.rule),
    level: LEVELS[finding.severity],
    message: { text: oneLine(finding, lang) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file), uriBaseId: 'SRCROOT' },
          region: {
            startLine: finding.line,
            startColumn: finding.column,
            endLine: finding.endLine,
            endColumn: finding.endColumn,
          },
        },
      },
    ],
    partialFingerprints: { 'fritextHit/v1': finding.identity },
    ...(by === undefined ? {} : { suppressions: [suppression(by)] }),
    properties: { confidence: finding.confidence, ...(finding.asks ? { asks: true } : {}) },
  })
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'fritext', semanticVersion: version, rules } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          SRCROOT: { description: { text: lang === 'sv' ? 'Mappen som granskades.' : 'The folder that was checked.' } },
        },
        invocations: [
          {
            executionSuccessful: results.every(({ failure }) => failure === undefined),
            toolExecutionNotifications: results.flatMap((result) => notification(result, lang)),
          },
        ],
        results: results.flatMap(({ file, findings, suppressed }) => [
          ...findings.map((finding) => entry(file, finding)),
          ...suppressed.map((by) => entry(file, by.finding, by)),
        ]),
        properties: { summary: report.summary },
      },
    ],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

/** The rules that the results name, in the order of their ids. */
function rulesOf({ results, rules, lang }: CheckReport) {
  const named = new Set(
    results
      .flatMap(({ findings, suppressed }) => [...findings, ...suppressed.map(({ finding }) => finding)])
      .map(({ rule }) => rule),
  )
  const known = new Map(rules.map((rule) => [rule.id, rule]))
  return [...named].sort().map((id) => {
    const rule = known.get(id)
    if (rule === undefined) {
      const said = Object.entries(FAULTS).find(([fault]) => id === `suppression/${fault}`)?.[1][lang] ?? id
      return { id, shortDescription: { text: said }, help: { text: said } }
    }
    const basis = rule.basis.map((ground) => `- ${ground}`).join('\n')
    return {
      id,
      name: rule.title[lang],
      shortDescription: { text: rule.message[lang] },
      fullDescription: { text: rule.why[lang] },
      help: {
        text: `${rule.why[lang]} ${rule.instead[lang]}`,
        markdown: `${rule.why[lang]}\n\n**${lang === 'sv' ? 'Skriv i stället' : 'Write instead'}:** ${rule.instead[lang]}\n\n${basis}\n`,
      },
      properties: { tags: ['privacy', id.split('/')[0]] },
    }
  })
}

function suppression({ by, reason }: SuppressedFinding) {
  return {
    kind: by === 'comment' ? 'inSource' : 'external',
    status: 'accepted',
    ...(reason === undefined ? {} : { justification: reason }),
  }
}

function notification({ file, failure }: FileResult, lang: 'sv' | 'en') {
  if (failure === undefined) return []
  const { code, message, line } = failure
  return [
    {
      descriptor: { id: code },
      level: 'error',
      message: { text: message[lang] },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: uriOf(file), uriBaseId: 'SRCROOT' },
            ...(line === undefined ? {} : { region: { startLine: line } }),
          },
        },
      ],
    },
  ]
}

/** A path as a relative reference: a colon in its first part would make it an address. */
function uriOf(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/')
}
