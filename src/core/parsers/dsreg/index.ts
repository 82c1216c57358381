import type { DsregCapture } from '../../evidence/dsreg.js';
import { CaptureBuilder } from './capture-builder.js';
import { readClean } from './clean.js';
import { readDamaged } from './damaged.js';
import { Shell } from './shell.js';
import { endsInsideLine } from './truncation.js';

export interface DsregParse {
  /** One per run of the command, in the order of the text. */
  readonly captures: readonly DsregCapture[];
  /** Why there is none, one plain sentence. Absent when there is at least one. */
  readonly reason?: string;
}

/**
 * Reads `dsregcmd /status`, `/debug` and `/join /debug` of every Windows generation out of a text, whole or in excerpts,
 * clean or handled by people:
 *
 *     +----------------------------------------------------------------------+
 *     | SSO State                                                            |
 *     +----------------------------------------------------------------------+
 *
 *                     AzureAdPrt : NO
 *            AzureAdPrtAuthority : https://login.microsoftonline.com/…
 *          AcquirePrtDiagnostics : PRESENT
 *           Previous Prt Attempt : 2020-07-18 20:10:33.789 UTC
 *                 Attempt Status : 0xc000006d
 *
 * Never throws; its time is linear in the text's length. `file` is the name that citations carry. `ascii` are
 * the text's own bytes where `decode` gave them; they only save time.
 */
export function parseDsreg(text: string, file: string, ascii?: Uint8Array): DsregParse {
  const shell = new Shell();
  const clean = new CaptureBuilder(shell);
  if (readClean(text, ascii, clean, shell)) {
    const captures = clean.finish(file, { insideLine: endsInsideLine(text) });
    if (captures.length > 0) return { captures };
  }
  return parseDamaged(text, file);
}

/** As `parseDsreg`, but without the short cut for texts in the tool's own layout. */
export function parseDamaged(text: string, file: string): DsregParse {
  const shell = new Shell();
  const outputs = new CaptureBuilder(shell);
  const prose = new CaptureBuilder(new Shell());
  const tail = readDamaged(text, outputs, prose, shell);
  const captures = outputs.finish(file, tail);
  if (captures.length > 0) return { captures };
  // Sentences about a field count only where no output is shown, and where a person wrote to a person: a data file that
  // describes a case is no evidence of it.
  const mentioned = isDataFile(text) ? [] : prose.finish(file, undefined);
  if (mentioned.length > 0) return { captures: mentioned };
  return { captures, reason: reasonFor(text, outputs) };
}

/** JSON, told by its first signs. `[PC-1]: PS` begins with a bracket too. */
function isDataFile(text: string): boolean {
  const head = text.slice(0, 1000).trimStart();
  if (head.startsWith('{')) return head.slice(1).trimStart().startsWith('"');
  return head.startsWith('[') && '{"['.includes(head.slice(1).trimStart().charAt(0));
}

const expected = 'expected lines like "AzureAdJoined : YES" from dsregcmd /status';

/** The reason where a text has nothing of dsregcmd at all. */
export const noField = `no field of dsregcmd was found; ${expected}`;

function reasonFor(text: string, outputs: CaptureBuilder): string {
  if (text.trim() === '') return `the file holds no text; ${expected}`;
  const names = outputs.namesWithoutEvidence();
  if (names.length === 0) return noField;
  return `only fields that other tools print as well were found (${names.slice(0, 4).join(', ')}); ${expected}`;
}
