import type { Parsed, TextFile, TextParser } from '../../evidence/artifact.js';
import type { TpmState } from '../../evidence/machine-state.js';
import { textLines } from '../text/text-lines.js';
import { booleanWord } from './boolean-word.js';
import { listedProperties } from './format-list.js';
import { machineArtifact, unreadMachine } from './machine-artifact.js';
import { PrintedPairs } from './printed-pairs.js';
import { startsLine } from './starts-line.js';

/**
 * `tpmtool getdeviceinformation`, `Get-Tpm`, and the CIM class `Win32_Tpm` as `Format-List`:
 *
 * ```text
 * -TPM Present: True
 * -TPM Version: 2.0
 * -TPM Manufacturer ID: INTC
 * -TPM Manufacturer Full Name: Intel
 * -TPM Manufacturer Version: 600.18.0.0
 * -PPI Version: 1.3
 * -Is Initialized: True
 * -Ready For Storage: True
 * -Ready For Attestation: True
 * -Lockout Information:
 * 	-Is Locked Out: False
 * 	-Lockout Counter: 0
 * ```
 *
 * tpmtool is translated: there the order of its answers tells which is which (present, initialized, ready; the first
 * nested one is the lockout), the version is the first `2.0`. `OwnerAuth` is a secret and is never kept.
 */
export const tpmTool: TextParser = { id: 'tpm-tool', recognises, parse };

function recognises({ text }: TextFile): boolean {
  if (startsLine(text, 'TpmPresent', ':') || startsLine(text, 'IsActivated_InitialValue', ':')) return true;
  return startsLine(text, '-TPM ') || (text.includes('TPM') && text.includes('\n-') && text.includes('PPI') && text.includes('PCR7'));
}

function parse(file: TextFile): Parsed {
  const states = file.text.includes('TpmPresent') || file.text.includes('IsActivated_InitialValue') ? fromLists(file) : [];
  const all = [...states, ...fromTool(file)];
  return all.length === 0
    ? unreadMachine(file, 'no state of a TPM was found. Save the whole output of "tpmtool getdeviceinformation".')
    : machineArtifact(file, all, []);
}

/** A property name of PowerShell, and what it tells. */
const properties: Readonly<Record<string, 'present' | 'ready' | 'enabled' | 'lockedOut'>> = {
  TpmPresent: 'present', TpmReady: 'ready', TpmEnabled: 'enabled', LockedOut: 'lockedOut', IsEnabled_InitialValue: 'enabled',
};
const listed = new Set([
  'TpmPresent', 'TpmReady', 'TpmEnabled', 'TpmActivated', 'TpmOwned', 'RestartPending', 'ManufacturerId', 'ManufacturerIdTxt', 'ManufacturerVersion',
  'ManufacturerVersionFull20', 'ManagedAuthLevel', 'OwnerClearDisabled', 'AutoProvisioning', 'LockedOut', 'LockoutHealTime', 'LockoutCount', 'LockoutMax',
  'IsActivated_InitialValue', 'IsEnabled_InitialValue', 'IsOwned_InitialValue', 'SpecVersion', 'PhysicalPresenceVersionInfo',
]);

interface Draft {
  readonly line: number;
  readonly printed: PrintedPairs;
  present?: boolean;
  ready?: boolean;
  enabled?: boolean;
  lockedOut?: boolean;
  version?: string;
  manufacturer?: string;
}

function fromLists(file: TextFile): readonly TpmState[] {
  const states: TpmState[] = [];
  let draft: Draft | undefined;
  for (const { name, value, line } of listedProperties(file)) {
    if (!listed.has(name)) continue;
    // Blank lines stand in the middle of Get-Tpm: only a repeated name begins another TPM.
    if (!draft || draft.printed.pairs.has(name)) {
      if (draft) states.push(state(file, draft));
      if (states.length >= 20) return states;
      draft = { line, printed: new PrintedPairs() };
    }
    draft.printed.add(name, value);
    const member = properties[name];
    const answer = booleanWord(value);
    if (member !== undefined && answer !== undefined) draft[member] ??= answer;
    else if (name === 'ManufacturerIdTxt' && value !== '') draft.manufacturer ??= value.slice(0, 40);
    else if (name === 'SpecVersion' && value !== '') {
      const version = value.split(',', 1)[0]?.trim() ?? '';
      if (isVersion(version)) draft.version ??= version;
    }
  }
  if (draft) states.push(state(file, draft));
  return states;
}

const toolLabels: Readonly<Record<string, 'present' | 'ready' | 'lockedOut' | 'version' | 'manufacturer'>> = {
  'tpm present': 'present', 'tpm version': 'version', 'tpm manufacturer id': 'manufacturer', 'ready for storage': 'ready', 'is locked out': 'lockedOut',
};

function fromTool(file: TextFile): readonly TpmState[] {
  let draft: Draft | undefined;
  let lines = 0;
  let english = 0;
  const answers: boolean[] = [];
  const nested: boolean[] = [];
  let firstVersion: string | undefined;
  let afterVersion: string | undefined;
  for (const { line: number, text } of textLines(file)) {
    const line = text.trim();
    if (!line.startsWith('-') || line.startsWith('--')) continue;
    const colon = line.indexOf(':');
    if (colon < 2 || colon > 120) continue;
    const label = line.slice(1, colon).trim();
    const value = line.slice(colon + 1).trim();
    draft ??= { line: number, printed: new PrintedPairs() };
    lines++;
    draft.printed.add(label, value);
    const member = toolLabels[label.toLowerCase()];
    const answer = booleanWord(value);
    if (member === 'version' || member === 'manufacturer') {
      english++;
      if (value !== '') draft[member] ??= value.slice(0, 40);
    } else if (member !== undefined && answer !== undefined) {
      english++;
      draft[member] ??= answer;
    }
    if (answer !== undefined) (text.charCodeAt(0) === 45 || nested.length === 0 && answers.length === 0 ? answers : isNested(text) ? nested : answers).push(answer);
    else if (firstVersion === undefined && isVersion(value)) firstVersion = value;
    else if (firstVersion !== undefined && afterVersion === undefined) afterVersion = value;
  }
  if (!draft) return [];
  if (english === 0) {
    // Another language, or a list of something else: three answers and a version are the least that tpmtool prints.
    if (lines < 5 || answers.length < 3 || firstVersion === undefined) return [];
    draft.version = firstVersion;
    if (afterVersion !== undefined && isShortWord(afterVersion)) draft.manufacturer = afterVersion;
    draft.present = answers[0] === true;
    draft.ready = answers[2] === true;
    if (nested[0] !== undefined) draft.lockedOut = nested[0];
  }
  return [state(file, draft)];
}

function isNested(text: string): boolean {
  return text.charCodeAt(0) === 9 || text.startsWith('    ');
}

function isVersion(value: string): boolean {
  if (value.length < 3 || value.length > 5 || !value.includes('.')) return false;
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code !== 46 && !(code >= 48 && code <= 57)) return false;
  }
  return true;
}

function isShortWord(value: string): boolean {
  return value.length >= 2 && value.length <= 8 && !value.includes(' ');
}

function state(file: TextFile, { line, printed, ...told }: Draft): TpmState {
  return { kind: 'tpm', file: file.path, line, ...told, printed: printed.pairs };
}
