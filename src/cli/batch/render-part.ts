import type { Result, Unread } from '../../core/index.js';
import { csvRow, csvUnreadRow } from '../../core/report/render-csv.js';
import { renderJson, renderJsonLine } from '../../core/report/render-json.js';
import { renderMarkdown } from '../../core/report/render-markdown.js';
import { renderTextResult } from '../../core/report/render-text.js';
import type { Format } from '../command-table.js';

export interface PartOptions {
  readonly format: Format;
  readonly colour: boolean;
  readonly width: number;
  readonly verbose: boolean;
}

/** What `renderJson` puts around the results; taken off again to get one result as it stands in a report. */
const jsonHead = renderJson({ schemaVersion: 1, results: [], unread: [] }).indexOf('[') + 1;
const jsonTail = '\n  ],\n  "unread": []\n}\n'.length;

/** One result's part of an output that is written as it comes. In JSON every part has a comma in front. */
export function renderPart(result: Result, { format, colour, width, verbose }: PartOptions): string {
  switch (format) {
    case 'jsonl':
    case 'html':
      return renderJsonLine(result);
    case 'csv':
      return csvRow(result);
    case 'json':
      return `,${renderJson({ schemaVersion: 1, results: [result], unread: [] }).slice(jsonHead, -jsonTail)}`;
    case 'text':
      return `${renderTextResult(result, { colour, width, verbose })}\n\n`;
    case 'markdown':
      return `${renderMarkdown({ schemaVersion: 1, results: [result], unread: [] })}\n`;
  }
}

/** An unread file's part. The formats that list the unread files at their end get them there. */
export function renderUnreadPart(unread: Unread, { format }: PartOptions): string {
  return format === 'jsonl' ? renderJsonLine(unread) : format === 'csv' ? csvUnreadRow(unread) : '';
}
