import type { Cited } from '../../evidence/cited.js';
import type { EventRecord } from '../../evidence/event.js';
import { ternary } from '../../evidence/ternary.js';
import { citedEvent } from './cited-event.js';
import { fieldOf, longestText } from './field-of.js';
import { personOf } from './flow-records.js';

/**
 * What Windows checked before it offers to set up Windows Hello (User Device Registration 358, 360, 361, 362). It is an
 * independent statement about the user who signed in: with or without a PRT, at that time. Reads
 *
 * ```text
 * Windows Hello for Business provisioning will not be launched.
 * Device is AAD joined ( AADJ or DJ++ ): Yes
 * User has logged on with AAD credentials: No
 * Windows Hello for Business policy is enabled: Yes
 * ```
 *
 * Each answer is absent where the event does not hold it, says "Not Tested", or answers in a language that is not read.
 */
export interface HelloPrerequisites {
  readonly deviceJoined?: boolean;
  /** The user has a PRT ("User has logged on with AAD credentials"). */
  readonly prt?: boolean;
  readonly policyEnabled?: boolean;
  readonly enterprisePrt?: boolean;
  readonly cloudTgt?: boolean;
  /** Hello will be set up. */
  readonly launches: boolean;
  /** Whose: absent where the event was written by SYSTEM. */
  readonly userSid?: string;
  readonly atUtc?: number;
  readonly atLocal?: number;
  readonly because: Cited;
}

/** The newest statement; records are newest first. Undefined: none of them says anything. */
export function helloPrerequisites(newestFirst: readonly EventRecord[]): HelloPrerequisites | undefined {
  for (const record of newestFirst) {
    if (record.id !== 358 && (record.id < 360 || record.id > 362)) continue;
    const answers = answersOf(record);
    if (Object.keys(answers).length === 0) continue;
    const userSid = personOf(record);
    return {
      ...answers,
      launches: record.id === 358,
      ...(userSid === undefined ? {} : { userSid }),
      ...(record.atUtc === undefined ? {} : { atUtc: record.atUtc }),
      ...(record.atUtc !== undefined || record.atLocal === undefined ? {} : { atLocal: record.atLocal }),
      because: citedEvent(record, saidBy(answers)),
    };
  }
  return undefined;
}

type Answers = Pick<HelloPrerequisites, 'deviceJoined' | 'prt' | 'policyEnabled' | 'enterprisePrt' | 'cloudTgt'>;

function answersOf(record: EventRecord): Answers {
  if (record.data.size === 0) return answersInMessage(record);
  return answers([
    ['deviceJoined', fieldOf(record, 'DeviceIsJoined')], ['prt', fieldOf(record, 'AADPrt')], ['policyEnabled', fieldOf(record, 'NgcPolicyEnabled')],
    ['enterprisePrt', fieldOf(record, 'ADFSPrtPresent')], ['cloudTgt', fieldOf(record, 'CloudTgt')],
  ]);
}

/** All builds list the device, the user and the policy first and in this order, whatever the language of the labels. */
function answersInMessage({ message }: EventRecord): Answers {
  const values: string[] = [];
  for (const line of (message ?? '').slice(0, longestText).split('\n')) {
    const colon = Math.max(line.lastIndexOf(': '), line.trimEnd().endsWith(':') ? line.lastIndexOf(':') : -1);
    if (colon < 0) continue;
    values.push(line.slice(colon + 1));
    if (values.length === 3) break;
  }
  // Fewer lines are another message, or one whose line breaks were lost.
  return values.length < 3 ? {} : answers([['deviceJoined', values[0]], ['prt', values[1]], ['policyEnabled', values[2]]]);
}

function answers(said: readonly (readonly [keyof Answers, string | undefined])[]): Answers {
  const out: Partial<Record<keyof Answers, boolean>> = {};
  for (const [name, value] of said) {
    const answer = value === undefined ? undefined : booleanOf(value);
    if (answer !== undefined) out[name] = answer;
  }
  return out;
}

/** Event data prints `Yes`, `true` or a number; the same words in the languages that Windows sells most. */
function booleanOf(value: string): boolean | undefined {
  const said = ternary(value);
  if (said === 'yes') return true;
  if (said === 'no') return false;
  const text = value.trim().toLowerCase();
  const word = text.slice(0, endOfWord(text));
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

const yes: ReadonlySet<string> = new Set(['true', '1', 'ja', 'oui', 'sí', 'si', 'sì', 'sim', 'tak', 'ano', 'igen', 'да', 'так', 'evet', 'はい', '是', '예', 'kyllä', 'da', 'áno', 'ναι', 'jā', 'taip', 'jah']);
const no: ReadonlySet<string> = new Set(['false', '0', 'nein', 'nee', 'non', 'não', 'nie', 'ne', 'nem', 'нет', 'ні', 'hayır', 'いいえ', '否', '아니요', 'ei', 'nej', 'nei', 'nu', 'όχι', 'nē']);

function endOfWord(text: string): number {
  for (let at = 0; at < text.length; at++) if (text[at] === ' ' || text[at] === '(' || text[at] === '.') return at;
  return text.length;
}

function saidBy(said: Answers): string {
  return Object.entries(names).flatMap(([name, label]) => {
    const answer = said[name as keyof Answers];
    return answer === undefined ? [] : [`${label}: ${answer ? 'yes' : 'no'}`];
  }).join(', ');
}

/** The manifest's names. */
const names: Readonly<Record<keyof Answers, string>> = { prt: 'AADPrt', deviceJoined: 'DeviceIsJoined', policyEnabled: 'NgcPolicyEnabled', enterprisePrt: 'ADFSPrtPresent', cloudTgt: 'CloudTgt' };
