import type { Parsed, TextFile, TextParser } from '../../evidence/artifact.js';
import type { Place } from '../../evidence/place.js';
import { EntraEvidence } from './entra-evidence.js';
import { dateOrderOf } from './exported-instant.js';
import { missOf, refusalOf } from './graph-error.js';
import type { EntraKind, GraphQuestion } from './graph-question.js';
import { membersOf } from './members.js';
import { recordKind } from './record-kind.js';

/**
 * What PowerShell prints of the directory: `Get-MgDevice | Format-List`, `Get-EntraDevice`, `Get-AzureADDevice`,
 * `Get-MsolDevice`, and what these commands and `az` say of an object that is not there.
 *
 *     Enabled                       : True
 *     ObjectId                      : 0f1e2d3c-0000-4000-8000-000000000001
 *     DeviceId                      : 7f0e5f1c-0000-4000-8000-000000000002
 *     DisplayName                   : PC-1
 *     DeviceObjectVersion           : 2
 *     DeviceOsVersion               : 10.0.26100.4652
 *     DeviceTrustType               : Domain Joined
 *     DeviceTrustLevel              : Managed
 *     DevicePhysicalIds             : {[USER-GID]:00000000-0000-4000-8000-000000000000:6825, [GID]:g:6825}
 *     ApproximateLastLogonTimestamp : 9/14/2026 8:06:22 AM
 *     AlternativeSecurityIds        : {X509:<SHA1-TP-PUBKEY>0123456789ABCDEF0123456789ABCDEF01234567abc=}
 *     DirSyncEnabled                : True
 *     RegisteredOwners              : {}
 *
 * `Invoke-MgGraphRequest` prints the names below a heading `Name`, and the values in a column below `Value`.
 */
export const graphText: TextParser = { id: 'graph-text', recognises: isGraphText, parse: parseGraphText };

/** Lines are looked at up to this length: no member that matters is longer. */
const maxLine = 4000;
/** Where the first object must begin, so that recognising a long log costs little. */
const recogniseLength = 2_000_000;
const maxBlocks = 200_000;
const signs = ['accountenabled', 'trusttype', 'approximatelast', 'alternativesecurityids', 'dirsyncenabled', 'onpremisessyncenabled', 'usertype', 'blockcredential'];
const notThere = 'does not exist or one of its queried';
const denied = 'Authorization_RequestDenied';
/** Members of which at least one stands in a printed object; a JSON or CSV has them too, and other parsers. */
const kinds: ReadonlySet<EntraKind> = new Set<EntraKind>(['device', 'user', 'managed-device']);

interface Block {
  readonly pairs: [name: string, value: string][];
  readonly line: number;
}

function isGraphText(file: TextFile): boolean {
  const head = file.text.slice(0, recogniseLength);
  if (isData(head)) return false;
  if (head.includes(notThere) || head.includes(denied)) return true;
  const lower = head.toLowerCase();
  if (!signs.some((sign) => lower.includes(sign))) return false;
  for (const block of blocks(head)) if (kindOf(block) !== undefined) return true;
  return false;
}

function parseGraphText(file: TextFile): Parsed {
  const evidence = new EntraEvidence(file.path);
  const found: { readonly block: Block; readonly kind: EntraKind }[] = [];
  for (const block of blocks(file.text)) {
    const kind = kindOf(block);
    if (kind !== undefined) found.push({ block, kind });
  }
  const order = dateOrderOf(function* () {
    for (const { block } of found) for (const [, value] of block.pairs) yield value;
  }());
  for (const { block, kind } of found) {
    const place = { file: file.path, line: file.firstLine + block.line - 1 };
    evidence.add(kind, membersOf(block.pairs, (reason) => { evidence.note(place, reason); }, order), place, undefined);
  }
  addErrors(file, evidence);
  return evidence.parsed('This text holds no device or user that PowerShell printed.');
}

function isData(text: string): boolean {
  for (let i = 0; i < 200 && i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 123 || code === 91) return true;
    if (code > 32 && code !== 0xfeff) return false;
  }
  return false;
}

function kindOf(block: Block): EntraKind | undefined {
  const kind = recordKind(membersOf(block.pairs, () => undefined));
  return kind !== undefined && kinds.has(kind) ? kind : undefined;
}

