/**
 * Whether a certificate of Microsoft's sign-in hosts is known to come from this issuer. The page "Azure Certificate
 * Authority details" (https://learn.microsoft.com/azure/security/fundamentals/azure-ca-details) lists the authorities that
 * a client of Microsoft Entra ID will see: all of DigiCert or Microsoft, and older roots. The list changes, so another
 * issuer is a hint of TLS inspection and no proof.
 *
 * @param issuer as a tool prints it: a distinguished name (`C=US; O=DigiCert Inc; CN=…`, `CN=…, O=…`) or a common name.
 */
export function isExpectedIssuer(issuer: string): boolean {
  const { organisations, names } = partsOf(issuer.slice(0, longestIssuer));
  // An organisation that says something else outweighs the common name, which anybody can choose.
  if (organisations.length > 0) return organisations.some((name) => publicOrganisations.includes(name.toLowerCase()));
  return names.some((name) => publicNames.some((start) => name.toLowerCase().startsWith(start)));
}

/** Whether the issuer is the root that Fiddler makes to open TLS. */
export function isFiddlerIssuer(issuer: string): boolean {
  const lower = issuer.slice(0, longestIssuer).toLowerCase();
  return lower.includes('do_not_trust_fiddlerroot') || lower.includes('fiddler root');
}

const longestIssuer = 1000;

/** Organisations of the listed authorities, lower case. */
const publicOrganisations = ['digicert inc', 'digicert, inc.', 'digicert', 'microsoft corporation', 'baltimore'];

/** How the common names of the listed authorities begin, lower case. */
const publicNames = [
  'digicert ', 'microsoft azure rsa tls ', 'microsoft azure ecc tls ', 'microsoft azure tls ', 'microsoft rsa tls ', 'microsoft ecc tls ', 'microsoft rsa root ',
  'microsoft ecc root ', 'microsoft tls ', 'microsoft it tls ', 'baltimore cybertrust root',
];

/** Values of O and CN; a text without `=` is a common name. Separators are commas, semicolons, slashes and line ends. */
function partsOf(issuer: string): { readonly organisations: readonly string[]; readonly names: readonly string[] } {
  if (!issuer.includes('=')) return { organisations: [], names: [issuer.trim()] };
  const organisations: string[] = [];
  const names: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at <= issuer.length; at++) {
    const char = issuer[at];
    if (char === '"') quoted = !quoted;
    if (at < issuer.length && (quoted || !(char === ',' || char === ';' || char === '/' || char === '\n'))) continue;
    const piece = issuer.slice(start, at);
    start = at + 1;
    const equals = piece.indexOf('=');
    const value = unquoted(piece.slice(equals + 1));
    if (equals < 0 || value === '') continue;
    const type = piece.slice(0, equals).trim().toUpperCase();
    if (type === 'O') organisations.push(value);
    if (type === 'CN') names.push(value);
  }
  return { organisations, names };
}

function unquoted(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith('"') && trimmed.endsWith('"') && trimmed.length > 1 ? trimmed.slice(1, -1).trim() : trimmed;
}
