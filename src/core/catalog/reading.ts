import type { Source } from '../evidence/verdict.js';
import { canonicalCode, formatCode } from './code.js';
import type { EndpointRow } from './endpoints.js';
import type { EventRow } from './events.js';
import type { FieldRow } from './fields.js';
import { type AadstsRow, type CodeDescription, type CodeRow, describeCode } from './lookup.js';
import { sourceOf, sourcesOf } from './sources.js';

/** One thing that a question to `explain` can mean. */
export interface Reading {
  readonly kind: 'code' | 'aadsts' | 'event' | 'field' | 'endpoint' | 'http-status' | 'rule';
  /** What to ask for to get this reading first: `0x80072ee7`, `AADSTS50155`, `AAD 1081`, `AzureAdPrt`, a rule's id. */
  readonly id: string;
  readonly title: string;
  /** False when nothing published lists it and only its form was read. */
  readonly known: boolean;
  readonly meaning: string;
  /** A stage of the pipeline, `transport` or `local-state`; absent where it fits no stage or no source says. */
  readonly stage?: string;
  /** A verdict class or a finer hint such as `cloud-auth:credential`. Only a hint: the diagnosis decides. */
  readonly classHint?: string;
  /** What to look at first. */
  readonly check?: string;
  /** What else is known, in the order to show it. */
  readonly details: readonly { readonly label: string; readonly value: string }[];
  readonly notes: readonly string[];
  /** Where published sources say different things. */
  readonly disagreements: readonly string[];
  readonly sources: readonly Source[];
}

/** What `explain` needs of a rule. `sources` are pages, or keys of the catalog's own. */
export interface ExplainableRule {
  readonly id: string;
  readonly title: string;
  readonly explains: string;
  readonly class: string;
  readonly stage: string;
  readonly sources: readonly (Source | string)[];
}

export function readCode(code: number): Reading {
  // A bare number is shown as the HRESULT that carries it: 0x00000005 is nobody's spelling.
  const told = describeCode(code < 0x10000 ? canonicalCode(code) : code);
  const printed = formatCode(told.code);
  return {
    kind: 'code', id: printed,
    title: told.name === undefined ? `${printed}: ${told.familyTitle}` : `${printed} ${told.name}`,
    known: told.known,
    meaning: told.known ? told.meaning : `${told.meaning}. No published page that this catalog has read lists it.`,
    ...hints(told),
    ...(told.check === undefined ? {} : { check: told.check }),
    details: details({
      Family: told.familyTitle,
      Number: told.family === 'win32' || told.family === 'winhttp' ? String(told.canonical & 0xffff) : undefined,
      'Listed as': told.listedAs,
      'Same as': told.canonical === told.code || formatCode(told.canonical) === told.listedAs ? undefined : formatCode(told.canonical),
      'Other names': told.otherNames.join(', '),
      Layer: told.detail,
      'Read from': told.decodedFrom,
    }),
    notes: told.notes, disagreements: told.disagreements, sources: told.sources,
  };
}

/** A code that its page names without the number. */
export function readUnnumbered(row: CodeRow): Reading {
  const [name = row.meaning] = row.names;
  return {
    kind: 'code', id: name, title: name, known: true, meaning: row.meaning,
    ...hints(row),
    ...(row.check === undefined ? {} : { check: row.check }),
    details: [],
    ...remarks(row),
  };
}

export function readAadsts(row: AadstsRow): Reading {
  return {
    kind: 'aadsts', id: `AADSTS${row.number}`,
    title: row.name === undefined ? `AADSTS${row.number}` : `AADSTS${row.number} ${row.name}`,
    known: true, meaning: row.meaning,
    ...hints(row),
    ...(row.check === undefined ? {} : { check: row.check }),
    details: details({ Concerns: row.concerns.replaceAll('/', ', '), 'Weight for the PRT': row.prtRelevance }),
    ...remarks(row),
  };
}

