import { generations, type Generation } from '../../generation.js';
import { troubleshootPrt } from '../../names/pages.js';
import type { EventForm } from './record-event.js';

/** What is known of one event of Microsoft-Windows-AAD. */
export interface AadEvent extends EventForm {
  readonly log: 'Operational' | 'Analytic';
  /** 101 is the sign-in provider (AadCloudAPPlugin), 103 the token broker. */
  readonly task: 101 | 103;
}

const manifest = 'provider manifest (github.com/jdu2600/Windows10EtwEvents; github.com/nasbench/EVTX-ETW-Resources)';

function analytic(fields: readonly string[], text: AadEvent['text'], source = manifest): AadEvent {
  return { log: 'Analytic', level: 4, task: 101, fields, text, basis: 'documented', source };
}

function error(fields: readonly string[], text: AadEvent['text'], source = manifest): AadEvent {
  return { log: 'Operational', level: 2, task: 101, fields, text, basis: 'documented', source };
}

function tokenBroker(level: 2 | 3): AadEvent {
  return {
    log: 'Operational', level, task: 103, fields: ['Error', 'ErrorMessage', 'AdditionalInformation'],
    text: (code, message, more) => `Error: ${upperHex(code!)} ${message!}\r\n${more!}`, basis: 'captured',
    source: `${manifest}; text and additional information as in public posts of events 1097 and 1098`,
  };
}

/** The manifest gives fields and text, but nobody says when Windows writes the event, or with what in it. */
function assumed(event: AadEvent): AadEvent {
  return { ...event, basis: 'modelled', source: `fields and text from the ${manifest}; when it is written is assumed` };
}

const since1703 = generations.filter((one) => one !== 'windows-10-1607');
const since2004 = since1703.filter((one) => one !== 'windows-10-1809');
const since21h2 = since2004.filter((one) => one !== 'windows-10-22h2');

function by<T extends AadEvent>(writtenBy: readonly Generation[], event: T): AadEvent {
  return { ...event, writtenBy };
}

/** What dsregcmd prints as PRT diagnostics. `newToken` is the field that a renewal has more. The manifest's labels do not fit the data. */
function diagnosis(name: string, ...newToken: readonly 'NewToken'[]): AadEvent {
  const fields = ['Result', 'UserIdentity', 'CredentialType', ...newToken, 'CorrelationID', 'EndpointUri', 'Method', 'HTTPTransportError', 'HTTPStatus', 'ErrorCode', 'ErrorDescription'];
  const labels = ['Result', 'User Identity', 'Credential Type', ...newToken, 'Correlation ID', 'Endpoint Uri', 'HTTP Status', 'HTTP Method', 'ErrorCode', 'Error Description'];
  return {
    log: 'Operational', level: 4, task: 101, fields, writtenBy: since21h2,
    text: (...values) => [`${name} Diagnostic Event:`, ...labels.map((label, at) => `${label}: ${values[at]!}`)].join('\r\n'),
    basis: 'modelled', source: `id, fields and labels from the ${manifest}; that it is written for attempts that fail, with what dsregcmd prints of them, is assumed`,
  };
}

const statusAndId = ['Status', 'CorrelationID'] as const;
const logonFailure: AadEvent['text'] = (status, id) => `Logon failure. Status: ${upperHex(status!)} Correlation ID: ${id!}`;

