import type { TextPage } from '../../core/report/text-page.js';
import type { Lab } from './lab-module.js';

type PcEvent = Awaited<ReturnType<Lab['runScenario']>>['events'][number];

/** Words of the levels as Event Viewer has them. */
const levelWords = ['', 'critical', 'error', 'warning', 'information', 'verbose'] as const;

/** Events as a person reads them in Event Viewer, not as the export holds them. */
export function addEvents(page: TextPage, events: readonly PcEvent[]): void {
  for (const { atUtc, provider, id, level, message } of events) {
    page.say(`${new Date(atUtc).toISOString().slice(0, 19).replace('T', ' ')}  ${provider.replace('Microsoft-Windows-', '')} ${id} ${levelWords[level] ?? ''}: ${message}`, 2, 6);
  }
}
