import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseXml } from '../xml/parse-xml.js';
import { textOf } from './marked-lines.js';
import { provenance } from './provenance.js';
import { alex, entraJoin, refused, robin, sampleDirectory, sampleEvent, samplePc } from './sample-pc.test-support.js';
import { writeEvidence } from './write-evidence.js';

/** Names that people, tenants and servers choose, at their worst: all of UTF-16, and what has a meaning in one of the formats. */
const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.constantFrom('<', '>', '&', '"', "'", ']]>', '\r', '\n', '\t', '\\', '\u0000', '\ud800', '\u2028', ' : ', '| SSO State |', '+---+', '#', '\ufffe', '\ufeff'), { maxLength: 8 }).map((parts) => parts.join('')),
);

function written(value: string, eventForm: 'rendered-xml' | 'json') {
  const { devices, ...directory } = sampleDirectory();
  return writeEvidence({
    pc: samplePc({
      computerName: value, registration: { ...entraJoin, tenantName: value }, users: [{ ...alex, failedAttempt: { ...refused, serverErrorDescription: value, endpointUri: value } }, robin],
      proxy: { machine: { kind: 'named', server: value, bypass: [value] }, user: { kind: 'named', server: value, bypass: [value] } },
    }),
    events: [sampleEvent({ message: value, data: [['Error', value], [value, 'x']], activityId: value, source: value })],
    directory: { ...directory, devices: devices.map((device) => ({ ...device, displayName: value })) },
    entra: { signIns: [], audits: [{ reason: value }] }, generation: 'windows-11-25h2', context: 'user', user: 'alex@contoso.com', nowUtc: 0, eventForm,
  });
}

const plain = written('x', 'rendered-xml');

test('no value breaks a layout, an XML or a JSON', () => {
  fc.assert(fc.property(hostileText, (value) => {
    const files = written(value, 'rendered-xml');
    for (const [i, { path, lines }] of files.entries()) {
      // Messages alone may have lines of their own.
      if (!path.endsWith('.xml')) expect({ path, lines: lines.length }).toEqual({ path, lines: plain[i]!.lines.length });
      if (path.endsWith('.xml')) expect(parseXml(`<Events>${textOf(files[i]!)}</Events>`)?.children.filter((child) => typeof child !== 'string')).toHaveLength(1);
      if (path.endsWith('.json')) expect(() => JSON.parse(textOf(files[i]!)) as unknown).not.toThrow();
    }
    const events = written(value, 'json').find(({ path }) => path.startsWith('events/'))!;
    expect((JSON.parse(textOf(events)) as { Message: string }).Message).toBe(value);
    expect(provenance(files).split('\n').slice(3, -1).every((row) => row.split('\t').length === 4)).toBe(true);
  }));
});
