/** What the evidence says of the placeholders in commands, as it was read. A member that is absent is not known. */
export interface CommandValues {
  readonly DeviceId?: string;
  readonly ComputerName?: string;
  readonly UserName?: string;
  readonly LogonName?: string;
  readonly MailDomain?: string;
  readonly CorrelationId?: string;
}

type PlaceholderName = keyof CommandValues;

const host = '(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}';
const guid = /^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$/;

/**
 * The only forms that enter a command. Evidence can hold anything, and what is no plain id or name could mean something else
 * to a shell: no quotes, no blanks, nothing beyond ASCII, no hyphen at the start, which would make it an option.
 */
const forms: Readonly<Record<PlaceholderName, RegExp>> = {
  DeviceId: guid,
  CorrelationId: guid,
  ComputerName: /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/,
  UserName: new RegExp(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}@${host}$`),
  LogonName: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
  MailDomain: new RegExp(`^${host}$`),
};

const names = Object.keys(forms) as readonly PlaceholderName[];
/** No id or name is longer; what is longer is not even looked at. */
const longest = 320;

/** The placeholders among those that evidence can fill in which stand in these commands. */
export function fillable(commands: readonly string[]): readonly PlaceholderName[] {
  return names.filter((name) => commands.some((command) => command.includes(`<${name}>`)));
}

/** The value, if it is of the strict form of its placeholder. */
export function safeValue(name: PlaceholderName, values: CommandValues): string | undefined {
  const value = values[name];
  return value !== undefined && value.length <= longest && forms[name].test(value) ? value : undefined;
}

/** The command with every placeholder replaced whose value is known and of its strict form. */
export function fillIn(command: string, values: CommandValues): string {
  let filled = command;
  for (const name of fillable([command])) {
    const value = safeValue(name, values);
    if (value !== undefined) filled = filled.replaceAll(`<${name}>`, value);
  }
  return filled;
}

/** A host name as printed, if it is nothing but a host name. */
export function hostName(printed: string | undefined): string | undefined {
  return printed !== undefined && printed.length <= 253 && forms.MailDomain.test(printed) ? printed.toLowerCase() : undefined;
}
