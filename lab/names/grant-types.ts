/** Values of `grant_type` that are addresses of a standard. */
export const grantTypes = {
  jwtBearer: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  saml: 'urn:ietf:params:oauth:grant-type:saml1_1-bearer',
} as const;
