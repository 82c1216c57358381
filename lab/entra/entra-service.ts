import type { Clock } from '../clock.js';
import type { Random } from '../random.js';
import type { Directory } from './directory.js';
import type { IssuedTokens } from './issued-tokens.js';
import type { Nonces } from './nonces.js';
import type { Protocol } from './protocol.js';

/** Rows of the logs, their members as Graph names them; see protocol §3.3 for what is known of each fault's row. */
export type SignInRecord = Readonly<Record<string, unknown>>;
export type AuditRecord = Readonly<Record<string, unknown>>;

/** What the endpoints of one emulated Entra ID share. Lives as long as the service; nothing is ever written to disk. */
export interface EntraService {
  readonly clock: Clock;
  readonly random: Random;
  readonly directory: Directory;
  /** Newest last. Written by `logSignIn` alone. */
  readonly signIns: SignInRecord[];
  /** Newest last. Written by `logAudit` alone. */
  readonly audits: AuditRecord[];
  readonly nonces: Nonces;
  readonly issued: IssuedTokens;
  /** The protocol's cryptography. The power check replaces single functions of it, and nobody else does. */
  readonly protocol: Protocol;
}
