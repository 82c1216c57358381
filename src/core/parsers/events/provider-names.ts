import { eventRows } from '../../catalog/events.js';

/**
 * The published name of a provider, however an export spells it. Event Viewer shortens the names in its lists and in the
 * CSV and text that it saves (`AAD`, `User Device Registration`), traces may name the GUID alone. A name that the catalogue
 * does not list comes back trimmed and otherwise as it was. Provider names are the same in every language of Windows.
 */
export function providerName(printed: string): string {
  const name = printed.trim();
  return tables().providers.get(folded(name)) ?? name;
}

/**
 * The published name of a log, out of the spellings of exports: `AAD/Operational`, the path in Event Viewer's tree
 * (`Applications and Services Logs/Microsoft/Windows/AAD/Operational`), the log's file name
 * (`Microsoft-Windows-AAD%4Operational.evtx`). Unknown names come back trimmed and otherwise as they were.
 */
export function channelName(printed: string): string {
  const name = printed.trim();
  const { channels } = tables();
  const plain = folded(name.endsWith('.evtx') ? name.slice(0, -5) : name).replaceAll('%4', '/').replaceAll('\\', '/');
  const direct = channels.get(plain);
  if (direct !== undefined) return direct;
  const tree = plain.lastIndexOf('microsoft/windows/');
  return (tree < 0 ? undefined : channels.get(plain.slice(tree + 'microsoft/windows/'.length))) ?? name;
}

const prefix = 'Microsoft-Windows-';

/** GUIDs by which traces name the catalogue's providers, as the providers' manifests declare them. */
const guids: readonly (readonly [string, string])[] = [
  ['4de9bc9c-b27a-43c9-8994-0915f1a5e24f', 'Microsoft-Windows-AAD'],
  ['23b8d46b-67dd-40a3-b636-d43e50552c6d', 'Microsoft-Windows-User Device Registration'],
  ['906b8a99-63ce-58d7-86ab-10989bbd5567', 'Microsoft-Windows-HelloForBusiness'],
  ['76ab12d5-c986-4e60-9d7c-2a092b284cdd', 'Microsoft-Windows-Workplace Join'],
  ['7d5387b0-cbe0-11da-a94d-0800200c9a66', 'Microsoft-Windows-TPM-WMI'],
  ['5bbca4a8-b209-48dc-a8c7-b23d3e5216fb', 'Microsoft-Windows-CAPI2'],
];

/** Names of event sources from before manifests; the same providers log under them. */
const older: readonly (readonly [string, string])[] = [
  ['kerberos', 'Microsoft-Windows-Security-Kerberos'],
  ['microsoft-workplace join', 'Microsoft-Windows-Workplace Join'],
  ['microsoft-windows-hello-for-business', 'Microsoft-Windows-HelloForBusiness'],
];

interface Tables {
  readonly providers: ReadonlyMap<string, string>;
  readonly channels: ReadonlyMap<string, string>;
}
let built: Tables | undefined;

function tables(): Tables {
  if (built !== undefined) return built;
  const providers = new Map<string, string>(older);
  const channels = new Map<string, string>();
  for (const { provider, channel } of eventRows()) {
    for (const spelling of spellings(provider)) providers.set(spelling, provider);
    if (channel !== undefined) for (const spelling of spellings(channel)) channels.set(spelling, channel);
  }
  for (const [guid, provider] of guids) {
    providers.set(guid, provider);
    providers.set(`{${guid}}`, provider);
  }
  built = { providers, channels };
  return built;
}

function spellings(published: string): readonly string[] {
  return published.startsWith(prefix) ? [folded(published), folded(published.slice(prefix.length))] : [folded(published)];
}

function folded(name: string): string {
  return name.toLowerCase();
}
