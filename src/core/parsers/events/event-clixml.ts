import type { Parsed, TextFile, TextParser } from '../../evidence/artifact.js';
import type { EventRecord } from '../../evidence/event.js';
import { eventsWithId } from '../../catalog/events.js';
import { idText } from '../../evidence/guid.js';
import { parseZonedInstant } from '../../evidence/instant.js';
import { EventCollector } from './event-collector.js';
import { messageData } from './event-message.js';
import { channelName, providerName } from './provider-names.js';
import { childNamed, type XmlElement } from './xml-element.js';
import { parseXml } from './parse-xml.js';
import { clixmlObjects } from './clixml-objects.js';

/**
 * `Get-WinEvent … | Export-Clixml`: PowerShell's own XML of event objects. Values of the data have no names here; they get the
 * manifest's where the catalogue lists an event with as many, else those that the message tells.
 *
 *     <Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">
 *       <Obj RefId="0"><TN RefId="0"><T>System.Diagnostics.Eventing.Reader.EventLogRecord</T>…</TN>
 *         <Props><I32 N="Id">1098</I32><By N="Level">2</By><I64 N="RecordId">4711</I64><S N="ProviderName">Microsoft-Windows-AAD</S>
 *           <S N="LogName">Microsoft-Windows-AAD/Operational</S><S N="MachineName">pc1.contoso.com</S>
 *           <Obj N="UserId" RefId="1"><ToString>S-1-5-18</ToString>…</Obj><DT N="TimeCreated">2026-03-01T09:00:00.0000000+01:00</DT>
 *           <G N="ActivityId">…</G><Obj N="Properties" RefId="2"><LST><Obj RefId="3"><Props><S N="Value">…</S></Props></Obj>…</LST></Obj></Props>
 *         <MS><S N="Message">Error: …_x000D__x000A_…</S></MS></Obj>
 *     </Objs>
 */
export const eventClixml: TextParser = {
  id: 'event-clixml',
  recognises: ({ text }) => text.includes('<Objs') && text.includes('N="ProviderName"'),
  parse,
};

function parse({ path, text, firstLine }: TextFile): Parsed {
  const collector = new EventCollector();
  let damaged = 0;
  let firstDamaged = 0;
  for (const slice of clixmlObjects(text)) {
    const line = firstLine + slice.line - 1;
    const root = slice.text.length <= longestObject ? parseXml(slice.text) : undefined;
    const record = root === undefined ? undefined : recordOf(root, { file: path, line });
    if (record !== undefined) {
      collector.add(record);
    } else if (slice.cutOff || slice.text.includes('N="ProviderName"')) {
      if (damaged === 0) firstDamaged = line;
      damaged++;
    }
  }
  if (collector.read === 0) return { artifacts: [], notes: [], unread: 'No complete event is in this PowerShell export. Export the log again with "wevtutil epl <log> <file>.evtx".' };
  const notes = damaged === 0 ? [] : [damaged === 1 ? `The event on line ${firstDamaged} is cut off or damaged.` : `${damaged} events are cut off or damaged, the first on line ${firstDamaged}.`];
  return { artifacts: [{ kind: 'events', log: collector.log({ file: path }) }], notes };
}

const longestObject = 2_000_000;

function recordOf(object: XmlElement, place: { readonly file: string; readonly line: number }): EventRecord | undefined {
  const members = new Map<string, XmlElement>();
  for (const group of object.children) {
    if (group.name !== 'Props' && group.name !== 'MS') continue;
    for (const member of group.children) {
      const name = member.attributes.get('N');
      if (name !== undefined && !members.has(name)) members.set(name, member);
    }
  }
  const text = (name: string): string | undefined => printed(members.get(name)?.text);
  const provider = text('ProviderName') ?? text('ProviderId');
  const id = number(text('Id'));
  if (provider === undefined || id === undefined) return undefined;
  const published = providerName(provider);
  const channel = text('LogName');
  const atUtc = parseZonedInstant(text('TimeCreated') ?? '');
  const recordId = number(text('RecordId'));
  const level = number(text('Level'));
  const computer = text('MachineName');
  const userSid = printed(childNamed(members.get('UserId'), 'ToString')?.text) ?? text('UserId');
  const activityId = text('ActivityId');
  const message = text('Message');
  return {
    ...place,
    provider: published,
    ...(channel === undefined ? {} : { channel: channelName(channel) }),
    id,
    ...(atUtc === undefined ? {} : { atUtc }),
    ...(recordId === undefined ? {} : { recordId }),
    ...(computer === undefined ? {} : { computer }),
    ...(userSid === undefined ? {} : { userSid }),
    ...(level === undefined ? {} : { level }),
    ...(activityId === undefined ? {} : { activityId: idText(activityId) }),
    data: namedProperties(members.get('Properties'), published, id, message),
    ...(message === undefined ? {} : { message }),
  };
}

const mostValues = 200;

function namedProperties(properties: XmlElement | undefined, provider: string, id: number, message: string | undefined): ReadonlyMap<string, string> {
  const values = (childNamed(properties, 'LST')?.children ?? []).slice(0, mostValues)
    .map((item) => printed(childNamed(item, 'Props')?.children.find((member) => member.attributes.get('N') === 'Value')?.text));
  const fields = eventsWithId(id).find((row) => row.provider === provider)?.fields ?? [];
  const named = fields.length === values.length;
  const data = new Map<string, string>();
  values.forEach((value, i) => {
    if (value !== undefined) data.set(named ? fields[i]! : `data${i}`, value);
  });
  // Fields change over the builds of Windows; then the message tells what the values mean.
  if (!named && message !== undefined) for (const [name, value] of messageData(provider, id, message)) if (!data.has(name)) data.set(name, value);
  return data;
}

function printed(text: string | undefined): string | undefined {
  const trimmed = text === undefined ? '' : unescaped(text).trim();
  return trimmed === '' ? undefined : trimmed;
}

/** PowerShell writes characters that XML would change as `_x000D_`. */
function unescaped(text: string): string {
  let at = text.indexOf('_x');
  if (at < 0) return text;
  let out = '';
  let done = 0;
  while (at >= 0) {
    const code = text[at + 6] === '_' ? hexNumber(text, at + 2, at + 6) : undefined;
    if (code === undefined) {
      at = text.indexOf('_x', at + 1);
      continue;
    }
    out += text.slice(done, at) + String.fromCharCode(code);
    done = at + 7;
    at = text.indexOf('_x', done);
  }
  return out + text.slice(done);
}

function hexNumber(text: string, from: number, to: number): number | undefined {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = '0123456789abcdef'.indexOf((text[at] ?? '').toLowerCase());
    if (digit < 0 || text[at] === undefined) return undefined;
    value = value * 16 + digit;
  }
  return value;
}

function number(text: string | undefined): number | undefined {
  const value = Number(text ?? Number.NaN);
  return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
