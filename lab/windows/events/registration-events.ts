import { troubleshootHybridJoin } from '../../names/pages.js';
import type { EventForm } from './record-event.js';

const manifest = 'provider manifest (github.com/repnz/etw-providers-docs; github.com/nasbench/EVTX-ETW-Resources)';

function event(level: EventForm['level'], fields: readonly string[], text: EventForm['text'], source = manifest): EventForm {
  return { level, fields, text, basis: 'documented', source };
}

/** The events of a join, of Microsoft-Windows-User Device Registration and all in its Admin log, by id. Codes are given as `0x801c03f2`; Windows has no text for most of them. */
export const registrationEvents = {
  102: {
    ...event(4, ['JoinRequestType', 'JoinRequestTypeSymbolicName', 'Domain'], (type, name, domain) => `The initialization of the join request was successful. Inputs:\r\n JoinRequest: ${type!} (${name!})\r\n Domain: ${domain!}`),
    basis: 'modelled', source: `${manifest}; nobody publishes the symbolic names, and the numbers are those of the request's JoinType`,
  },
  104: {
    ...event(4, ['ServerResponse', 'ActivityId'], (response, id) => `The get join response operation callback was successful. \r\nActivity Id: ${id!} \r\nServer response was: ${response!}`),
    basis: 'modelled', source: `${manifest}; how much of the answer Windows writes is assumed`,
  },
  105: event(4, [], () => 'The complete join response operation was successful.'),
  201: event(2, ['ExitCode', 'HttpStatus', 'ServerMessage'], (code, status, message) => `The discovery operation callback failed with exit code: ${words(code!)}. The server returned HTTP status: ${status!}. \r\nServer response was:\r\n${message!}`, `${manifest}; ${troubleshootHybridJoin}`),
  204: event(2, ['ExitCode', 'ActivityId', 'HttpStatus', 'ServerResponse'], (code, id, status, response) => `The get join response operation callback failed with exit code: ${words(code!)}. \r\nActivity Id: ${id!} \r\nThe server returned HTTP status: ${status!} \r\nServer response was: ${response!}`, `${manifest}; ${troubleshootHybridJoin}`),
  304: event(2, ['ExitCode', 'ServerErrorMessage', 'TenantType', 'JoinType', 'DebugOutput'], (code, message, tenant, type, debug) => `Automatic registration failed at join phase. \r\nExit code: ${words(code!)} \r\nServer error: ${message!} \r\nTenant type: ${tenant!} \r\nRegistration type: ${type!} \r\nDebug Output: \r\n${debug!}`, `${manifest}; ${troubleshootHybridJoin}`),
  305: event(2, ['ExitCode', 'ServerErrorMessage', 'TenantType', 'TenantName'], (code, message, type, name) => `Automatic registration failed at authentication phase. Unable to acquire access token. \r\nExit code: ${words(code!)} \r\nTenant Name: ${name!} \r\nTenant Type: ${type!} \r\nServer error: \r\n${message!}`, `${manifest}; ${troubleshootHybridJoin}`),
  306: event(4, [], () => 'Automatic registration Succeeded.', `${manifest}; ${troubleshootHybridJoin}`),
} as const satisfies Record<number, EventForm>;

export type RegistrationEventId = keyof typeof registrationEvents;

/** How public logs show an HRESULT that Windows has no text for. */
function words(code: string): string {
  return code === '0x80090016' ? 'Keyset does not exist' : `Unknown HResult Error code: ${code}`;
}
