/** Every file that a report names anywhere, in the order in which it does. */
export function citedFiles(report: unknown): readonly string[] {
  const files = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) {
        if (name === 'file' && typeof member === 'string') files.add(member);
        else if (typeof member === 'object') visit(member);
      }
    }
  };
  visit(report);
  return [...files];
}
