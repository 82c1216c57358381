/**
 * Whether an address can never be one of Microsoft's: loopback, private (RFC 1918, RFC 4193), link-local, shared (RFC 6598),
 * and `0.x.y.z` (RFC 6890), which stands for a private one in a redacted copy.
 */
export function isPrivateAddress(text: string): boolean {
  const address = text.trim().toLowerCase().slice(0, 60);
  if (address.includes(':')) {
    const bare = address.startsWith('[') ? address.slice(1) : address;
    return bare === '::1' || bare.startsWith('::1]') || bare.startsWith('fc') || bare.startsWith('fd') || bare.startsWith('fe80:');
  }
  const parts = address.split('.');
  if (parts.length !== 4) return false;
  const [first, second] = parts.map(Number) as [number, number];
  return (first === 0 && address !== '0.0.0.0') || first === 10 || first === 127 || (first === 192 && second === 168) || (first === 172 && second >= 16 && second <= 31)
    || (first === 169 && second === 254) || (first === 100 && second >= 64 && second <= 127);
}
