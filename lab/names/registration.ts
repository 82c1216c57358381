/** Name under which tokens for the registration service are asked for: `JoinSrvId` of dsregcmd. */
export const registrationResource = 'urn:ms-drs:enterpriseregistration.windows.net';

/** The common name that the certificate request of every PC bears, whatever the PC is called (protocol §1.9). */
export const requestCommonName = '7E980AD9-B86D-4306-9425-9AC066FB014A';
