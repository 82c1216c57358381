/** Windows whose dsregcmd layout is written; the tables are in `dsregcmd-layout.ts`. */
export const generations = ['windows-10-1607', 'windows-10-1809', 'windows-10-22h2', 'windows-11-23h2', 'windows-11-25h2', 'server-2022'] as const;
export type Generation = (typeof generations)[number];

/** Who runs dsregcmd, and from which prompt. */
export const captureContexts = ['user', 'user-elevated', 'system', 'local-admin', 'other-user'] as const;
export type CaptureContext = (typeof captureContexts)[number];
