import type { TextParser } from '../../evidence/artifact.js';
import { curlVerbose } from './curl-verbose.js';
import { deviceRegConnectivity } from './device-reg-connectivity.js';
import { har } from './har.js';
import { hostsFile } from './hosts-file.js';
import { invokeWebRequest } from './invoke-web-request.js';
import { nameLookup } from './name-lookup.js';
import { netshWinhttp } from './netsh-winhttp.js';
import { testNetConnection } from './test-net-connection.js';
import { w32tm } from './w32tm.js';

export { parseSaz, type SazMember } from './fiddler-saz.js';

/** Parsers of what network tools print. One text can hold the output of several: ask each of them. */
export const networkParsers: readonly TextParser[] = [
  har, netshWinhttp, deviceRegConnectivity, testNetConnection, nameLookup, curlVerbose, invokeWebRequest, w32tm, hostsFile,
];
