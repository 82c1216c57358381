/** The portal names its downloads `InteractiveSignIns_…` and `NonInteractiveSignIns_…`; undefined for other names. */
export function fileKind(path: string): boolean | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (name.includes('noninteractive') || name.includes('non-interactive')) return false;
  return name.includes('interactivesignin') ? true : undefined;
}
