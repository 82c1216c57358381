/** WinHTTP: certificate date invalid, and the general TLS failure that a wrong clock also gives. */
export const dateErrors: readonly number[] = [12037, 12175];

/** Entra: nonce or assertion outside its time. */
export const timeAnswers: readonly number[] = [140000, 1003013, 500133, 50013];

/** Windows: the clocks of the two sides differ too much. */
export const clockCodes: readonly number[] = [0x80090324, 0xc0000133];
