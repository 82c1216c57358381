import type { TokenCredential } from '@azure/identity';
import { identitiesOf } from '../core/identities-of.js';
import type { InputFile } from '../core/index.js';
import { allReaders } from '../core/readers.js';
import { AppError } from '../node/app-error.js';
import { announcement } from './announcement.js';
import { graphClient } from './graph-client.js';
import { cloudHosts } from './graph-cloud.js';
import { graphCredential } from './graph-credential.js';
import { graphLimits, type GraphLimits } from './graph-limits.js';
import type { GraphOptions } from './graph-options.js';
import { Inquirer } from './inquirer.js';
import { type Inquiry, inquiryOf, keptDays, mostAsked } from './inquiry.js';
import { isGuid } from './is-guid.js';
import { auditsOfNameQuestion, auditsQuestion, deletedDeviceQuestion, deletedUserQuestion, deviceQuestion, namesakesQuestion, signInsOfRequestQuestion, signInsQuestion, userQuestion } from './question.js';
import { ofTenant, tenantToAsk } from './tenant-of.js';
import { tokenKeeper } from './token-keeper.js';
import { tokenTenant } from './token-tenant.js';

/** What tests put in the place of the real thing. */
export interface GraphStandIns {
  readonly credential?: TokenCredential;
  /** Without a slash at the end, such as http://127.0.0.1:8080. */
  readonly base?: string;
  readonly limits?: Partial<GraphLimits>;
  readonly now?: () => number;
}

/**
 * Asks Microsoft Graph what one diagnosis of these captures needs, and hands every answer back as a file of evidence. It
 * only reads. `tell` hears what will be asked before the first request, and how to sign in. `capturedAtUtc`: milliseconds
 * since 1970, for captures that do not tell their time.
 *
 * Throws a usage `AppError` when it cannot be told whom to ask, and one with the code `graph-failed` when nobody could be
 * signed in or Graph cannot be reached; a part that is refused is no failure but a gap in the evidence.
 */
export async function fetchForCaptures(files: Iterable<InputFile>, options: GraphOptions & { readonly capturedAtUtc?: number }, tell: (text: string) => void, standIns: GraphStandIns = {}): Promise<readonly InputFile[]> {
  const now = standIns.now ?? Date.now;
  const limits = { ...graphLimits, ...standIns.limits };
  const hosts = cloudHosts(options.cloud);
  const base = standIns.base ?? hosts.graph;

  const all = identitiesOf(files, allReaders, options.capturedAtUtc);
  if (all.length === 0) {
    tell('Microsoft Graph is not asked: the files hold no capture that names a device or a user.');
    return [];
  }
  const tenant = tenantToAsk(all, options.tenant);
  const isNamed = options.tenant !== undefined;
  const preliminary = inquiryOf(isGuid(tenant) ? ofTenant(all, tenant, isNamed) : all, now());
  if (isEmpty(preliminary)) throw nothingToAsk(tenant);
  const credential = standIns.credential ?? graphCredential(options, tenant, hosts.authority, tell);

  tell(announcement(preliminary, options, tenant, base, hosts.authority));
  const tokens = tokenKeeper(credential, `${hosts.graph}/.default`, { host: new URL(hosts.authority).host, signInMs: limits.signInMs, now });
  const signedIn = tokenTenant(await tokens.token(false)) ?? (isGuid(tenant) ? tenant : undefined);
  if (signedIn === undefined) throw new AppError('usage', `It cannot be told which tenant ${tenant} is.`, { hint: 'Give its id: --graph-tenant <id>. dsregcmd prints it as TenantId.' });
  if (isGuid(tenant) && signedIn !== tenant) throw new AppError('usage', `The sign-in is for tenant ${signedIn}, but the captures belong to ${tenant}.`, { hint: 'Sign in with an account of that tenant. Another tenant does not know the device, which would look as if it were deleted.' });

  const mine = ofTenant(all, signedIn, isNamed);
  if (mine.length < all.length) tell(`${String(all.length - mine.length)} of ${String(all.length)} captures are not of tenant ${signedIn}, or do not say so. Nothing is asked about them.`);
  const inquiry = inquiryOf(mine, now());
  if (isEmpty(inquiry)) throw nothingToAsk(signedIn);
  if (inquiry.leftOut > 0) tell(`Only the first ${String(mostAsked)} devices and ${String(mostAsked)} users are asked about; ${String(inquiry.leftOut)} more are diagnosed without Microsoft Graph. Diagnose them in smaller groups.`);

  const client = graphClient(base, tokens, limits, (seconds) => { tell(`Microsoft Graph is busy; waiting ${String(Math.ceil(seconds))} seconds.`); });
  const inquirer = new Inquirer(client, { host: new URL(base).host, now, mostPages: limits.mostPages });
  await askAll(inquirer, inquiry, base, now());
  return inquirer.files;
}

async function askAll(inquirer: Inquirer, { devices, users, requests }: Inquiry, base: string, nowUtc: number): Promise<void> {
  const auditsFromUtc = nowUtc - keptDays * 24 * 60 * 60_000;
  for (const { deviceId, name } of devices) {
    const live = deviceId === undefined ? [] : await inquirer.ask(deviceQuestion(deviceId));
    const deleted = deviceId === undefined ? [] : await inquirer.ask(deletedDeviceQuestion(deviceId));
    const ids = [...(live ?? []), ...(deleted ?? [])].map(({ id }) => id).filter(isGuid);
    // The PC may have registered anew under the same name.
    if (live?.length === 0 && name !== undefined) await inquirer.ask(namesakesQuestion(name));
    for (const id of ids) await inquirer.ask(auditsQuestion(id, auditsFromUtc));
    if (ids.length === 0 && name !== undefined) await inquirer.ask(auditsOfNameQuestion(name, auditsFromUtc));
  }
  for (const { upn, signIns } of users) {
    const live = await inquirer.ask(userQuestion(upn));
    const found = live?.length === 0 ? await inquirer.ask(deletedUserQuestion(upn)) : live;
    for (const { id } of (found ?? []).slice(0, 3)) if (isGuid(id)) await inquirer.ask(auditsQuestion(id, auditsFromUtc));
    if (signIns) await inquirer.ask(signInsQuestion(upn, signIns.fromUtc, signIns.untilUtc));
    else inquirer.leaveOut('sign-ins', signInsQuestion(upn, auditsFromUtc, nowUtc), base, `the capture is older than the ${String(keptDays)} days that Entra keeps`);
  }
  for (const correlationId of requests) await inquirer.ask(signInsOfRequestQuestion(correlationId));
}

function isEmpty({ devices, users, requests }: Inquiry): boolean {
  return devices.length + users.length + requests.length === 0;
}

function nothingToAsk(tenant: string): AppError {
  return new AppError('usage', `No capture names a device or user of tenant ${tenant}.`, { hint: 'Check --graph-tenant: dsregcmd prints the tenant as TenantId. Without --graph the files are diagnosed as they are.' });
}
