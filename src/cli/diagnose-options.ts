import type { ExamineOptions, Expectation } from '../core/index.js';
import { AppError } from '../node/app-error.js';
import type { Format, graphAuths, graphClouds } from './command-table.js';

/** What `--graph` and the options beside it say. */
export interface GraphRequest {
  readonly auth: (typeof graphAuths)[number];
  readonly cloud: (typeof graphClouds)[number];
  /** Absent: the tenant that the captures print. */
  readonly tenant?: string;
  readonly client?: string;
}

/** What `diagnose` was asked for, checked. */
export interface DiagnoseOptions {
  readonly format: Format;
  readonly examine: ExamineOptions;
  /** Absent: nothing is asked anywhere. */
  readonly graph?: GraphRequest;
  /** Absent: standard output. */
  readonly output?: string;
  /** Present when the result is to be redacted; made at random unless the person gave one. */
  readonly redactKey?: string;
  /** Whether `redactKey` was made here, so that the person has to be told. */
  readonly newKey: boolean;
  /** Worker threads for many files. Absent: one for each processor. */
  readonly jobs?: number;
  readonly progress: boolean;
  /** Whether a text report is printed in full where no verdict was possible. */
  readonly verbose: boolean;
  /** Absent: decided by the environment. */
  readonly colour?: boolean;
}

/** Checks the options. Throws a usage `AppError` that names the option. */
export async function diagnoseOptions(given: Readonly<Record<string, string | boolean>>): Promise<DiagnoseOptions> {
  const text = (name: string) => (typeof given[name] === 'string' ? given[name] : undefined);
  const symptom = text('symptom')?.trim();
  if (symptom === '') throw new AppError('usage', '--symptom needs some words.', { hint: 'For example: --symptom "Outlook keeps prompting"' });
  const capturedAt = text('captured-at');
  const expect = text('expect') as Expectation | undefined;
  const jobs = text('jobs');
  const output = text('output');
  const givenKey = text('redact-key');
  const graph = graphRequest(given, text);
  const format = (text('format') ?? 'text') as Format;
  if (given['verbose'] === true && format !== 'text') throw new AppError('usage', `--verbose does nothing with --format ${format}.`, { hint: 'Every other format holds all of it.' });
  const redacts = given['redact'] === true || givenKey !== undefined;
  return {
    format,
    examine: {
      ...(symptom === undefined ? {} : { symptom }),
      ...(expect === undefined ? {} : { expect }),
      ...(capturedAt === undefined ? {} : { capturedAtUtc: instantOf(capturedAt) }),
    },
    ...(graph === undefined ? {} : { graph }),
    ...(output === undefined ? {} : { output }),
    ...(redacts ? { redactKey: await (await import('./redact-key.js')).redactKey(givenKey) } : {}),
    newKey: redacts && givenKey === undefined,
    ...(jobs === undefined ? {} : { jobs: jobsOf(jobs) }),
    progress: given['progress'] !== false,
    verbose: given['verbose'] === true,
    ...(typeof given['color'] === 'boolean' ? { colour: given['color'] } : {}),
  };
}

/** Milliseconds since 1970 UTC. A time without a zone is UTC, as dsregcmd prints it. */
export function instantOf(text: string): number {
  const form = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(?: ?(UTC|Z|[+-]\d\d:?\d\d))?)?$/i.exec(text.trim());
  const [, date, time = '00:00', zone = 'Z'] = form ?? [];
  const utc = date === undefined ? Number.NaN : Date.parse(`${date}T${time}${/^(utc|z)$/i.test(zone) ? 'Z' : zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`);
  // `Date` takes 31 February for a day in March.
  if (Number.isNaN(utc) || date === undefined || new Date(`${date}T00:00Z`).toISOString().slice(0, 10) !== date) {
    throw new AppError('usage', `--captured-at cannot be "${text}".`, { hint: 'Write the time as 2025-06-02T05:57:29Z.' });
  }
  return utc;
}

/** An option about Microsoft Graph without `--graph` is a mistake: somebody expects an answer that would not come. */
function graphRequest(given: Readonly<Record<string, string | boolean>>, text: (name: string) => string | undefined): GraphRequest | undefined {
  const stray = ['graph-auth', 'graph-tenant', 'graph-client', 'graph-cloud'].find((name) => given[name] !== undefined);
  if (given['graph'] !== true) {
    if (stray !== undefined) throw new AppError('usage', `--${stray} does nothing without --graph.`, { hint: 'Add --graph to ask Microsoft Graph.' });
    return undefined;
  }
  const tenant = text('graph-tenant')?.trim();
  const client = text('graph-client')?.trim();
  if (tenant !== undefined && !isTenant(tenant)) throw new AppError('usage', `--graph-tenant cannot be "${tenant}".`, { hint: 'Give the tenant\'s id, which dsregcmd prints as TenantId, or one of its domains.' });
  if (client !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(client)) throw new AppError('usage', `--graph-client cannot be "${client}".`, { hint: 'Give the application (client) id of your app registration.' });
  return {
    auth: (text('graph-auth') ?? 'device-code') as GraphRequest['auth'],
    cloud: (text('graph-cloud') ?? 'global') as GraphRequest['cloud'],
    ...(tenant === undefined ? {} : { tenant }),
    ...(client === undefined ? {} : { client }),
  };
}

/** An id or a domain. `common` and `organizations` are no tenants. */
function isTenant(text: string): boolean {
  return text.length <= 255 && (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) || /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text));
}

function jobsOf(text: string): number {
  const jobs = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (jobs < 1 || jobs > 256) throw new AppError('usage', `--jobs cannot be "${text}".`, { hint: 'Give a number from 1 to 256.' });
  return jobs;
}
