import type { Place } from './place.js';

/** One record of a Windows event log, whatever form it was exported in. */
export interface EventRecord extends Place {
  /** Published name of the provider, also where the export shortens it: `Microsoft-Windows-AAD`. */
  readonly provider: string;
  /** `Microsoft-Windows-AAD/Operational`. Absent: the export does not name it. */
  readonly channel?: string;
  readonly id: number;
  /** When it was written. Absent: not shown, or only in the PC's local time (see `atLocal`). */
  readonly atUtc?: number;
  /** The PC's wall clock as if it were UTC, where the export gives no zone. Good for order inside one file only. */
  readonly atLocal?: number;
  readonly recordId?: number;
  readonly computer?: string;
  /** SID of the account in whose context it was written; `S-1-5-18` is SYSTEM. */
  readonly userSid?: string;
  /** Account name where the export printed one in place of the SID. */
  readonly user?: string;
  /** 1 critical, 2 error, 3 warning, 4 information, 5 verbose, 0 always logged. */
  readonly level?: number;
  readonly activityId?: string;
  /** Named values of EventData or UserData as printed; names in the manifest's spelling. Empty when the export lost them. */
  readonly data: ReadonlyMap<string, string>;
  /** The message as the export rendered it, in whatever language. Absent: the log holds data only. */
  readonly message?: string;
}

/** What one event log held. */
export interface EventLog extends Place {
  /** Records that matter for a PRT, in file order. */
  readonly events: readonly EventRecord[];
  /** How many records were read, the ones that do not matter included. */
  readonly read: number;
  /** How many records that matter were left out because of a limit. */
  readonly omitted: number;
  readonly firstUtc?: number;
  readonly lastUtc?: number;
  /** What a collector's log also holds and this PC is not asked for. Absent: nothing was taken out. */
  readonly elsewhere?: RecordsElsewhere;
}

/** Records that other computers wrote, or that name none beside theirs. */
export interface RecordsElsewhere {
  readonly records: number;
  readonly computers: number;
  /** Names of the first of these computers, as printed. */
  readonly some: readonly string[];
}
