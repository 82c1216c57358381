/**
 * Files that hold tokens, keys or passwords and are of no use to a diagnosis: support tools collect some of them without
 * being asked. They are never opened. Named by what Windows, browsers and Microsoft's libraries call them, in lower case.
 */
const reasons = {
  tokens: 'it can hold sign-in tokens; it is never opened and is not needed, so leave it out when you share the rest',
  keys: 'it can hold private keys or passwords; it is never opened and is not needed, so leave it out when you share the rest',
  memory: 'it is a recording of a program\'s memory, which is full of secrets; it is never opened and is not needed, so leave it out when you share the rest',
} as const;

type Reason = keyof typeof reasons;

const names: ReadonlyMap<string, Reason> = new Map([
  // The account broker's settings and accounts: folder WAM of the authentication scripts' authlogs.
  ['settings.dat', 'tokens'], ['settings.dat.log1', 'tokens'], ['settings.dat.log2', 'tokens'], ['tbacct.txt', 'tokens'],
  // Token caches of Microsoft's libraries and tools.
  ['msal_token_cache.bin', 'tokens'], ['msal_token_cache.json', 'tokens'], ['msal.cache', 'tokens'], ['accesstokens.json', 'tokens'], ['tokencache.dat', 'tokens'],
  // Browsers.
  ['cookies.sqlite', 'tokens'], ['webcachev01.dat', 'tokens'], ['login data', 'keys'], ['web data', 'keys'], ['logins.json', 'keys'], ['key4.db', 'keys'],
  // Windows.
  ['ntds.dit', 'keys'],
]);

const extensions: ReadonlyMap<string, Reason> = new Map([
  ['tbres', 'tokens'],
  // Time travel traces and memory dumps.
  ['run', 'memory'], ['ttd', 'memory'], ['dmp', 'memory'], ['mdmp', 'memory'], ['hdmp', 'memory'], ['kdmp', 'memory'],
  ['pfx', 'keys'], ['p12', 'keys'], ['pvk', 'keys'], ['kdbx', 'keys'], ['keytab', 'keys'],
]);

/** Folders in which every file is such a file. */
const folders: ReadonlyMap<string, Reason> = new Map([
  ['tokenbroker', 'tokens'], ['cloudapcache', 'tokens'], ['identitycache', 'tokens'], ['.identityservice', 'tokens'],
  ['pcpksp', 'keys'], ['ngc', 'keys'],
]);

/** Names that mean something only in a place: the folder right above the file. */
const inFolder: readonly (readonly [folders: readonly string[], name: string, reason: Reason])[] = [
  [['network', 'default'], 'cookies', 'tokens'],
  [['config', 'regback', 'systemprofile'], 'sam', 'keys'],
  [['config', 'regback', 'systemprofile'], 'security', 'keys'],
];

/** Why a file is never opened, as part of a sentence. Undefined: it may be. Looks at the path alone. */
export function secretFile(path: string): string | undefined {
  const parts = path.replaceAll('\\', '/').toLowerCase().split('/');
  const name = parts.at(-1) as string;
  const dot = name.lastIndexOf('.');
  const reason = names.get(name) ?? extensions.get(dot < 0 ? '' : name.slice(dot + 1)) ?? byFolder(parts, dot < 0) ?? byPlace(parts.at(-2), name);
  return reason === undefined ? undefined : reasons[reason];
}

/** Text that a tool wrote about such a folder (`ngc/certutil.txt`) is evidence; the folder's own files have no such ending. */
function byFolder(parts: readonly string[], bareName: boolean): Reason | undefined {
  for (let i = 0; i < parts.length - 1; i++) {
    const part = parts[i] as string;
    // DPAPI's master keys and Windows' credential stores lie below these two.
    if (part === 'microsoft' && ['protect', 'credentials', 'vault'].includes(parts[i + 1] as string) && i + 2 < parts.length) return 'keys';
    const reason = folders.get(part);
    if (reason !== undefined && (bareName || /\.(?:dat|bin)$/.test((parts.at(-1) as string).slice(-8)))) return reason;
  }
  return undefined;
}

function byPlace(folder: string | undefined, name: string): Reason | undefined {
  return folder === undefined ? undefined : inFolder.find(([places, file]) => file === name && places.includes(folder))?.[2];
}
