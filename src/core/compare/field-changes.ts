import { fieldsNamed } from '../catalog/fields.js';
import { parseInstant } from '../evidence/instant.js';
import type { Result } from '../report/report.js';
import type { ChangeGroup, FieldChange } from './comparison.js';

/** Fields that name a single request or its time. They differ on every run. */
const ofOneRequest: ReadonlySet<string> = new Set(['Correlation ID', 'Request Id', 'Request ID', 'Client Time', 'Server Timestamp', 'Timestamp', 'Trace ID', 'Diagnostics Reference']);

/** Every field of dsregcmd that changed, by the section that prints it, and apart from those the ones that always do. */
export function fieldChanges(before: Result, after: Result): { readonly changes: readonly ChangeGroup[]; readonly noise: readonly FieldChange[] } {
  const groups = new Map<string, FieldChange[]>();
  const noise: FieldChange[] = [];
  const names = new Set([...Object.keys(before.facts), ...Object.keys(after.facts)]);
  for (const name of names) {
    const was = Object.hasOwn(before.facts, name) ? before.facts[name] : undefined;
    const is = Object.hasOwn(after.facts, name) ? after.facts[name] : undefined;
    if (was === is) continue;
    const change: FieldChange = { field: name, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) };
    if (isNoise(name, was, is)) {
      noise.push(change);
      continue;
    }
    const section = sectionOf(name);
    const there = groups.get(section);
    if (there) there.push(change);
    else groups.set(section, [change]);
  }
  return { changes: [...groups].sort(([a], [b]) => place(a) - place(b)).map(([section, fields]) => ({ section, fields })), noise };
}

function isNoise(name: string, was: string | undefined, is: string | undefined): boolean {
  const base = name.slice(name.lastIndexOf('/') + 1);
  if (ofOneRequest.has(base)) return true;
  const values = [was, is].filter((value) => value !== undefined);
  return values.every((value) => parseInstant(value) !== undefined);
}

const otherFields = 'Other fields';
const sections: readonly string[] = ['Device State', 'Device Details', 'Tenant Details', 'User State', 'SSO State', 'Work accounts', 'Diagnostic Data', 'Ngc Prerequisite Check', 'Proxy'];

function place(section: string): number {
  const at = sections.indexOf(section);
  return at < 0 ? sections.length : at;
}

function sectionOf(name: string): string {
  const slash = name.indexOf('/');
  const section = slash > 0 ? name.slice(0, slash) : fieldsNamed(name)[0]?.section ?? otherFields;
  if (section.startsWith('Work Account')) return 'Work accounts';
  if (section.includes('Proxy')) return 'Proxy';
  return section;
}