/** The printed objects: pairs up to a blank line that no pair follows at once, or to a name that stood before. */
function* blocks(text: string): Generator<Block> {
  let block: Block | undefined;
  let names = new Set<string>();
  /** Where the values of a table of names and values stand; -1 outside of one. */
  let column = -1;
  let line = 0;
  let count = 0;
  for (let at = 0; at < text.length && count < maxBlocks; ) {
    const next = text.indexOf('\n', at);
    const end = next < 0 ? text.length : next;
    line++;
    const printed = text.slice(at, Math.min(end, at + maxLine));
    at = end + 1;
    if (isTableHead(printed)) {
      column = printed.indexOf('Value');
      continue;
    }
    const pair = column > 0 ? cellsOf(printed, column) : pairOf(printed);
    if (pair === undefined) {
      const rest = printed.trim();
      if (column > 0 && rest.startsWith('----')) continue;
      column = -1;
      if (rest === '') {
        if (block !== undefined && block.pairs.length > 0) {
          count++;
          yield block;
        }
        block = undefined;
        names = new Set();
      } else if (block !== undefined && printed.startsWith('          ')) {
        // Format-List goes on below the value.
        const last = block.pairs[block.pairs.length - 1]!;
        if (last[1].length < maxLine) last[1] += rest;
      }
      continue;
    }
    const name = pair[0].toLowerCase();
    if (block !== undefined && names.has(name)) {
      count++;
      yield block;
      block = undefined;
    }
    if (block === undefined) {
      block = { pairs: [], line };
      names = new Set();
    }
    names.add(name);
    if (block.pairs.length < 300) block.pairs.push(pair);
  }
  if (block !== undefined && block.pairs.length > 0) yield block;
}

/** `Name   : value`: Format-List leaves a blank before the colon; undefined for other lines. */
function pairOf(printed: string): [name: string, value: string] | undefined {
  const colon = printed.indexOf(' :');
  if (colon <= 0 || colon > 80) return undefined;
  const after = printed.charCodeAt(colon + 2);
  if (!Number.isNaN(after) && after > 32) return undefined;
  const name = printed.slice(0, colon).trim();
  return isName(name) ? [name, printed.slice(colon + 2).trim()] : undefined;
}

function isTableHead(printed: string): boolean {
  return printed.startsWith('Name ') && printed.length < 200 && printed.slice(5).trim() === 'Value';
}

/** `accountEnabled                 True`: the value stands below its heading. */
function cellsOf(printed: string, column: number): [name: string, value: string] | undefined {
  const name = printed.slice(0, column).trim();
  return isName(name) ? [name, printed.slice(column).trim()] : undefined;
}

/** Letters, digits and what names of OData hold besides. */
function isName(name: string): boolean {
  if (name === '' || name.length > 60) return false;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
    if (!isLetter && !(code >= 48 && code <= 57) && code !== 95 && code !== 46 && code !== 64) return false;
  }
  return true;
}

/** What the commands say of an object that is not there, or that may not be read; their words are never translated. */
function addErrors(file: TextFile, evidence: EntraEvidence): void {
  const { text } = file;
  let line = file.firstLine;
  let counted = 0;
  let found = 0;
  const seen = new Set<string>();
  for (let at = text.indexOf(notThere); at >= 0 && found < 1000; at = text.indexOf(notThere, at + 1)) {
    const from = Math.max(0, at - 300);
    const start = from + text.slice(from, at).lastIndexOf("Resource '");
    if (start < from) continue;
    found++;
    for (let next = text.indexOf('\n', counted); next >= 0 && next < start; next = text.indexOf('\n', next + 1)) {
      line++;
      counted = next + 1;
    }
    const place: Place = { file: file.path, line };
    const miss = missOf(text.slice(start, at), questionOfCommand(text.slice(Math.max(0, start - 200), start)), place);
    // PowerShell prints the message twice.
    const told = `${miss.of} ${miss.key ?? ''}`;
    if (!seen.has(told)) evidence.addMiss(miss);
    seen.add(told);
  }
  const refusal = text.indexOf(denied);
  if (refusal >= 0) {
    evidence.addRefused(refusalOf(denied, text.includes('Insufficient privileges') ? 'Insufficient privileges to complete the operation.' : '', questionOfCommand(text.slice(Math.max(0, refusal - 2000), refusal))));
  }
}

/** Which command complained: its name stands before the message. A device's id there is an object id. */
function questionOfCommand(before: string): GraphQuestion | undefined {
  const commands = ['Get-MgDevice', 'Get-MgBetaDevice', 'Get-EntraDevice', 'Get-AzureADDevice', 'Get-MgUser', 'Get-MgBetaUser', 'Get-EntraUser', 'Get-AzureADUser', 'az ad user'];
  let last = -1;
  let question: GraphQuestion | undefined;
  for (const command of commands) {
    const at = before.lastIndexOf(command);
    if (at <= last) continue;
    last = at;
    question = command.endsWith('Device') ? { of: 'device', by: 'object-id', exact: false } : { of: 'user', exact: true };
  }
  return question;
}
