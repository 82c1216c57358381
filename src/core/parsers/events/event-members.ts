/** What a named column or member of an event export says. */
export type EventMember = 'provider' | 'channel' | 'id' | 'time' | 'recordId' | 'computer' | 'user' | 'level' | 'levelName' | 'activityId' | 'message' | 'xml';

/**
 * The meaning of a column or member name of `Get-WinEvent`, `Get-EventLog`, Log Analytics' Event table and log shippers.
 * These names are English in every language of Windows. Case, blanks and signs are ignored.
 */
export function eventMember(name: string): EventMember | undefined {
  return members.get(folded(name));
}

/** Log Analytics says in the header that its times are UTC: `TimeGenerated [UTC]`. */
export function namesUtc(name: string): boolean {
  return name.trim().toLowerCase().endsWith('[utc]') || name.trim().toLowerCase().endsWith('(utc)');
}

const names: readonly (readonly [EventMember, string])[] = [
  ['id', 'Id EventID Event_ID Event_Code InstanceId event.code EventIdentifier'],
  ['provider', 'ProviderName Provider Source SourceName Provider_Name EventSource EventSourceName event.provider'],
  ['channel', 'LogName Log EventLog Channel ContainerLog LogFile Log_Name'],
  ['time', 'TimeCreated TimeGenerated TimeWritten DateAndTime Date @timestamp EventTime SystemTime Time Timestamp TimeCreatedUtc Time_Created UtcTime'],
  ['recordId', 'RecordId EventRecordId Record_Id RecordNumber Index EventRecordNumber record_number'],
  ['computer', 'MachineName Computer ComputerName Computer_Name Hostname Host_Name'],
  ['user', 'UserId User UserName User_Name UserSid AccountName'],
  ['level', 'Level EventLevel Severity'],
  ['levelName', 'LevelDisplayName EntryType EventLevelName EventType Level_Name'],
  ['activityId', 'ActivityId Activity_Id CorrelationActivityId'],
  ['message', 'Message RenderedDescription Description EventDescription Msg'],
  ['xml', 'EventData ParameterXml'],
];

const members: ReadonlyMap<string, EventMember> = new Map(names.flatMap(([member, words]) => words.split(' ').map((word) => [folded(word), member] as const)));

function folded(name: string): string {
  const lower = name.length > 64 ? '' : name.trim().toLowerCase();
  const bracket = lower.indexOf('[');
  return (bracket > 0 ? lower.slice(0, bracket) : lower).replaceAll(' ', '').replaceAll('_', '');
}
