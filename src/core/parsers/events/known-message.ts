import { eventRows, type EventRow } from '../../catalog/events.js';
import { rowOf, templateOf } from './message-template.js';

/**
 * The event whose English message begins like this line, for posts that quote a message and no number:
 *
 *     Http request status: 400. Method: POST Endpoint Uri: https://login.microsoftonline.com/…/oauth2/token Correlation ID: …
 *
 * Only beginnings count that no other text has. Of several events with one wording the first of the catalogue is taken.
 */
export function knownMessage(line: string): EventRow | undefined {
  if (line.length < shortestBeginning) return undefined;
  const start = line.slice(0, longestBeginning).toLowerCase();
  let best: EventRow | undefined;
  let most = -1;
  for (const { words, row } of beginnings().get(start.slice(0, 4)) ?? []) {
    if (!startsLike(start, words)) continue;
    // Events that begin alike differ in what follows.
    const further = templateOf(row)?.parts.filter(({ before }) => before !== '' && start.includes(before)).length ?? 0;
    if (further > most) {
      best = row;
      most = further;
    }
  }
  return best;
}

const longestBeginning = 400;

const shortestBeginning = 10;
/** Shorter beginnings, such as `Error:`, stand in front of many texts. */
const longEnough = 14;

const join = 'Microsoft-Windows-User Device Registration';
const hello = 'Microsoft-Windows-HelloForBusiness';
const broker = 'Microsoft-Windows-AAD';

/** Beginnings of messages that the catalogue has no template of, in lower case. */
const others: readonly (readonly [provider: string, id: number, beginning: string])[] = [
  [join, 200, 'the discovery request send operation failed'],
  [join, 201, 'the discovery operation callback failed'],
  [join, 202, 'the initialization of the join request failed'],
  [join, 203, 'the send join request operation failed'],
  [join, 204, 'the get join response operation callback failed'],
  [join, 205, 'the complete join response operation failed'],
  [join, 304, 'automatic registration failed at join phase'],
  [join, 305, 'automatic registration failed at authentication phase. unable to acquire access token'],
  [join, 306, 'automatic registration succeeded'],
  [join, 307, 'automatic registration failed. failed to lookup the registration service'],
  [join, 309, 'failed to discover the azure ad drs service'],
  [join, 334, 'automatic device join pre-check tasks completed. the device can not be joined because a domain controller'],
  [join, 344, 'failed to access the device key. if you have a tpm'],
  [join, 345, 'failed to access the device key. the device key has likely'],
  [join, 360, 'windows hello for business provisioning will not be launched'],
  [join, 369, 'the workstation service logged a device registration message'],
  [hello, 7001, 'a user failed to sign into the device with the following information'],
  [broker, 1098, 'error: 0xcaa'],
  [broker, 1104, 'aad cloud ap plugin call '],
];

interface Beginning {
  readonly words: string;
  readonly row: EventRow;
}
let built: ReadonlyMap<string, readonly Beginning[]> | undefined;

function beginnings(): ReadonlyMap<string, readonly Beginning[]> {
  if (built !== undefined) return built;
  const all = new Map<string, Beginning[]>();
  const add = (words: string, row: EventRow): void => {
    const key = words.slice(0, 4);
    const same = all.get(key);
    if (same === undefined) all.set(key, [{ words, row }]);
    else same.push({ words, row });
  };
  for (const row of eventRows()) {
    const open = row.message?.indexOf('{') ?? -1;
    const words = open < 0 ? '' : row.message?.slice(0, open).trim().toLowerCase() ?? '';
    if (words.length >= longEnough && words.endsWith(':') && isDistinct(row, words)) add(words, row);
  }
  for (const [provider, id, words] of others) {
    const row = rowOf(provider, id);
    if (row !== undefined) add(words, row);
  }
  built = all;
  return built;
}

/** Traces have short beginnings that other texts share (`Credential type:`), except where they name the plugin. */
function isDistinct({ channel }: EventRow, words: string): boolean {
  return channel?.endsWith('/Analytic') !== true || words.startsWith('aadcloudapplugin');
}

/** Whether a line starts with words, where a sign between two sentences may be followed by a blank or end the line. */
function startsLike(line: string, words: string): boolean {
  let at = 0;
  for (let i = 0; i < words.length; i++) {
    if (words[i - 1] === '.' && at === line.length && at >= longEnough) return true;
    if (words[i - 1] === '.' && line[at] === ' ' && words[i] !== ' ') at++;
    if (line[at] !== words[i]) return false;
    at++;
  }
  return true;
}
