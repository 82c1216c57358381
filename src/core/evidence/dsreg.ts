import type { Cited } from './cited.js';

/** One `name : value` pair of a dsregcmd output. */
export interface Field extends Cited {
  /** Title of the section it stands in, as printed without the number's padding; `''` where no banner was shown. */
  readonly section: string;
  /** 1-based line of the file on which the name stands. */
  readonly line: number;
  /** The line or lines as they stood, before any cleaning. */
  readonly raw: string;
}

/** Fields by canonical name (see `parsers/dsreg/known-fields.ts`); a name printed twice keeps its first value here. */
export type FieldMap = ReadonlyMap<string, Field>;

/**
 * The lines that follow `AcquirePrtDiagnostics` or `RefreshPrtDiagnostics`, up to the next field that is not one of them.
 * An excerpt may hold the lines without that first one.
 */
export interface AttemptBlock {
  readonly kind: 'acquire' | 'refresh' | 'unknown';
  /** The PRT whose lines it follows; `unknown` when no `…Prt` line was shown before it. */
  readonly follows: 'entra' | 'enterprise' | 'unknown';
  /** The heading field, or the block's first line where an excerpt lacks the heading. */
  readonly heading: Field;
  readonly fields: FieldMap;
}

/** `Work Account N` (or the same fields printed straight in User State by older builds). */
export interface WorkAccount {
  readonly number: number;
  readonly fields: FieldMap;
}

/** One of the proxy sections, which repeat the same names. */
export interface ProxySection {
  readonly section: string;
  readonly fields: FieldMap;
}

export interface ParseNote {
  readonly line: number;
  readonly reason: string;
}

/**
 * What stood around the output and tells who ran it, and when: prompts, transcript headers, `whoami`. Absent means not shown.
 */
export interface Surroundings {
  /** The prompt line in front of the command, as it stood. */
  readonly prompt?: Cited;
  /** A remote shell (`*Evil-WinRM*`, `[PC-1]: PS …`). */
  readonly remoteShell?: Cited;
  /** The title of an elevated window (`Administrator: Command Prompt`), in any of Windows' languages. */
  readonly title?: Cited;
  /** An account named around the output (transcript `Username:`, `whoami`), as printed. */
  readonly account?: Cited;
  /** A host named around the output (transcript `Machine:`). */
  readonly host?: Cited;
  /** When the transcript began that holds the output, by the PC's wall clock: `20260101120000`. */
  readonly transcriptStart?: Cited;
}

/** One capture: one run of `dsregcmd /status` (or `/debug`) on one PC. */
export interface DsregCapture {
  readonly file: string;
  /** 0 for the first capture of its file. */
  readonly captureIndex: number;
  /** `none`: no capture was shown; see `no-capture.ts`. */
  readonly grammar: 'status' | 'debug' | 'none';
  readonly firstLine: number;
  readonly lastLine: number;
  /** Every pair in order, known or not. */
  readonly fields: readonly Field[];
  /** Section titles in order of appearance. */
  readonly sections: readonly string[];
  /** Known and unknown fields outside work accounts, attempt blocks and proxy sections. */
  readonly byName: FieldMap;
  readonly attempts: readonly AttemptBlock[];
  readonly workAccounts: readonly WorkAccount[];
  readonly proxies: readonly ProxySection[];
  readonly surroundings: Surroundings;
  /** `complete` when the output's own end was seen and nothing was lost or repaired by guess. */
  readonly status: 'complete' | 'partial';
  readonly notes: readonly ParseNote[];
  /** The line where the text stops in the middle of a value or section. Absent when it does not. */
  readonly truncatedAtLine?: number;
  /** Lines of `/debug` and `/join /debug` that carry an HRESULT or a hint but are not `key: value`. */
  readonly messages: readonly Cited[];
}
