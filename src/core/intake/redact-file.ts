import { csvHeader, redactCsv } from './redact-csv.js';
import { type HideValue, isJsonText, redactJson } from './redact-json.js';
import { memberKind } from './redact-members.js';
import { isRegistryText, redactRegistry } from './redact-registry.js';
import type { Scanner } from './redact-scan.js';
import { isXmlText, redactXml } from './redact-xml.js';
import { stripSecrets } from './strip-secrets.js';

/** JSON inside of JSON: the log wraps old and new values so, and exports of logs wrap them once more. */
const deepest = 4;

/**
 * Replaces the names in the text of a whole file, whatever its format: JSON, XML, tables and registry exports by the names of
 * their members, everything else line by line. The shape of the file stays.
 */
export function redactFile(text: string, scan: Scanner): string {
  return structured(text, scan, 0) ?? scan.replace(text);
}

function structured(text: string, scan: Scanner, depth: number): string | undefined {
  const hide: HideValue = (value, name, parent, isNamed) => hideMember(value, { name, parent, isNamed }, scan, depth);
  if (isJsonText(text)) return redactJson(text, hide, scan.lines);
  if (isXmlText(text)) return redactXml(text, hide);
  if (depth > 0) return undefined;
  if (isRegistryText(text)) return redactRegistry(text, hide, scan.lines);
  const header = csvHeader(text);
  return header === undefined ? undefined : redactCsv(text, header, hide);
}

/** Where a value stands: see `HideValue`. */
interface Standing {
  readonly name: string;
  readonly parent: string;
  readonly isNamed: boolean | undefined;
}

function hideMember(value: string, where: Standing, scan: Scanner, depth: number): string {
  if (value === '') return value;
  const { name, parent, isNamed } = where;
  if (isSecretPair(name, value, parent)) return '[removed]' + '\n'.repeat(value.split('\n').length - 1);
  const first = value.charCodeAt(0);
  if (depth < deepest && value.length > 3 && (first === 123 /* { */ || first === 91 /* [ */ || first === 34 /* " */ || first === 60 /* < */)) {
    const inner = first === 34 ? quoted(value, where, scan, depth) : structured(value, scan, depth + 1);
    if (inner !== undefined) return inner;
  }
  const kind = memberKind(name, isNamed ? '' : parent);
  return kind === undefined ? scan.lines(value) : scan.member(kind, value);
}

/** The audit log writes values as JSON: `"\"PC-1\""`. */
function quoted(value: string, where: Standing, scan: Scanner, depth: number): string | undefined {
  if (!value.endsWith('"') || value.slice(1, -1).includes('"')) return undefined;
  return redactJson(value, (inner) => hideMember(inner, where, scan, depth + 1), scan.lines);
}

/** Cookies and headers of a recording, which pair a name with a value: `{"name": "Cookie", "value": "…"}`. */
function isSecretPair(name: string, value: string, parent: string): boolean {
  if (parent === 'cookies' && name !== 'name' && name !== 'path' && name !== 'domain') return true;
  if (name.length > 40 || name === '' || value.length < 2) return false;
  const lower = name.toLowerCase();
  if (lower === 'cookie' || lower === 'set-cookie' || lower === 'authorization' || lower === 'proxy-authorization' || lower === 'www-authenticate') return true;
  return value.length < 100_000 && stripSecrets(`"${name}":"${value.replaceAll('"', "'")}"`) === `"${name}":"[removed]"`;
}
