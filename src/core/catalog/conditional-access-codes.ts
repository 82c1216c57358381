/**
 * AADSTS numbers that Conditional Access answers to an app. It is not evaluated when a PRT is issued or renewed.
 * Source: Microsoft Entra authentication and authorization error codes; Understanding the primary refresh token.
 */
export const conditionalAccessCodes: ReadonlySet<number> = new Set([
  50005, 50131, 50178, 53000, 53001, 53002, 53003, 53005, 53008, 53009, 53010, 501313, 530001, 530002, 530003, 530004, 530021, 530022, 530031, 530032, 530033,
  530034, 530035, 530036, 530081, 0x00895833,
]);

/** AADSTS numbers that ask for multifactor authentication. Policies that ask for it are not evaluated for a PRT either. */
export const mfaCodes: ReadonlySet<number> = new Set([50072, 50074, 50076, 50078, 50079, 50158, 500121, 53004, 50086, 50087, 700020]);

/**
 * AADSTS numbers that ask for a proof of the device. The first is documented as an interruption that a policy makes; the broker
 * answers it, and an app that signs in without the broker cannot.
 */
export const deviceProofCodes: ReadonlySet<number> = new Set([50097, 501271, 1002023]);
