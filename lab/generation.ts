/** Windows that the lab writes evidence of. */
export const generations = ['windows-10-1607', 'windows-10-1809', 'windows-10-22h2', 'windows-11-23h2', 'windows-11-25h2', 'server-2022'] as const;
export type Generation = (typeof generations)[number];

/** Those of them that are Windows 11. */
export const windows11: readonly Generation[] = ['windows-11-23h2', 'windows-11-25h2'];
