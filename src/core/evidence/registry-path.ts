/**
 * The path of a registry key below its hive, in the one form in which rules compare it: upper case, without the SID of a
 * user's branch, `CURRENTCONTROLSET` for the numbered control sets, and the 32-bit branch as the 64-bit one.
 */
export function registryPath(key: string): string {
  const parts = key.toUpperCase().split('\\', 64);
  const hive = parts.shift();
  if (hive === 'HKEY_USERS') parts.shift();
  if (parts[0] === 'SYSTEM' && parts[1] !== undefined && parts[1].startsWith('CONTROLSET0')) parts[1] = 'CURRENTCONTROLSET';
  if (parts[0] === 'SOFTWARE' && parts[1] === 'WOW6432NODE') parts.splice(1, 1);
  return parts.join('\\');
}
