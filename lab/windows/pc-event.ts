import type { Basis } from '../basis.js';
import type { Generation } from '../generation.js';
import type { XmlElement } from '../xml/xml-element.js';

/** One event as the PC wrote it, before it takes the form of XML or JSON. */
export interface PcEvent {
  readonly provider: 'Microsoft-Windows-AAD' | 'Microsoft-Windows-User Device Registration' | 'Microsoft-Windows-HelloForBusiness' | 'Microsoft-Windows-Kernel-General' | 'Microsoft-Windows-Time-Service' | 'Microsoft-Windows-CAPI2';
  readonly channel: string;
  readonly id: number;
  /** 2 error, 3 warning, 4 information. */
  readonly level: 2 | 3 | 4;
  readonly task: number;
  /** By the PC's own clock. */
  readonly atUtc: number;
  readonly userSid: string;
  /** Absent: the event belongs to no activity. */
  readonly activityId?: string;
  /** In the order of the provider's manifest. */
  readonly data: readonly (readonly [name: string, value: string])[];
  /** Stands in place of the data where the provider writes an element of its own. */
  readonly userData?: XmlElement;
  /** Windows that know the event. Absent: all. */
  readonly writtenBy?: readonly Generation[];
  /** The rendered message. */
  readonly message: string;
  readonly basis: Basis;
  /** Where id, fields or text are published; where nothing is, what the model assumes. */
  readonly source: string;
}
