/** Members as Graph names them; see protocol §3.3 for what is known of each fault's row. */
export type SignInRecord = Readonly<Record<string, unknown>>;
export type AuditRecord = Readonly<Record<string, unknown>>;
