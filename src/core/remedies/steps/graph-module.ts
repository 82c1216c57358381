/** Where commands of Microsoft Graph run: not on the PC with the fault, but where the administrator works. */
export function graphModule(name: string): string {
  return `PowerShell with the module ${name}, on the administrator's own PC.`;
}
