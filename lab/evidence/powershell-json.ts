/** What `ConvertTo-Json` gets to see. */
export type PowerShellValue = string | number | boolean | null | Date | readonly PowerShellValue[] | { readonly [name: string]: PowerShellValue };

/**
 * JSON in the layout of Windows PowerShell 5.1: two blanks behind colons, members four columns right of their brace, dates as
 * `\/Date(…)\/`, and `<`, `>`, `&`, `'` as escapes. `column` is where the value begins.
 */
export function printPowerShellJson(value: PowerShellValue, column = 0): string {
  if (value instanceof Date) return `"\\/Date(${value.getTime()})\\/"`;
  if (value === null || typeof value !== 'object') return escaped(value);
  const inner = ' '.repeat(column + 4);
  const outer = ' '.repeat(column);
  if (isList(value)) return `[\n${value.map((one) => inner + printPowerShellJson(one, column + 4)).join(',\n')}\n${outer}]`;
  const members = Object.entries(value).map(([name, member]) => {
    const label = `${escaped(name)}:  `;
    return inner + label + printPowerShellJson(member, column + 4 + label.length);
  });
  return `{\n${members.join(',\n')}\n${outer}}`;
}

function isList(value: object): value is readonly PowerShellValue[] {
  return Array.isArray(value);
}

function escaped(value: string | number | boolean | null): string {
  return JSON.stringify(value).replace(/[<>&'\u007f-\u009f\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
