import type { EventRecord } from '../../evidence/event.js';
import { idText } from '../../evidence/guid.js';
import { parseZonedInstant } from '../../evidence/instant.js';
import type { Place } from '../../evidence/place.js';
import { wholeNumber } from '../text/whole-number.js';
import { channelName, providerName } from './provider-names.js';
import { childNamed, type XmlElement } from './xml-element.js';

/** What `System` says without the rest of the event. */
export interface EventHead {
  /** Published name. */
  readonly provider: string;
  readonly id: number;
  readonly atUtc?: number;
}

/** Provider, id and time of a `System` element, or `undefined` if it lacks the first two. */
export function eventHead(system: XmlElement): EventHead | undefined {
  const source = childNamed(system, 'Provider');
  const name = source?.attributes.get('Name') || source?.attributes.get('EventSourceName') || source?.attributes.get('Guid') || '';
  const id = wholeNumber(childNamed(system, 'EventID')?.text);
  if (name === '' || id === undefined) return undefined;
  const atUtc = parseZonedInstant(childNamed(system, 'TimeCreated')?.attributes.get('SystemTime') ?? '');
  return { provider: providerName(name), id, ...(atUtc === undefined ? {} : { atUtc }) };
}

/**
 * The record of an `Event` element:
 *
 *     <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
 *       <System><Provider Name="Microsoft-Windows-AAD"/><EventID>1098</EventID><Level>2</Level>
 *         <TimeCreated SystemTime="2026-03-01T08:00:00.0000000Z"/><EventRecordID>4711</EventRecordID>
 *         <Correlation ActivityID="{…}"/><Channel>Microsoft-Windows-AAD/Operational</Channel>
 *         <Computer>pc1.contoso.com</Computer><Security UserID="S-1-5-18"/></System>
 *       <EventData><Data Name="Error">0xCAA82EE2</Data></EventData>
 *       <RenderingInfo Culture="de-DE"><Message>…</Message></RenderingInfo>
 *     </Event>
 *
 * `undefined` where provider or id are missing.
 */
export function eventRecord(event: XmlElement, place: Place): EventRecord | undefined {
  const system = childNamed(event, 'System');
  const head = system === undefined ? undefined : eventHead(system);
  if (system === undefined || head === undefined) return undefined;
  const text = (name: string): string | undefined => printed(childNamed(system, name)?.text);
  const channel = text('Channel');
  const computer = text('Computer');
  const userSid = printed(childNamed(system, 'Security')?.attributes.get('UserID'));
  const activityId = printed(childNamed(system, 'Correlation')?.attributes.get('ActivityID'));
  const level = wholeNumber(text('Level'));
  const recordId = wholeNumber(text('EventRecordID'));
  const message = printed(childNamed(childNamed(event, 'RenderingInfo'), 'Message')?.text);
  return {
    ...place,
    provider: head.provider,
    ...(channel === undefined ? {} : { channel: channelName(channel) }),
    id: head.id,
    ...(head.atUtc === undefined ? {} : { atUtc: head.atUtc }),
    ...(recordId === undefined ? {} : { recordId }),
    ...(computer === undefined ? {} : { computer }),
    ...(userSid === undefined ? {} : { userSid }),
    ...(level === undefined ? {} : { level }),
    ...(activityId === undefined ? {} : { activityId: idText(activityId) }),
    data: eventData(event),
    ...(message === undefined ? {} : { message }),
  };
}

/** Values of one record that are kept at most. */
const mostValues = 200;

function eventData(event: XmlElement): ReadonlyMap<string, string> {
  const data = new Map<string, string>();
  for (const part of event.children) {
    if (part.name === 'EventData') namedValues(part, data);
    else if (part.name === 'UserData') for (const child of part.children) innerValues(child, data);
    else if (part.name === 'ProcessingErrorData') innerValues(part, data);
  }
  return data;
}

/** `<Data Name="Error">…</Data>`; older providers leave the names out, then the position counts. */
function namedValues(part: XmlElement, data: Map<string, string>): void {
  let position = 0;
  for (const child of part.children) {
    if (child.name === 'Data') {
      // A trace of a structure holds further elements in place of text.
      const name = printed(child.attributes.get('Name')) ?? `data${position}`;
      position++;
      if (child.children.length > 0) for (const inner of child.children) innerValues(inner, data);
      else put(data, name, child.text);
    } else {
      innerValues(child, data);
    }
  }
}

/** Leaves by their own names, attributes as `Element.attribute`. */
function innerValues(element: XmlElement, data: Map<string, string>): void {
  if (data.size >= mostValues) return;
  for (const [name, value] of element.attributes) if (name !== 'xmlns' && !name.startsWith('xmlns:')) put(data, `${element.name}.${name}`, value);
  if (element.children.length === 0) put(data, element.name, element.text);
  else for (const child of element.children) innerValues(child, data);
}

/** A name that comes again gets its number: `Certificate[2]`. Blank values are left out. */
function put(data: Map<string, string>, name: string, value: string): void {
  const text = printed(value);
  if (text === undefined || data.size >= mostValues) return;
  let free = name;
  for (let i = 2; data.has(free); i++) free = `${name}[${i}]`;
  data.set(free, text);
}

function printed(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === undefined || trimmed === '' ? undefined : trimmed;
}
