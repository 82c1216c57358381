/**
 * Whether the sign-in or registration service answers on this path with data (JSON, XML), never with a web page and never
 * with a redirect: the token endpoint, realm discovery, OpenID metadata, registration discovery and enrolment, WS-Trust.
 * Another answer there came from something in between. `method` absent: not shown.
 */
export function answersWithData(path: string, method?: string): boolean {
  const lower = path.slice(0, longestPath).toLowerCase();
  const verb = method?.toUpperCase();
  if (verb === undefined || verb === 'POST') {
    // A browser that opens these with GET gets an error page of the service itself.
    if (lower.endsWith('/oauth2/token') || lower.endsWith('/oauth2/v2.0/token')) return true;
    if (lower.includes('/enrollmentserver/device') || lower.includes('/enrollmentserver/key')) return true;
    if (lower.includes('/adfs/services/trust/2005/') || lower.includes('/adfs/services/trust/13/')) return true;
  }
  if (verb === undefined || verb === 'GET') {
    if (lower.includes('/userrealm/') || lower.endsWith('/common/userrealm')) return true;
    if (lower.endsWith('/.well-known/openid-configuration') || lower.includes('/discovery/instance') || lower.endsWith('/discovery/keys')) return true;
    if (lower.endsWith('/discover') || lower.endsWith('/enrollmentserver/contract')) return true;
    if (lower.endsWith('/adfs/services/trust/mex')) return true;
  }
  return false;
}

/** Whether the path belongs to an active or passive federation service: its host is in no table, the path tells it. */
export function isFederationPath(path: string): boolean {
  return path.slice(0, 32).toLowerCase().startsWith('/adfs/');
}

const longestPath = 2000;
