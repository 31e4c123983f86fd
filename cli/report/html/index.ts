/**
 * The report as one HTML file that works without a network: counts with charts, the work list, the ledger, the rules; or, for a board, the
 * counts alone, and for an incident the authority's questions. Its content policy forbids it to load or send anything.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../engine.ts'
import { allRules } from '../../rule-info.ts'
import { incidentQuestions } from '../incident.ts'
import type { ReportOptions, ScanHeader, ScanItem, ScanSummary } from '../result.ts'
import type { ChartWords } from './charts.ts'
import { coverageSection } from './coverage.ts'
import { listSection } from './list.ts'
import { html, Markup } from './markup.ts'
import { categoryChart, charts, keyFigures } from './overview.ts'
import { STYLE } from './style.ts'
import { type HtmlWord, numberOf, shareOf, wordsOf } from './words.ts'

/** The script of the page, made by the build. */
function pageScript(): string {
  const file = join(packageRoot(), 'dist', 'report-page.js')
  if (!existsSync(file)) throw new Error(`a part of fritext is missing (${file}): run "npm run build"`)
  return readFileSync(file, 'utf8').trim()
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** Makes the report. */
export function renderHtml(
  items: readonly ScanItem[],
  { lang, audience, today }: Pick<ReportOptions, 'lang' | 'audience' | 'today'>,
): string {
  const summary = items.find((item): item is ScanSummary => item.type === 'summary')
  if (summary === undefined) throw new Error('a result without a summary reached the report')
  const version = items.find((item): item is ScanHeader => item.type === 'scan')?.version ?? ''
  const say = wordsOf(lang)
  const words: ChartWords = { say, number: numberOf(lang), share: shareOf(lang) }
  const board = audience === 'board'
  const sections: (readonly [id: string, name: HtmlWord, content: Markup])[] = []
  if (audience === 'incident') {
    sections.push(['questions', 'questions', questions(items, lang, words)])
    sections.push([
      'overview',
      'overview',
      overview(html`<div class="grid">${categoryChart(summary, lang, words)}</div>`, summary, board, words),
    ])
  } else {
    sections.push(['overview', 'overview', overview(charts(summary, board, lang, words), summary, board, words)])
    if (!board) sections.push(['list', 'list', listSection(items, lang, words)])
  }
  if (audience !== 'incident')
    sections.push(['coverage', 'coverage', coverageSection(items, summary, board, lang, words)])
  sections.push(['rules', 'rules', rulesSection(summary, lang, words)])
  const script = sections.some(([id]) => id === 'list') ? pageScript() : ''
  const policy = `default-src 'none'; style-src ${hashOf(STYLE)}; ${script === '' ? '' : `script-src ${hashOf(script)}; `}base-uri 'none'; form-action 'none'`
  const title = say(
    audience === 'board'
      ? 'titleBoard'
      : audience === 'head'
        ? 'titleHead'
        : audience === 'incident'
          ? 'titleIncident'
          : 'title',
  )
  return `${
    html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">${say('skip')}</a>
<header class="top"><div class="wrap">
<p class="kicker"><span>Fritext</span>${!board && html`<b>${say('working')}</b><span>${say('erase')} ____________</span>`}</p>
<h1>${title}</h1>
<p class="meta"><span>${say('made')} <b>${today}</b></span><span>${say('policy')} <b>${summary.policy}</b></span><span>${say('version')} <b>${version}</b></span></p>
<nav aria-label="${say('contents')}"><ul>${sections.map(([id, name]) => html`<li><a href="#${id}">${say(name)}</a></li>`)}</ul></nav>
</div></header>
<main id="content" class="wrap">
${sections.map(([, , content]) => content)}
</main>
<footer><div class="wrap">${say('possible')}</div></footer>
${script !== '' && html`<script>${new Markup(script)}</script>`}
</body>
</html>`.text
  }\n`
}

function overview(content: Markup, summary: ScanSummary, board: boolean, words: ChartWords): Markup {
  const { say } = words
  return html`<section id="overview" aria-labelledby="h-overview"><h2 id="h-overview">${say('overview')}</h2><p class="lead">${say('possible')}${board && ` ${say('small')}`}</p>${keyFigures(summary, board, words)}${content}</section>`
}

function questions(items: readonly ScanItem[], lang: 'sv' | 'en', { say }: ChartWords): Markup {
  const asked = incidentQuestions(items, lang).map(
    ({ question, answer, hint }) =>
      html`<div><dt>${question}</dt>${answer !== undefined && html`<dd>${answer}</dd>`}${hint !== undefined && html`<dd class="hint">${hint}</dd>`}${answer === undefined && html`<dd class="blank"><span class="vh">${say('toFill')}</span></dd>`}</div>`,
  )
  return html`<section id="questions" aria-labelledby="h-questions"><h2 id="h-questions">${say('questions')}</h2><dl class="qa">${asked}</dl></section>`
}

/** What the rules that found something are about. */
function rulesSection(summary: ScanSummary, lang: 'sv' | 'en', { say }: ChartWords): Markup {
  const found = allRules().filter(({ id }) => (summary.byRule[id] ?? 0) > 0)
  const rules = found.map(
    (rule) =>
      html`<details><summary>${rule.title[lang]} <small>${rule.id}</small></summary><dl class="say"><dt>${say('why')}</dt><dd>${rule.why[lang]}</dd><dt>${say('instead')}</dt><dd>${rule.instead[lang]}</dd>${rule.basis.length > 0 && html`<dt>${say('legal')}</dt><dd>${rule.basis.join('; ')}</dd>`}</dl></details>`,
  )
  return html`<section id="rules" aria-labelledby="h-rules"><h2 id="h-rules">${say('rules')}</h2><div class="rules">${rules.length === 0 ? html`<p>${say('nothing')}</p>` : rules}</div></section>`
}
