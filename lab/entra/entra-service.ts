import type { Clock } from '../clock.js';
import type { Random } from '../random.js';
import type { Directory } from './directory.js';
import type { AuditRecord, SignInRecord } from './log-records.js';
import type { IssuedTokens } from './issued-tokens.js';
import type { Nonces } from './nonces.js';
import type { Protocol } from './protocol.js';

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