/** The events of the sign-in provider and the token broker that the lab writes, by id. Codes are given as `0xc000006d`. */
export const aadEvents = {
  1006: analytic([], () => 'AadCloudAPPlugin GetToken Start', `${manifest}; ${troubleshootPrt}`),
  1007: analytic(['Status'], (status) => `AadCloudAPPlugin GetToken Stop. Status: ${upperHex(status!)}`, `${troubleshootPrt}; text as in github.com/MicrosoftDocs/azure-docs/issues/83805`),
  1018: analytic(['value'], (id) => `AadCloudAPPlugin GetToken Correlation ID: ${id!}.`, `${manifest}; ${troubleshootPrt}`),
  1022: analytic(['value'], (url) => `Endpoint Uri: ${url!}`, `${manifest}; ${troubleshootPrt}`),
  1025: error(['value', 'Method', 'EndpointUri', 'CorrelationID'], (status, method, url, id) => `Http request status: ${status!}. Method: ${method!} Endpoint Uri: ${url!} Correlation ID: ${id!}`),
  1027: assumed(analytic([], () => 'AadCloudAPPlugin managed logon flow for federated NGC user')),
  1028: assumed(analytic([], () => 'AadCloudAPPlugin RefreshToken Start')),
  1029: assumed(analytic(['Status'], (status) => `AadCloudAPPlugin RefreshToken Stop. Status: ${upperHex(status!)}`)),
  1030: assumed(analytic(['value'], (id) => `AadCloudAPPlugin RefreshToken Correlation ID: ${id!}.`)),
  1031: assumed(analytic([], () => 'AadCloudAPPlugin encrypted OAuth response received')),
  1081: error(['Error', 'ErrorDescription', 'CorrelationID'], (code, description, id) => `OAuth response error: ${code!}\r\nError description: ${description!}\r\nCorrelationID: ${id!}`, `${manifest}; ${troubleshootPrt}`),
  1084: error(['Result', 'Target'], (result, id) => `Http transport error. Status: Unknown HResult Error code: ${hex(result!)} Correlation ID: ${id!}`, `${manifest}; ${troubleshootPrt}; text as in a public note on 0x800484c1`),
  1085: error(statusAndId, logonFailure),
  1086: error(statusAndId, (status, id) => `Get user realm failure. Status: ${upperHex(status!)} Correlation ID: ${id!}`, `${manifest}; ${troubleshootPrt}`),
  1088: error(['Error', 'ErrorDescription'], (code, description) => `WSTrust response error: ${code!}\r\nError description: ${description!}`, `${manifest}; ${troubleshootPrt}; github.com/MicrosoftDocs/azure-docs/issues/47428`),
  1089: assumed(error(['Status'], (status) => `Device is not cloud domain joined: ${upperHex(status!)}`)),
  1094: assumed(error(statusAndId, (status, id) => `Refresh token failure. Status: ${upperHex(status!)} Correlation ID: ${id!}`)),
  1096: assumed(error(['value'], (id) => `Refresh token is expired. Correlation ID: ${id!}`)),
  1097: tokenBroker(3),
  1098: tokenBroker(2),
  1103: assumed(error(['Result'], (result) => `Can't decrypt OAuth response. Error: ${upperHex(result!)}`)),
  1104: error(['API', 'Result'], (api, result) => `AAD Cloud AP plugin call ${api!} returned error: ${upperHex(result!)}`, `${manifest}; text as in github.com/MicrosoftDocs/azure-docs/issues/48658`),
  1144: analytic(['value', 'Method', 'EndpointUri', 'CorrelationID'], (useUpn, upn, authority, hint) => `Realm discovery for: ${upn!} authority: ${authority!} fallback domain hint: ${hint!} useUpn: ${useUpn!}`, `${manifest}, whose labels of the data do not fit the text; ${troubleshootPrt}`),
  1152: by(since1703, assumed(error(['Result'], (result) => `AadCloudAPPlugin device certificate key error: ${upperHex(result!)}`))),
  1155: by(since1703, assumed({ ...error(statusAndId, (status, id) => `Logon with session key failure. Retrying with device auth. Status: ${upperHex(status!)} Correlation ID: ${id!}`), level: 3 })),
  1157: by(since1703, analytic([], () => 'AadCloudAPPlugin PostLogonProcessing Start', `${manifest}; ${troubleshootPrt}`)),
  1158: by(since1703, analytic(['Status'], (status) => `AadCloudAPPlugin PostLogonProcessing Stop. Status: ${upperHex(status!)}`, `${manifest}; ${troubleshootPrt}`)),
  1160: by(since1703, error(statusAndId, logonFailure, `${manifest}; ${troubleshootPrt}`)),
  1247: by(since2004, assumed({ ...error(['value', 'Context', 'Result'], (value, context, result) => `RunRecovery registry value (${value!}) successfully written. Context: ${context!} Reason: ${upperHex(result!)}`), level: 4 })),
  1250: diagnosis('DoGetToken'),
  1252: diagnosis('DoRefreshToken', 'NewToken'),
} as const satisfies Record<number, AadEvent>;

export type AadEventId = keyof typeof aadEvents;

/** Messages show codes as `0xC000006D`, whatever form the datum has. */
function upperHex(code: string): string {
  return `0x${(Number(code) >>> 0).toString(16).toUpperCase()}`;
}

function hex(code: string): string {
  return `0x${(Number(code) >>> 0).toString(16)}`;
}
