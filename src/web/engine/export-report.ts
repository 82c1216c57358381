import { redactor } from '../../core/intake/redact.js';
import { renderHtml } from '../../core/report/render-html.js';
import { renderJson } from '../../core/report/render-json.js';
import { renderMarkdown } from '../../core/report/render-markdown.js';
import type { Report } from '../../core/report/report.js';
import type { EvidenceDesk } from '../evidence/evidence-desk.js';
import { citedFiles } from './cited-files.js';
import type { ExportAsked } from './protocol.js';

/** The report as text to share. Redacted with a key that nobody keeps, so that the stand-ins mean nothing elsewhere. */
export function exportReport(whole: Report, { format, index, redact, done }: ExportAsked, desk: EvidenceDesk): string {
  const one = index === undefined ? undefined : whole.results[index];
  const plain: Report = one === undefined ? whole : { ...whole, results: [one] };
  const hider = redact ? redactor(crypto.getRandomValues(new Uint8Array(32))) : undefined;
  const report = hider === undefined ? plain : hider.report(plain);
  switch (format) {
    case 'json':
      return renderJson(report);
    case 'markdown':
      return renderMarkdown(report, { doneSteps: (result) => done[index ?? report.results.indexOf(result)] });
    case 'html': {
      const names = new Map(citedFiles(plain).map((file) => [hider === undefined ? file : hider.text(file), file]));
      const linesOf = (file: string): readonly string[] | undefined => {
        const own = names.get(file);
        const text = own === undefined ? undefined : desk.textOf(own);
        return text === undefined ? undefined : (hider === undefined ? text : hider.text(text)).split(/\r\n|\n|\r/);
      };
      return renderHtml(report, { linesOf });
    }
  }
}
