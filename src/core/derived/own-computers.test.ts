import { describe, expect, test } from 'vitest';
import { eventLog, eventRecord } from '../testing/event-record.js';
import type { Identity } from './identity.js';
import { ownComputers } from './own-computers.js';

const request = '63648321-fc5c-46eb-996e-ed1f3ba7740f';
const nobody: Identity = { deviceId: undefined, name: undefined, tenantId: undefined, upn: undefined, samAccountName: undefined };
const named = (name: string): Identity => {
  const [host = '', ...domain] = name.split('.');
  return { ...nobody, name: host, ...(domain.length === 0 ? {} : { domain: domain.join('.') }) };
};
const logOf = (...computers: readonly string[]) => eventLog(computers.map((computer) => eventRecord(1081, {}, { computer })));
const own = (printed: string, computers: readonly string[], others: readonly string[] = []) => [...ownComputers([logOf(...computers)], [printed, ...others].map(named))(named(printed), new Set())];

describe('a capture\'s PC among the computers of the logs', () => {
  const rows: readonly (readonly [string, string, readonly string[], readonly string[], (readonly string[])?])[] = [
    ['the same name, in any case', 'pc-1', ['PC-1', 'PC-2'], ['pc-1']],
    ['the capture prints the domain, the log does not', 'pc-1.contoso.com', ['PC-1', 'PC-11'], ['pc-1']],
    ['the log prints the domain, the capture does not', 'pc-1', ['PC-1.contoso.com', 'PC-2.contoso.com'], ['pc-1.contoso.com']],
    ['both forms in the logs', 'pc-1.contoso.com', ['PC-1', 'pc-1.contoso.com'], ['pc-1', 'pc-1.contoso.com']],
    ['another company\'s PC of the same name', 'pc-1.contoso.com', ['pc-1.fabrikam.com'], []],
    ['a name that only begins alike', 'pc-1', ['PC-10'], []],
    ['cut in the log', 'warehouse-terminal-7', ['WAREHOUSE-TERMI', 'PC-2'], ['warehouse-termi']],
    ['cut in the capture', 'warehouse-termi', ['warehouse-terminal-7.contoso.com', 'PC-2'], ['warehouse-terminal-7.contoso.com']],
    ['cut, and the logs name another PC that begins alike', 'warehouse-terminal-7', ['WAREHOUSE-TERMI', 'warehouse-terminal-8'], []],
    ['cut in the capture, and two begin alike', 'warehouse-termi', ['warehouse-terminal-7', 'warehouse-terminal-8'], []],
    ['cut, and another captured PC begins alike', 'warehouse-terminal-7', ['WAREHOUSE-TERMI'], [], ['warehouse-terminal-8']],
    ['whole and cut, of one PC', 'warehouse-terminal-7', ['warehouse-terminal-7', 'WAREHOUSE-TERMI'], ['warehouse-terminal-7', 'warehouse-termi']],
    ['a name of just 15 characters is no cut one where the logs know it', 'contoso-pc-0001', ['CONTOSO-PC-0001', 'contoso-pc-00012'], ['contoso-pc-0001']],
    ['a name of just 15 characters, and a longer one of another captured PC', 'contoso-pc-0001', ['contoso-pc-00012'], [], ['contoso-pc-00012']],
  ];
  for (const [what, printed, computers, expected, others] of rows) test(what, () => expect(own(printed, computers, others)).toEqual(expected));

  test('a request that both name tells the PC without a name', () => {
    const log = eventLog([eventRecord(1081, { CorrelationID: request }, { computer: 'PC-2' }), eventRecord(1081, {}, { computer: 'PC-1' })]);
    expect([...ownComputers([log], [nobody])(nobody, new Set([request]))]).toEqual(['pc-2']);
    expect([...ownComputers([log], [nobody])(nobody, new Set())]).toEqual([]);
  });
});
