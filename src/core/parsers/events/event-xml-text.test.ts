import { expect, test } from 'vitest';
import { sourceOf } from '../../evidence/byte-source.js';
import { encodeEvtx } from '../../testing/encode-evtx.js';
import { eventXml } from './event-xml.js';
import { eventXmlText } from './event-xml-text.js';
import { evtxRecords, readEvtx } from './read-evtx.js';

const log = encodeEvtx([1098, 1081, 7036].map((id, i) => ({
  provider: id === 7036 ? 'Service Control Manager' : 'Microsoft-Windows-AAD', providerGuid: '{4DE9BC9C-B27A-43C9-8994-0915F1A5E24F}', channel: 'Microsoft-Windows-AAD/Operational', id, level: 2,
  atUtc: Date.UTC(2026, 2, 1) + i, computer: 'pc1.contoso.com', userSid: 'S-1-5-18', activityId: '{F4FF5FD1-0000-4000-8000-00000000000A}',
  data: [['Error', { type: 'hex32', value: 0xc000006d } as const], ['ErrorMessage', 'a <b> & "c" \'d\'\r\n\tü 😀 ]]>'], ['Empty', ''], ['', { type: 'strings', value: ['x', 'y'] } as const]],
})));

test('a binary log and its XML give the same log', () => {
  const text = [...evtxRecords(sourceOf(log))].map((record) => eventXmlText(record.event()!)).join('\n');
  const [binary, xml] = [readEvtx(sourceOf(log), 'a'), eventXml.parse({ path: 'a', text, firstLine: 1 })].map(({ artifacts: [artifact], notes }) => {
    expect(notes).toEqual([]);
    if (artifact?.kind !== 'events') throw new Error('no log');
    return { ...artifact.log, events: artifact.log.events.map((event) => ({ ...event, locator: '', line: 0 })) };
  });
  expect(binary!.events).toHaveLength(2);
  expect(xml).toEqual(binary);
});

test('an element is printed on one line', () => {
  expect(eventXmlText({ name: 'Data', attributes: new Map([['Name', 'it\'s']]), children: [], text: 'a\0b\r\nc\ud800<' })).toBe('<Data Name=\'it&apos;s\'>a\ufffdb&#13;&#10;c\ufffd&lt;</Data>');
  expect(eventXmlText({ name: 'Correlation', attributes: new Map(), children: [], text: '' })).toBe('<Correlation/>');
});
