import type { Result, Unread } from '../../core/index.js';
import { csvHeader } from '../../core/report/render-csv.js';
import { renderJson } from '../../core/report/render-json.js';
import { renderTextSummary } from '../../core/report/render-text.js';
import type { Tally } from '../../core/report/tally.js';
import { AppError } from '../../node/app-error.js';
import type { Output } from '../../node/write-output.js';
import type { Format } from '../command-table.js';

/** Captures that one HTML page holds. A page cannot be written as it comes, so this bounds the memory. */
const mostInPage = 2_000;

/** What a sink takes: rendered results, and files that could not be read. */
export interface SinkPart {
  /** As `renderPart` made it. */
  readonly body: Uint8Array;
  readonly unread: readonly Unread[];
}

/** Puts parts together to one output, as they come. */
export interface Sink {
  start(): void;
  take(result: SinkPart): void;
  finish(tally: Tally): Promise<void> | void;
}

/** The sink of a format. */
export function sinkOf(format: Format, output: Output, text: { readonly colour: boolean; readonly width: number }): Sink {
  const unread: Unread[] = [];
  const asItComes = (result: SinkPart) => output.write(result.body);
  const keepingUnread = (result: SinkPart) => {
    output.write(result.body);
    unread.push(...result.unread);
  };
  switch (format) {
    case 'jsonl':
      return { start: () => undefined, take: asItComes, finish: () => undefined };
    case 'csv':
      return { start: () => output.write(csvHeader()), take: asItComes, finish: () => undefined };
    case 'json': {
      let any = false;
      return {
        start: () => output.write('{\n  "schemaVersion": 1,\n  "results": ['),
        take(result) {
          // Every result comes with a comma in front; the first has none before it.
          output.write(any || result.body.length === 0 ? result.body : result.body.subarray(1));
          any ||= result.body.length > 0;
          unread.push(...result.unread);
        },
        finish() {
          const rest = renderJson({ schemaVersion: 1, results: [], unread });
          output.write(`${any ? '\n  ' : ''}${rest.slice(rest.indexOf(']'))}`);
        },
      };
    }
    case 'text':
      return { start: () => undefined, take: keepingUnread, finish: (tally) => output.write(renderTextSummary(tally, unread, text)) };
    case 'markdown':
      return {
        start: () => undefined,
        take: keepingUnread,
        finish: (tally) => output.write(`\`\`\`text\n${renderTextSummary(tally, unread, { colour: false, width: 80 })}\`\`\`\n`),
      };
    case 'html': {
      const results: Result[] = [];
      return {
        start: () => undefined,
        take(result) {
          for (const line of new TextDecoder().decode(result.body).split('\n')) if (line !== '') results.push(JSON.parse(line) as Result);
          unread.push(...result.unread);
          if (results.length > mostInPage) {
            throw new AppError('usage', `One HTML page holds up to ${mostInPage} captures, and here are more.`, { hint: 'Use --format csv or jsonl, or diagnose one folder at a time.' });
          }
        },
        async finish() {
          const { renderHtml } = await import('../../core/report/render-html.js');
          output.write(renderHtml({ schemaVersion: 1, results, unread }));
        },
      };
    }
  }
}
