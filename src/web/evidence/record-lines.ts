import type { Artifact } from '../../core/evidence/artifact.js';

/** Lines that tell what was read out of a file which is no text, and which of them belong to the record that was asked for. */
export interface RecordLines {
  readonly lines: readonly string[];
  readonly target?: { readonly from: number; readonly to: number };
}

/** Records beyond this are left out. */
const mostRecords = 20_000;

/** Writes every record of a file that was read as a paragraph: where it stands, then its members, one to a line. */
export function recordLines(artifacts: readonly Artifact[], locator: string | undefined): RecordLines {
  const lines: string[] = [];
  let target: RecordLines['target'];
  for (const record of recordsOf(artifacts).slice(0, mostRecords)) {
    const from = lines.length + 1;
    lines.push(String(record['locator'] ?? (record['line'] === undefined ? 'record' : `line ${String(record['line'])}`)));
    addMembers(record, '  ', lines, 0);
    if (locator !== undefined && record['locator'] === locator) target ??= { from, to: lines.length };
    lines.push('');
  }
  return { lines, ...(target === undefined ? {} : { target }) };
}

/** Everything below the artifacts that has a place of its own and holds no other such thing. */
function recordsOf(value: unknown): readonly Record<string, unknown>[] {
  const records: Record<string, unknown>[] = [];
  const visit = (each: unknown, depth: number): void => {
    if (Array.isArray(each)) for (const one of each) visit(one, depth + 1);
    else if (isRecord(each) && !(each instanceof Map) && depth < 8) {
      const inner = Object.values(each).filter((member) => (Array.isArray(member) && member.some((one) => isRecord(one) && 'file' in one)) || (isRecord(member) && 'file' in member));
      if (inner.length === 0 && 'file' in each) records.push(each);
      else for (const member of inner) visit(member, depth + 1);
    }
  };
  visit(value, 0);
  return records;
}

function addMembers(value: Record<string, unknown>, indent: string, lines: string[], depth: number): void {
  const entries: readonly (readonly [unknown, unknown])[] = value instanceof Map ? [...value] : Object.entries(value);
  for (const [name, member] of entries) {
    if (depth === 0 && (name === 'file' || name === 'locator' || name === 'kind')) continue;
    if (isRecord(member) && depth < 4) {
      lines.push(`${indent}${String(name)}`);
      addMembers(Array.isArray(member) ? Object.fromEntries(member.entries()) as Record<string, unknown> : member, `${indent}  `, lines, depth + 1);
    } else {
      const words = typeof member === 'number' && String(name).endsWith('Utc') ? instantOf(member) : String(member);
      for (const [index, line] of words.split('\n').entries()) lines.push(index === 0 ? `${indent}${String(name)} : ${line.trimEnd()}` : `${indent}    ${line.trimEnd()}`);
    }
  }
}

function instantOf(utc: number): string {
  return Math.abs(utc) < 8.64e15 ? new Date(utc).toISOString() : String(utc);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