/** An AADSTS number that no source lists. */
export function readUnlistedAadsts(number: number): Reading {
  return {
    kind: 'aadsts', id: `AADSTS${number}`, title: `AADSTS${number}`, known: false,
    meaning: 'An error number of Microsoft Entra ID that no source of this catalog lists. The server\'s own text beside it, and Entra\'s error page, say what it means.',
    details: [], notes: [], disagreements: [], sources: sourcesOf(['aadsts']),
  };
}

export function readEvent(row: EventRow): Reading {
  const provider = shortName(row.provider);
  return {
    kind: 'event', id: `${provider} ${row.id}`,
    title: `Event ${row.id} of ${row.channel === undefined ? provider : shortName(row.channel)}`,
    known: true,
    meaning: row.meaning ?? 'The published manifest declares this event; no source says what it means.',
    ...hints(row),
    details: details({
      Level: row.level,
      Message: row.message,
      Fields: row.fields.join(', '),
      Windows: row.builds,
      'Meaning from': row.basis === 'fields' ? 'the names of its fields only' : undefined,
    }),
    ...remarks(row),
  };
}

export function readField(row: FieldRow): Reading {
  return {
    kind: 'field', id: row.field, title: `${row.field} (dsregcmd /status, ${row.section})`, known: true,
    meaning: row.meaning ?? row.tells ?? 'Microsoft\'s page prints this field without saying what it means.',
    details: details({
      Values: row.values.join(', '),
      Tells: row.meaning === undefined ? undefined : row.tells,
      'Shown when': row.shownWhen,
      Since: row.since,
    }),
    ...remarks(row),
  };
}

export function readEndpoint(row: EndpointRow): Reading {
  return {
    kind: 'endpoint', id: row.endpoint, title: `${row.endpoint} (${row.cloud})`, known: true, meaning: row.purpose,
    details: details({
      Called: row.context,
      'Needed for': row.neededFor.join(', '),
      Port: row.port,
      Protocol: row.protocol,
      'TLS inspection': row.tlsInspection,
      'Reachable if': row.reachableIf,
    }),
    ...remarks(row),
  };
}

/** An HTTP status by itself, told by what the token broker says on receiving it. */
export function readHttpStatus(status: number): Reading {
  const told = describeCode(0xcaa30000 + status);
  return {
    kind: 'http-status', id: `HTTP ${status}`, title: `HTTP status ${status}`, known: told.known,
    meaning: `As a value of "HTTP status": somebody answered ${status}. The token broker reports it as ${formatCode(told.code)}${told.name === undefined ? '' : ` ${told.name}`}.`,
    ...hints(told),
    ...(told.check === undefined ? {} : { check: told.check }),
    details: [], notes: [], disagreements: told.disagreements, sources: told.sources,
  };
}

export function readRule(rule: ExplainableRule): Reading {
  const sources: Source[] = [];
  for (const source of rule.sources) {
    const page = typeof source === 'string' ? sourceOf(source) : source;
    if (page !== undefined) sources.push(page);
  }
  return {
    kind: 'rule', id: rule.id, title: rule.title, known: true, meaning: rule.explains,
    stage: rule.stage, classHint: rule.class, details: [], notes: [], disagreements: [], sources,
  };
}

function hints(row: Pick<CodeDescription, 'classHint' | 'stageHint'> | Pick<EventRow, 'stageHint'>): { stage?: string; classHint?: string } {
  return {
    ...(row.stageHint === undefined ? {} : { stage: row.stageHint }),
    ...('classHint' in row && row.classHint !== undefined ? { classHint: row.classHint } : {}),
  };
}

function remarks(row: { readonly note?: string; readonly disagreement?: string; readonly sources: readonly string[] }): Pick<Reading, 'notes' | 'disagreements' | 'sources'> {
  return {
    notes: row.note === undefined ? [] : [row.note],
    disagreements: row.disagreement === undefined ? [] : [row.disagreement],
    sources: sourcesOf(row.sources),
  };
}

function details(values: Readonly<Record<string, string | undefined>>): Reading['details'] {
  return Object.entries(values).flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));
}

/** `Microsoft-Windows-AAD/Operational` → `AAD/Operational`. */
function shortName(name: string): string {
  return name.startsWith('Microsoft-Windows-') ? name.slice('Microsoft-Windows-'.length) : name;
}
