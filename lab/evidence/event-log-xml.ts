import type { PcEvent } from '../windows/pc-event.js';
import { canonicalXml } from '../xml/canonical-xml.js';
import type { EventChannel } from './event-channels.js';
import { levelNames, modelledEnvelope, providerIds } from './event-provider.js';
import { type MarkedFile, markLines } from './marked-lines.js';

export interface XmlExport {
  /** As the events name it: `PC-0042.corp.contoso.com`. */
  readonly computer: string;
  /** `/f:RenderedXml`: with the message; else `/f:xml`. */
  readonly rendered: boolean;
}

/** A log as `wevtutil qe <log> /f:xml` prints it: one event to a line but for the lines of its message, without a root element. */
export function eventLogXml(channel: EventChannel, { computer, rendered }: XmlExport): MarkedFile {
  const lines = channel.records.flatMap(({ recordId, event }) => {
    const rendering = rendered ? renderingInfo(event) : '';
    const xml = `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>${system(event, recordId, computer)}${eventData(event)}${rendering}</Event>`;
    return markLines(xml, { basis: event.basis, source: `${event.source}; ${modelledEnvelope}` });
  });
  return { path: `events/${channel.fileName}.xml`, lines, lineEnd: '\r\n' };
}

function system(event: PcEvent, recordId: number, computer: string): string {
  return [
    `<System><Provider Name='${attribute(event.provider)}' Guid='{${providerIds[event.provider]}}'/>`,
    `<EventID>${event.id}</EventID><Version>0</Version><Level>${event.level}</Level><Task>${event.task}</Task><Opcode>0</Opcode><Keywords>${keywords(event)}</Keywords>`,
    `<TimeCreated SystemTime='${new Date(event.atUtc).toISOString().replace('Z', '0000Z')}'/><EventRecordID>${recordId}</EventRecordID>`,
    `<Correlation${event.activityId === undefined ? '' : ` ActivityID='{${attribute(event.activityId)}}'`}/><Execution ProcessID='812' ThreadID='4096'/>`,
    `<Channel>${text(event.channel)}</Channel><Computer>${text(computer)}</Computer><Security UserID='${attribute(event.userSid)}'/></System>`,
  ].join('');
}

/** Error 0x2, warning 0x20, analytic 0x4, operational 0x10 of the AAD provider, below the bit of its log. Others: that bit alone. */
function keywords({ provider, channel, level }: PcEvent): string {
  if (provider !== 'Microsoft-Windows-AAD') return '0x8000000000000000';
  const kind = level === 2 ? 0x2 : level === 3 ? 0x20 : 0;
  const analytic = channel.endsWith('/Analytic');
  return `0x${analytic ? '4' : '8'}0000000000000${(kind | (analytic ? 0x4 : 0x10)).toString(16).padStart(2, '0')}`;
}

function eventData({ data, userData }: PcEvent): string {
  if (userData !== undefined) return `<UserData>${canonicalXml(userData)}</UserData>`;
  return `<EventData>${data.map(([name, value]) => `<Data Name='${attribute(name)}'>${text(value)}</Data>`).join('')}</EventData>`;
}

function renderingInfo({ message, level, channel }: PcEvent): string {
  return `<RenderingInfo Culture='en-US'><Message>${text(message)}</Message><Level>${levelNames[level]}</Level><Task></Task><Opcode>Info</Opcode><Channel>${text(channel)}</Channel><Provider></Provider><Keywords></Keywords></RenderingInfo>`;
}

/** What XML 1.0 cannot hold at all is shown as U+FFFD. */
function text(value: string): string {
  return value
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function attribute(value: string): string {
  return text(value).replaceAll("'", '&apos;').replaceAll('"', '&quot;').replaceAll('\r', '&#xD;').replaceAll('\n', '&#xA;').replaceAll('\t', '&#x9;');
}
