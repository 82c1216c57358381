import type { Step } from '../define-remedy.js';

/** What the reader puts in the place of each `<Name>` in a command. */
const meanings: Readonly<Record<string, string>> = {
  DeviceId: 'the id printed as DeviceId in the saved evidence (for a work account: WorkplaceDeviceId)',
  ObjectId: 'the Id, not the DeviceId, that the step before printed',
  CorrelationId: 'the Correlation ID of the failed attempt in the saved evidence',
  ComputerName: 'the name of this PC',
  AdminName: 'the sign-in name of an administrator with the role that this step needs',
  UserName: 'the name that the user signs in with, such as anna@contoso.com',
  LogonName: 'the user\'s logon name in Active Directory',
  LocalAdmin: 'the name of the local administrator account',
  DomainName: 'the full name of the Active Directory domain, such as corp.contoso.com',
  MailDomain: 'the part behind the @ of the user\'s name',
  FederationHost: 'the host name of the identity provider, such as sts.contoso.com',
  TenantId: 'the tenant id from the Entra admin center',
  DnsServer: 'the address of the DNS server, from ipconfig /all',
  ProxyServer: 'the proxy and its port, such as proxy.contoso.com:8080',
  ProxyScript: 'the address of the proxy script (PAC file)',
  BypassList: 'the names that need no proxy, separated by semicolons',
  CertificateFile: 'the path of the saved certificate',
  AppId: 'the application id that the server\'s message names',
  VirtualMachine: 'the name of the virtual machine in Azure',
  ResourceGroup: 'the Azure resource group of the virtual machine',
};

/** One sentence for each placeholder that the commands use, in the order of use. */
export function meaningsOf(commands: readonly string[]): readonly string[] {
  const sentences: string[] = [];
  for (const command of commands) {
    if (!command.includes('<')) continue;
    for (const [, name] of command.matchAll(/<([A-Z][A-Za-z]+)>/g)) {
      const meaning = meanings[name!];
      const sentence = meaning === undefined ? undefined : `Replace <${name}> by ${meaning}.`;
      if (sentence !== undefined && !sentences.includes(sentence)) sentences.push(sentence);
    }
  }
  return sentences;
}

const computerPlaceholder = '<ComputerName>';

export function asksForComputerName({ commands }: Step): boolean {
  return commands.some((command) => command.includes(computerPlaceholder));
}

/**
 * The step with the PC's own name in place of its placeholder. A printed name is evidence: one that could mean anything
 * else to a shell is not used.
 */
export function withComputerName(step: Step, device: string | undefined): Step {
  if (!asksForComputerName(step)) return step;
  const name = device?.slice(0, 255).split('.', 1)[0];
  if (name === undefined || !/^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/.test(name)) return step;
  return {
    ...step,
    commands: step.commands.map((command) => command.replaceAll(computerPlaceholder, name)),
    requires: step.requires.filter((one) => !one.includes(computerPlaceholder)),
  };
}

/** A host name as printed, if it is nothing but a host name. */
export function hostName(printed: string | undefined): string | undefined {
  if (printed === undefined || printed.length > 253) return undefined;
  return /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}$/.test(printed) ? printed.toLowerCase() : undefined;
}
