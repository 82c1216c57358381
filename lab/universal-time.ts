/** `2026-03-02 08:00:00Z`: an instant in whole seconds, in the form that .NET calls universal and sortable (`u`). */
export function universalTime(utc: number): string {
  return `${new Date(utc).toISOString().slice(0, 19).replace('T', ' ')}Z`;
}
