import { escapeHtml } from './escape-html.js';
import type { LinesOf } from './evidence-window.js';
import { section, table, tag, tags } from './html-parts.js';
import { htmlResult } from './html-result.js';
import { htmlStyle, htmlStyleHash } from './html-style.js';
import type { Report, Result, Unread } from './report.js';
import { countResult, emptyTally, rankedCauses, rankedClasses } from './tally.js';
import { classTones, classWords, counted, fileName, headings, sourceWords, stageLabel } from './words.js';

export interface HtmlOptions {
  /** The evidence's lines, to show the cited ones among their neighbours. Redacted already where the report is. */
  readonly linesOf?: LinesOf;
  /** How many results get a part of their own; the rest stand in the summary alone, healthy ones first to go. Default 500. */
  readonly detailed?: number;
}

/**
 * The report as one self-contained page: no script, nothing loaded from anywhere, and a content security policy that
 * would stop both. Ends with a line break.
 */
export function renderHtml(report: Report, { linesOf = () => undefined, detailed = 500 }: HtmlOptions = {}): string {
  const { results, unread } = report;
  const only = results.length === 1 ? results[0] : undefined;
  const chosen = chooseDetailed(results, detailed);
  const what = only ? sourceWords(only.source) : counted(results.length, 'capture');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${htmlStyleHash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(only ? `${classWords[only.verdict.class].name}: ${only.device.name ?? fileName(only.source.file)}` : what)} – Prtrace</title>
<style>${htmlStyle}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the report</a>
<header class="frame top">
<h1>Primary Refresh Token (PRT) report</h1>
<p class="quiet">${escapeHtml(unread.length > 0 ? `${what}, ${counted(unread.length, 'file')} not read` : what)}</p>
</header>
<main id="content" class="frame">
${only ? '' : summary(results, chosen)}${results.map((result, index) => (chosen.has(index) ? htmlResult(result, anchor(index), linesOf) : '')).join('')}${unreadFiles(unread)}</main>
<footer class="frame foot"><p>Made by Prtrace from the evidence named above. This page runs no script and loads nothing.</p></footer>
</body>
</html>
`;
}

/** Indexes of the results that get a part of their own: those with something to say go first. */
function chooseDetailed(results: readonly Result[], limit: number): ReadonlySet<number> {
  const all = results.map((_, index) => index);
  if (results.length <= limit) return new Set(all);
  const isHealthy = (index: number) => results[index]?.verdict.class === 'healthy';
  return new Set([...all.filter((index) => !isHealthy(index)), ...all.filter(isHealthy)].slice(0, limit));
}

function anchor(index: number): string {
  return `r${index + 1}`;
}

function summary(results: readonly Result[], chosen: ReadonlySet<number>): string {
  const tally = emptyTally();
  for (const result of results) countResult(tally, result);
  const causes = rankedCauses(tally).map(({ id, title, captures }) => `<li>${captures}: ${escapeHtml(title)} <code>${escapeHtml(id)}</code></li>`);
  const count = results.length === 0 ? 'nothing could be read' : counted(results.length, 'capture');
  return [
    `<section class="card" id="summary" aria-labelledby="summary-title"><h2 id="summary-title">${headings.summary}: ${count}</h2>\n`,
    tags(rankedClasses(tally).map(([name, captures]) => tag(`${classWords[name].name}: ${captures}`, classTones[name]))),
    causes.length === 0 ? '' : section('Root causes', `<ul class="plain">${causes.join('')}</ul>`),
    results.length === 0 ? '' : section('Every capture', everyCapture(results, chosen)),
    '</section>\n',
  ].join('');
}

function everyCapture(results: readonly Result[], chosen: ReadonlySet<number>): string {
  const rows = results.map(({ source, device, verdict }, index) => {
    const name = escapeHtml(`${fileName(source.file)}${source.captureIndex > 0 ? `, capture ${source.captureIndex + 1}` : ''}`);
    return [
      `<tr><th scope="row" class="name">${chosen.has(index) ? `<a href="#${anchor(index)}">${name}</a>` : name}</th>`,
      `<td class="device">${escapeHtml(device.name ?? 'not shown')}</td>`,
      `<td>${tag(classWords[verdict.class].name, classTones[verdict.class])}</td>`,
      `<td>${stageLabel(verdict.stage)}</td>`,
      `<td>${verdict.confidence}</td>`,
      `<td class="name">${escapeHtml(verdict.causes[0]?.title ?? 'none')}</td></tr>\n`,
    ].join('');
  });
  const left = results.length - chosen.size;
  const note = `<p class="quiet">${counted(left, 'capture')} without a link: this page details ${chosen.size}. The JSON report holds all of them.</p>`;
  const all = table('summary', ['Evidence', 'Device', 'Verdict', 'Stage', 'How sure', 'Root cause'], rows);
  return `${left > 0 ? note : ''}<div class="scroll" role="region" aria-label="Every capture" tabindex="0">${all}</div>`;
}

function unreadFiles(unread: readonly Unread[]): string {
  if (unread.length === 0) return '';
  const files = unread.map(({ file, reason }) => `<li><strong>${escapeHtml(fileName(file))}</strong>: ${escapeHtml(reason)}</li>`);
  return `<section class="card" aria-labelledby="unread-title"><h2 id="unread-title">${headings.unread}</h2><ul class="plain">${files.join('')}</ul></section>\n`;
}
