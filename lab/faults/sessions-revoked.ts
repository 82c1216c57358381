import { conceptPrt, errorCodes, revokeAccess } from '../names/pages.js';
import { defineFault } from './define-fault.js';
import { userOf } from './user-of.js';

export const sessionsRevoked = defineFault({
  id: 'sessions-revoked',
  row: 'F29',
  title: "An administrator revoked the user's sessions",
  story: 'A mail looked like phishing, so the security team revoked all sessions of the user. The PRT is one of them.',
  truth: { class: 'cloud-auth', stage: 'user-auth', causes: ['session-revoked'] },
  basis: 'documented',
  sources: [revokeAccess, conceptPrt, errorCodes],
  breaks(world) {
    world.entra.administrator.revokeSessions(userOf(world).userPrincipalName);
  },
});
