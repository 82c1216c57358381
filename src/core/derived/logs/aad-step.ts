import type { EventRecord } from '../../evidence/event.js';
import { fieldOf } from './field-of.js';

/**
 * What an event of Microsoft-Windows-AAD is in the course of getting or renewing a PRT. Messages: the manifests in
 * `catalog/data/events.tsv`; sequence: Microsoft's PRT troubleshooting guide.
 */
export interface AadStep {
  /**
   * `begin`, `end`: the bracket that the analytic log writes. `diagnosis`: one record that tells the whole attempt (1250 to
   * 1253). `verdict`: the attempt failed. `failure`: a step failed. `retry`: a step failed and Windows goes on in another way.
   * `hint`: something failed nearby that is no step of its own. `context`: says what is done, not how it went.
   */
  readonly says: 'begin' | 'end' | 'diagnosis' | 'verdict' | 'failure' | 'retry' | 'hint' | 'context';
  readonly kind?: 'acquire' | 'refresh';
  /** Absent: the event is written for both; its endpoint or its text tells. */
  readonly prt?: 'entra' | 'enterprise';
}

/** What a record is in a flow; undefined for events that are no part of one. */
export function aadStep(record: EventRecord): AadStep | undefined {
  const step = steps.get(record.id);
  if (record.id === 1104 && isTokenCall(record)) return { says: 'failure', prt: 'entra' };
  return step;
}

/** Events of other errands of the same plug-in (peer-to-peer certificates): what shares their correlation id is no PRT flow. */
export const otherErrands: ReadonlySet<number> = new Set([1130, 1131, 1132, 1133, 1139, 1141, 1151, 1256]);

const steps: ReadonlyMap<number, AadStep> = new Map<number, AadStep>([
  [1006, { says: 'begin', kind: 'acquire', prt: 'entra' }],
  [1007, { says: 'end', kind: 'acquire', prt: 'entra' }],
  [1028, { says: 'begin', kind: 'refresh', prt: 'entra' }],
  [1029, { says: 'end', kind: 'refresh', prt: 'entra' }],

  [1015, { says: 'context', prt: 'entra' }], // answer of the realm discovery
  [1018, { says: 'context', kind: 'acquire' }], // correlation id
  [1021, { says: 'context', prt: 'entra' }], // federation metadata
  [1022, { says: 'context' }], // URL
  [1026, { says: 'context' }], // credential type
  [1030, { says: 'context', kind: 'refresh' }], // correlation id
  [1031, { says: 'context' }], // encrypted answer received
  [1032, { says: 'context' }],
  [1092, { says: 'context' }], // the request is sent again
  [1106, { says: 'context' }],
  [1119, { says: 'context', prt: 'enterprise' }],
  [1121, { says: 'context', kind: 'refresh', prt: 'enterprise' }],
  [1143, { says: 'context' }],
  [1144, { says: 'context', prt: 'entra' }], // user and host of the realm discovery
  [1145, { says: 'context', kind: 'refresh', prt: 'entra' }], // why a renewal is wanted
  [1154, { says: 'context' }],
  [1156, { says: 'context' }],
  [1157, { says: 'context' }],
  [1158, { says: 'context' }],
  [1254, { says: 'context' }], // content type of the answer
  [1255, { says: 'context' }],
  [1257, { says: 'context' }], // two correlation ids of one errand

  [1024, { says: 'failure' }], // HTTP status
  [1025, { says: 'failure' }], // HTTP status and URL
  [1081, { says: 'failure' }], // OAuth error
  [1082, { says: 'failure' }], // key error of the server
  [1083, { says: 'failure' }],
  [1084, { says: 'failure' }], // transport
  [1086, { says: 'failure', prt: 'entra' }], // realm discovery
  [1087, { says: 'failure' }], // credential keys
  [1088, { says: 'failure', prt: 'entra' }], // WS-Trust fault
  [1090, { says: 'failure' }], // nonce
  [1095, { says: 'failure', kind: 'refresh', prt: 'entra' }], // answer for another SID
  [1103, { says: 'failure' }], // answer cannot be decrypted
  [1122, { says: 'failure', kind: 'refresh' }], // answer for another subject
  [1142, { says: 'failure', kind: 'acquire' }], // answer for another user
  [1152, { says: 'failure' }], // device certificate's key
  [1153, { says: 'failure', kind: 'acquire' }], // no device certificate
  [1116, { says: 'failure', prt: 'enterprise' }],

  [1085, { says: 'verdict', kind: 'acquire', prt: 'entra' }],
  [1094, { says: 'verdict', kind: 'refresh', prt: 'entra' }],
  [1096, { says: 'verdict', kind: 'refresh', prt: 'entra' }], // the PRT is expired
  [1117, { says: 'verdict', kind: 'refresh', prt: 'enterprise' }],
  [1118, { says: 'verdict', kind: 'acquire', prt: 'enterprise' }],
  [1120, { says: 'verdict', kind: 'refresh', prt: 'enterprise' }],
  ...[1160, 1161, 1162, 1163, 1164, 1165].map((id) => [id, { says: 'verdict', kind: 'acquire', prt: 'entra' }] as const),
  [1212, { says: 'verdict', kind: 'acquire', prt: 'enterprise' }], // expired password at AD FS

  [1250, { says: 'diagnosis', kind: 'acquire', prt: 'entra' }],
  [1251, { says: 'diagnosis', kind: 'acquire', prt: 'enterprise' }],
  [1252, { says: 'diagnosis', kind: 'refresh', prt: 'entra' }],
  [1253, { says: 'diagnosis', kind: 'refresh', prt: 'enterprise' }],

  [1155, { says: 'retry', prt: 'entra' }], // session key refused: the device key is tried

  [1089, { says: 'hint' }], // the device is not joined
  [1091, { says: 'hint' }],
  [1093, { says: 'hint' }], // Hello or TPM call
  [1104, { says: 'hint' }], // look-ups of names fail on healthy PCs too
  [1105, { says: 'hint' }],
  [1124, { says: 'hint', prt: 'enterprise' }],
  [1210, { says: 'hint' }], // expired password
]);

/** `Get token`, `Refresh token`: names that the plug-in gives its calls, the same in every language. */
function isTokenCall(record: EventRecord): boolean {
  const api = fieldOf(record, 'API')?.toLowerCase() ?? '';
  return api.startsWith('get token') || api.startsWith('gettoken') || api.startsWith('refresh token') || api.startsWith('refreshtoken');
}
