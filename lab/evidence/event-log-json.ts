import type { PcEvent } from '../windows/pc-event.js';
import type { EventChannel } from './event-channels.js';
import { levelNames, modelledEnvelope, providerIds } from './event-provider.js';
import { type MarkedFile, type MarkedLine, markLines } from './marked-lines.js';
import { type PowerShellValue, printPowerShellJson } from './powershell-json.js';

const bracket = { basis: 'documented', source: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/convertto-json' } as const;

/**
 * A log as Windows PowerShell writes it, newest first: `Get-WinEvent -LogName … | Select-Object Id, Level, Task, RecordId,
 * ProviderName, ProviderId, LogName, ProcessId, ThreadId, MachineName, UserId, TimeCreated, ActivityId, LevelDisplayName,
 * Properties, Message | ConvertTo-Json -Depth 3`. A lone event is an object, several are an array.
 */
export function eventLogJson(channel: EventChannel, computer: string): MarkedFile {
  const newestFirst = [...channel.records].reverse();
  const alone = newestFirst.length === 1;
  const objects = newestFirst.flatMap(({ recordId, event }, i): readonly MarkedLine[] => {
    const json = printPowerShellJson(record(event, recordId, computer), alone ? 0 : 4);
    const comma = i < newestFirst.length - 1 ? ',' : '';
    return markLines(`${alone ? '' : '    '}${json}${comma}`, { basis: event.basis, source: `${event.source}; ${modelledEnvelope}` });
  });
  const lines = alone ? objects : [{ text: '[', ...bracket }, ...objects, { text: ']', ...bracket }];
  return { path: `events/${channel.fileName}.json`, lines, lineEnd: '\r\n' };
}

function record(event: PcEvent, recordId: number, computer: string): PowerShellValue {
  return {
    Id: event.id,
    Level: event.level,
    Task: event.task,
    RecordId: recordId,
    ProviderName: event.provider,
    ProviderId: providerIds[event.provider],
    LogName: event.channel,
    ProcessId: 812,
    ThreadId: 4096,
    MachineName: computer,
    UserId: { BinaryLength: /^S-1-5-\d\d$/.test(event.userSid) ? 12 : 28, AccountDomainSid: event.userSid.startsWith('S-1-5-21-') ? event.userSid.slice(0, event.userSid.lastIndexOf('-')) : null, Value: event.userSid },
    TimeCreated: new Date(event.atUtc),
    ActivityId: event.activityId ?? null,
    LevelDisplayName: levelNames[event.level],
    Properties: event.data.map(([, value]) => ({ Value: typed(value) })),
    Message: event.message,
  };
}

/** The log keeps codes and counts as numbers. */
function typed(value: string): string | number {
  return /^0x[0-9a-f]{1,8}$/i.test(value) || /^-?\d{1,9}$/.test(value) ? Number(value) : value;
}
