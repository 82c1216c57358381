import { type CommandValues, fillable, fillIn, safeValue } from '../../evidence/command-values.js';
import type { Step } from '../define-remedy.js';

/** What the reader puts in the place of each `<Name>` in a command. */
const meanings: Readonly<Record<string, string>> = {
  DeviceId: 'the id printed as DeviceId in the saved evidence (for a work account: WorkplaceDeviceId)',
  ObjectId: 'the Id, not the DeviceId, that the step before printed',
  CorrelationId: 'the Correlation ID of the failed attempt in the saved evidence',
  ComputerName: 'the name of this PC',
  AdminName: 'the sign-in name of an administrator with the role that this step needs',
  UserName: 'the name that the user signs in with, such as anna@contoso.com',
  NewUserName: 'the name that the user is to sign in with from now on',
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

/** The placeholders of the step that the evidence can fill in. */
export function asksFor({ commands }: Step): readonly string[] {
  return fillable(commands);
}

/** The step with what the evidence holds in place of its placeholders. What is not known, or not safe in a command, stays. */
export function withValues(step: Step, values: CommandValues): Step {
  const filled = fillable(step.commands).filter((name) => safeValue(name, values) !== undefined);
  if (filled.length === 0) return step;
  return {
    ...step,
    commands: step.commands.map((command) => fillIn(command, values)),
    requires: step.requires.filter((one) => !filled.some((name) => one.startsWith(`Replace <${name}> by `))),
  };
}
