import type { Place } from './place.js';

/** One thing that a network tool or a recording shows. */
export type NetworkObservation = ProxySetting | Reachability | Exchange | ClockReading | HostsEntry;

/** Whose view it is: Windows gets the PRT as the machine, which has its own proxy and rights. */
export type NetworkView = 'machine' | 'user' | 'unknown';

/** `netsh winhttp show proxy`, `show advproxy`, a registry export. */
export interface ProxySetting extends Place {
  readonly kind: 'proxy';
  readonly view: NetworkView;
  readonly mode: 'direct' | 'named' | 'script' | 'auto-detect' | 'unknown';
  /** As printed: `proxy.contoso.com:8080`. */
  readonly server?: string;
  readonly bypass?: string;
  readonly scriptUrl?: string;
  /** The line or lines as printed. */
  readonly printed: string;
}

/** Whether a host could be reached, as a test tool says. */
export interface Reachability extends Place {
  readonly kind: 'reachability';
  readonly view: NetworkView;
  readonly host: string;
  readonly port?: number;
  readonly reached: boolean;
  /** Which step failed. Absent: the tool does not say. */
  readonly failedAt?: 'name' | 'connect' | 'tls' | 'proxy' | 'http';
  readonly atUtc?: number;
  readonly printed: string;
}

/** One request and what came back: HAR, SAZ, `curl -v`. Never holds bodies, tokens or cookies. */
export interface Exchange extends Place {
  readonly kind: 'exchange';
  readonly view: NetworkView;
  readonly method?: string;
  readonly host: string;
  /** Without query and fragment. */
  readonly path?: string;
  /** Absent: no answer came. */
  readonly status?: number;
  readonly contentType?: string;
  /** Something answered with a web page where the service answers with JSON or a token. */
  readonly isHtml?: boolean;
  /** Host it redirected to. */
  readonly redirectHost?: string;
  /** Issuer of the TLS certificate, as printed. */
  readonly tlsIssuer?: string;
  readonly tlsSubject?: string;
  readonly tlsTrusted?: boolean;
  /** Which step failed, where none or no good answer came. */
  readonly failedAt?: 'name' | 'connect' | 'tls' | 'proxy' | 'http';
  /** The tool's own words about the failure. */
  readonly error?: string;
  /** AADSTS numbers of an error answer. */
  readonly aadsts: readonly number[];
  readonly correlationId?: string;
  /** `x-ms-request-id`: the request id of the sign-in log. */
  readonly requestId?: string;
  /** Name or address of the proxy that was in between, where the recording shows one. */
  readonly viaProxy?: string;
  /** The recording tool opened the TLS itself, as Fiddler does: what it shows about TLS is its own doing. */
  readonly decryptedBy?: string;
  readonly atUtc?: number;
  /** Server's clock minus the PC's in seconds, from the Date header. */
  readonly clockOffsetSeconds?: number;
}

/** `w32tm /query /status`, `/stripchart`. */
export interface ClockReading extends Place {
  readonly kind: 'clock';
  /** Reference minus the PC's clock in seconds: positive means that the PC is behind. Absent: not shown. */
  readonly offsetSeconds?: number;
  /** `comparison`: measured against another clock just now. `service`: what the time service corrected last. */
  readonly basis?: 'comparison' | 'service';
  readonly synchronised?: boolean;
  readonly source?: string;
  readonly lastSyncUtc?: number;
  readonly printed: string;
}

/** A line of the hosts file that names a sign-in host. */
export interface HostsEntry extends Place {
  readonly kind: 'hosts-entry';
  readonly address: string;
  readonly host: string;
}

export interface NetworkEvidence extends Place {
  readonly observations: readonly NetworkObservation[];
}
