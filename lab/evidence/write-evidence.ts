import type { Directory } from '../entra/directory.js';
import type { Entra } from '../entra/entra.js';
import type { PcEvent } from '../windows/pc-event.js';
import type { PcState } from '../windows/pc-state.js';
import type { MarkedFile } from './marked-lines.js';
import type { Generation } from '../generation.js';
import { type CaptureContext, ownPrompts } from './capture-options.js';
import { clockComparison } from './clock-comparison.js';
import { dsregcmdText } from './dsregcmd-text.js';
import { eventChannels } from './event-channels.js';
import { eventLogJson } from './event-log-json.js';
import { eventLogXml } from './event-log-xml.js';
import { computerOf } from './event-provider.js';
import { graphFiles } from './graph-files.js';
import { internetSettings } from './internet-settings.js';
import { netshWinhttp } from './netsh-winhttp.js';

/** What happened, and how it is collected. */
export interface EvidenceOptions {
  readonly pc: PcState;
  /** Oldest first. */
  readonly events: readonly PcEvent[];
  readonly entra: Pick<Entra, 'signIns' | 'audits'>;
  readonly directory: Directory;
  readonly generation: Generation;
  readonly context: CaptureContext;
  /** UPN of the user whose PRT is in question. */
  readonly user: string;
  /** The service's time at the moment of collection; the PC's own is in its state. */
  readonly nowUtc: number;
  /** True: somebody enabled the Analytic logs and that of CAPI2 before it happened. Absent: they are off, as Windows has them. */
  readonly analyticLogs?: boolean;
  /** How the event logs were exported. Absent: `rendered-xml`. */
  readonly eventForm?: 'rendered-xml' | 'xml' | 'json';
}

/**
 * The evidence that Windows and Entra leave of what happened, every line marked with its standing. The same input gives the
 * same files. The registry export is there only where the user runs the commands. Throws a RangeError where the context needs
 * a session that the PC does not have.
 */
export function writeEvidence({ pc, events, entra, directory, generation, context, user, nowUtc, analyticLogs, eventForm = 'rendered-xml' }: EvidenceOptions): readonly MarkedFile[] {
  const computer = computerOf(pc);
  const settings = ownPrompts.includes(context) ? internetSettings(pc.proxy.user) : undefined;
  const clock = clockComparison({ pcNowUtc: pc.nowUtc, nowUtc });
  return [
    dsregcmdText(pc, { generation, context, user }),
    ...eventChannels(events, generation, analyticLogs).map((channel) => (eventForm === 'json' ? eventLogJson(channel, computer) : eventLogXml(channel, { computer, rendered: eventForm === 'rendered-xml' }))),
    ...graphFiles({ pc, directory, entra, user, nowUtc }),
    netshWinhttp(pc.proxy.machine),
    ...(settings === undefined ? [] : [settings]),
    ...(clock === undefined ? [] : [clock]),
  ];
}
