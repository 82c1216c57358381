/** v1: `/oauth2/token` with `resource`; v2: `/oauth2/v2.0/token` with `scope`. */
export type EndpointVersion = 'v1' | 'v2';
