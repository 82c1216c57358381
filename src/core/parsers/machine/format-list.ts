import type { TextFile } from '../../evidence/artifact.js';
import { textLines } from '../text/text-lines.js';

/** One `Name : value` of PowerShell's `Format-List`. Names of properties are the same in every language of Windows. */
export interface ListedProperty {
  readonly line: number;
  readonly name: string;
  readonly value: string;
  /** True when a blank line stands before it: most lists begin a new object there. */
  readonly afterBlank: boolean;
}

/**
 * The properties that `Format-List` printed, in order, with values joined that the console broke:
 *
 * ```text
 * Subject      : CN=11111111-2222-4333-8444-555555555555
 * Issuer       : CN=MS-Organization-Access, OU=82dbaca4-3e81-46ca-9c73-0950c1eaca97,
 *                DC=windows, DC=net
 * ```
 */
export function* listedProperties(file: TextFile): Generator<ListedProperty> {
  let open: { line: number; name: string; value: string; afterBlank: boolean; column: number } | undefined;
  let blank = true;
  for (const { line: number, text } of textLines(file)) {
    const trimmed = text.trim();
    if (trimmed === '') {
      if (open) yield open;
      open = undefined;
      blank = true;
      continue;
    }
    if (open && indent(text) >= open.column) {
      if (open.value.length < 8192) open.value = `${open.value} ${trimmed}`.trimStart();
      continue;
    }
    const colon = text.indexOf(':');
    const name = colon < 0 || colon > 80 ? '' : text.slice(0, colon).trim();
    if (!isIdentifier(name)) {
      if (open) yield open;
      open = undefined;
      continue;
    }
    if (open) yield open;
    open = { line: number, name, value: text.slice(colon + 1).trim(), afterBlank: blank, column: colon + 2 };
    blank = false;
  }
  if (open) yield open;
}

function indent(text: string): number {
  let at = 0;
  while (at < text.length && text.charCodeAt(at) === 32) at++;
  return at;
}

function isIdentifier(name: string): boolean {
  if (name === '') return false;
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    const letter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
    if (!letter && code !== 95 && !(code >= 48 && code <= 57 && at > 0)) return false;
  }
  return true;
}
