import type { DirectoryEvidence } from './directory.js';
import type { DsregCapture } from './dsreg.js';
import type { ErrorTextEvidence } from './error-text.js';
import type { EventLog } from './event.js';
import type { MachineEvidence } from './machine-state.js';
import type { NetworkEvidence } from './network.js';
import type { SignInLog } from './sign-in.js';

/** What a parser makes of a file: one kind of evidence. A file can hold several. */
export type Artifact =
  | { readonly kind: 'dsreg'; readonly capture: DsregCapture }
  | { readonly kind: 'events'; readonly log: EventLog }
  | { readonly kind: 'directory'; readonly directory: DirectoryEvidence }
  | { readonly kind: 'sign-ins'; readonly signIns: SignInLog }
  | { readonly kind: 'network'; readonly network: NetworkEvidence }
  | { readonly kind: 'machine'; readonly machine: MachineEvidence }
  | { readonly kind: 'error-text'; readonly errorText: ErrorTextEvidence };

/** A decoded text, or the part of one that a parser may look at. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
  /** 1-based line of the file on which `text` begins; 1 for whole files. */
  readonly firstLine: number;
  /** The file's own time: only an upper bound of when its content was made. */
  readonly modifiedUtc?: number;
}

/**
 * What a parser read. Three outcomes: complete (artifacts, no notes), partial (artifacts, and a note for what was lost),
 * unreadable (no artifact, and the reason in `unread`).
 */
export interface Parsed {
  readonly artifacts: readonly Artifact[];
  /** One sentence each, naming the line or record. */
  readonly notes: readonly string[];
  /** Why nothing could be read, as one sentence that says what to do. */
  readonly unread?: string;
}

/** A parser of text: recognises its format from the content in linear time, and never throws. */
export interface TextParser {
  readonly id: string;
  /** Cheap: looks for what only this format has. A wrong yes costs time, a wrong no loses evidence. */
  readonly recognises: (file: TextFile) => boolean;
  readonly parse: (file: TextFile) => Parsed;
}
