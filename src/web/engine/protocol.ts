import type { Comparison, ExamineOptions, Result, Unread } from '../../core/index.js';
import type { Explanation } from '../../core/catalog/explain.js';
import type { CaptureSummary } from './capture-summary.js';

/** One file of the evidence, still unread: the browser keeps its bytes wherever they are. */
export interface EvidenceFile {
  /** Path shown in citations; of a folder that was dropped, its name comes first. */
  readonly path: string;
  readonly blob: Blob;
  /**
   * The file's own time, milliseconds since 1970 UTC. Absent: a `File` of the browser tells its own, others have none. It is
   * asked in the worker, because every question stops the asking thread for a way to the disk.
   */
  readonly modifiedUtc?: number;
}

/** Formats that a report can be saved in. */
export type ExportFormat = 'markdown' | 'html' | 'json';

/** What the page asks the worker for, and what comes back. */
export interface Asks {
  /** Hands over a part of the files of the next examination; a thousand at once would stop the page. */
  give: { readonly asked: { readonly files: readonly EvidenceFile[]; readonly first: boolean }; readonly answer: number };
  examine: { readonly asked: { readonly options: ExamineOptions; readonly unread: readonly Unread[] }; readonly answer: Examined };
  result: { readonly asked: { readonly index: number }; readonly answer: Result };
  open: { readonly asked: { readonly file: string; readonly line?: number; readonly locator?: string }; readonly answer: OpenedEvidence };
  lines: { readonly asked: { readonly document: number; readonly from: number; readonly to: number }; readonly answer: readonly string[] };
  search: { readonly asked: { readonly document: number; readonly words: string }; readonly answer: Found };
  export: { readonly asked: ExportAsked; readonly answer: { readonly text: string } };
  explain: { readonly asked: { readonly query: string }; readonly answer: Explanation };
  compare: { readonly asked: { readonly before: number; readonly after: number }; readonly answer: Compared };
  /** Packs what was given; no examination comes before it. */
  redact: { readonly asked: Record<string, never>; readonly answer: RedactedEvidence };
}

export type AskName = keyof Asks;

export interface Examined {
  /** Without the results themselves, which stay in the worker: a fleet would not fit into two places. */
  readonly captures: readonly CaptureSummary[];
  readonly unread: readonly Unread[];
  /** The first result, so that it is on the screen without another question. Absent: there is none. */
  readonly first?: Result;
  /** Names this evidence, whatever its files are called; hex. */
  readonly evidenceHash: string;
}

export interface ExportAsked {
  readonly format: ExportFormat;
  /** Absent: all results. */
  readonly index?: number;
  readonly redact: boolean;
  /** Ids of the steps that were done, by number of the result. Only Markdown shows them. */
  readonly done: Readonly<Record<number, readonly string[]>>;
}

/** A piece of evidence that can be shown line by line. */
export interface OpenedEvidence {
  readonly document: number;
  readonly file: string;
  readonly lineCount: number;
  /** Lines that were cited, 1-based, both ends included. Absent: the place was not found in it. */
  readonly target?: { readonly from: number; readonly to: number };
  /** `raw`: the lines as they stand in the file. `records`: what was read out of a binary file. `spread`: the same text, a member to a line. */
  readonly form: 'raw' | 'records' | 'spread';
}

export interface Found {
  /** 1-based lines, ascending. */
  readonly lines: readonly number[];
  /** There are more than are listed. */
  readonly more: boolean;
}

/** Two captures that a person put side by side, and what the core makes of them. */
export interface Compared {
  readonly before: Result;
  readonly after: Result;
  readonly comparison: Comparison;
  /** The comparison for a ticket. */
  readonly markdown: string;
  /** They are not shown to be one PC and user, and were compared because the person asked for it. */
  readonly forced: boolean;
}

/** Evidence that can be shared. */
export interface RedactedEvidence {
  readonly zip: Blob;
  readonly count: number;
  /** What cannot be redacted and is therefore not in it. */
  readonly left: readonly Unread[];
}

/** How far an examination has come. */
export interface Progress {
  /** Files that were read. */
  readonly files: number;
  readonly ofFiles: number;
  /** Bytes of all files that were read, and how many there are. */
  readonly bytes: number;
  readonly ofBytes: number;
  readonly file?: string;
  /** Captures that were judged. */
  readonly judged: number;
}

export type ToWorker =
  | { readonly chunks: ReadonlyMap<string, Blob> }
  | { [Name in AskName]: { readonly id: number; readonly name: Name; readonly asked: Asks[Name]['asked'] } }[AskName];

export type FromWorker =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly progress: Progress }
  | { readonly id: number; readonly failure: string };
