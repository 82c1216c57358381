/** Who runs dsregcmd, and from which prompt. */
export const captureContexts = ['user', 'user-elevated', 'system', 'local-admin', 'other-user'] as const;
export type CaptureContext = (typeof captureContexts)[number];

/** Prompts of the user whose PRT it is about: in them alone dsregcmd's user lines are that user's. */
export const ownPrompts: readonly CaptureContext[] = ['user', 'user-elevated'];
