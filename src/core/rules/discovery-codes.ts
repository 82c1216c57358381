/** Discovery of the registration service failed, timed out, or failed for an inner reason that was not shown. */
export const discoveryCodes: ReadonlySet<number> = new Set([0x801c000c, 0x801c0021, 0x801c001f]);
