/** A support tool whose output is known by its layout. */
export type BundleKind = 'intune' | 'authlogs' | 'dsregtool' | 'cmtrace-open';

/** The output of one support tool. */
export interface Bundle {
  readonly kind: BundleKind;
  /** The folder that holds it, without a slash at its end; `''` is the folder the paths start from. An archive ends in `!`. */
  readonly root: string;
}

/** What the name and the place of a file say about its content. Content decides first; this only helps. */
export interface FileHints {
  /** The state before the fault was reproduced: it must not be mixed with the state after. */
  readonly earlierState?: true;
  /** Windows' own account ran the command, or the command asked about that account: it says nothing about the user. */
  readonly runBySystem?: true;
  /** Absent: no known layout. */
  readonly bundle?: Bundle;
}

/**
 * Tells hints for the files of a set, from all paths of the set. The layouts are published: Intune's Collect diagnostics
 * (DiagnosticLog CSP: numbered folders with `results.xml`, or flattened to `(12) Command … output.log`), Microsoft's
 * authentication scripts (`authlogs`, or names with the computer's name in front), DSRegTool's log collection, and CMTrace
 * Open's evidence folder. Linear in the length of all paths.
 */
export function fileHints(paths: Iterable<string>): (path: string) => FileHints {
  const folders = new Map<string, Set<string>>();
  for (const path of paths) note(folders, placeOf(path));
  const bundles = new Map<string, BundleKind>();
  for (const [folder, names] of folders) {
    const kind = kindOf(folder, names);
    if (kind !== undefined) bundles.set(folder, kind);
  }
  return (path) => {
    const place = placeOf(path);
    const bundle = bundleOf(place, bundles);
    return {
      ...(place.folders.includes('pretrace') ? { earlierState: true } : {}),
      ...(isRunBySystem(place, bundle?.kind) ? { runBySystem: true } : {}),
      ...(bundle === undefined ? {} : { bundle }),
    };
  };
}

/** A path taken apart. */
interface Place {
  /** The path up to and without the name, as given, `\` as `/`. */
  readonly folder: string;
  /** The folders in lower case, the outermost first. */
  readonly folders: readonly string[];
  /** The name in lower case. */
  readonly name: string;
}

function placeOf(path: string): Place {
  const slashed = path.replaceAll('\\', '/');
  const slash = slashed.lastIndexOf('/');
  const folder = slash < 0 ? '' : slashed.slice(0, slash);
  const name = slashed.slice(slash + 1).toLowerCase();
  // A redacted copy of an event log is XML and says so behind its name.
  return { folder, folders: folder === '' ? [] : folder.toLowerCase().split('/'), name: name.endsWith('.evtx.xml') ? name.slice(0, -4) : name };
}

/** Deeper places are not looked at for layouts; no tool makes them. */
const deepest = 32;

/** Every folder with the names in it; of a folder inside, its name and a slash. */
function note(folders: Map<string, Set<string>>, { folder, folders: parts, name }: Place): void {
  let inside = name;
  let path = folder;
  for (let i = parts.length; i >= 0 && i > parts.length - deepest; i--) {
    let names = folders.get(path);
    if (names === undefined) folders.set(path, (names = new Set()));
    if (names.has(inside) && inside.endsWith('/')) return;
    names.add(inside);
    inside = `${parts[i - 1] ?? ''}/`;
    path = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  }
}

/** Names that only this tool gives; two of them are proof. Those of the scripts come with the computer's name in front, too. */
const authlogs: readonly string[] = [
  'dsregcmddebug.txt', 'tickets-localsystem.txt', 'klist-cloud-debug.txt', 'script-info.txt', 'running-etl-sessions.txt', 'aad_oper.evtx',
  'aad_analytic.evtx', 'usrdevicereg_adm.evtx', 'usrdevicereg_dbg.evtx', 'hfb_oper.evtx', 'kerb_oper.evtx',
];
const dsregtool: ReadonlySet<string> = new Set([
  'dsregtool.log', 'dsregcmd-status.txt', 'dsregcmd-debug.txt', 'testdeviceregconnectivity-system.txt', 'testdeviceregconnectivity-user.txt',
  'identitystore.txt', 'wpj-info.txt', 'clouddomainjoin.txt', 'workplacejoin-windows.txt', 'scp-config-partition.txt', 'scp-client-side.txt',
  'aad-operational.evtx', 'aad-analytic.evtx', 'user device registration-admin.evtx', 'user device registration-debug.evtx',
]);

function kindOf(folder: string, names: ReadonlySet<string>): BundleKind | undefined {
  // Copies of the earlier state bear the same names; the folder above is the bundle.
  const ownName = folder.slice(folder.lastIndexOf('/') + 1).toLowerCase();
  if (ownName === 'pretrace') return undefined;
  let flattened = 0;
  let numbered = 0;
  let ofAuthlogs = 0;
  let ofDsregtool = 0;
  for (const name of names) {
    if (directiveOf(name) !== undefined) flattened++;
    if (name.endsWith('/') && isNumber(name.slice(0, -1))) numbered++;
    if (dsregtool.has(name)) ofDsregtool++;
    if (authlogs.some((known) => isNamed(name, known))) ofAuthlogs++;
  }
  if (flattened > 0 || (numbered > 0 && names.has('results.xml'))) return 'intune';
  if (names.has('manifest.json') && names.has('evidence/')) return 'cmtrace-open';
  if (ofDsregtool >= 2 || names.has('dsregtool.log')) return 'dsregtool';
  return ofAuthlogs >= 2 || (ownName === 'authlogs' && ofAuthlogs > 0) ? 'authlogs' : undefined;
}

function bundleOf({ folder }: Place, bundles: ReadonlyMap<string, BundleKind>): Bundle | undefined {
  let path = folder;
  for (let i = 0; i < deepest; i++) {
    const kind = bundles.get(path);
    if (kind !== undefined) return { kind, root: path };
    if (path === '') return undefined;
    path = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  }
  return undefined;
}

/** Intune's agent runs every command as SYSTEM; the other names say it themselves. */
function isRunBySystem({ folders, name }: Place, bundle: BundleKind | undefined): boolean {
  const directive = directiveOf(name) ?? directiveOf(`${folders.at(-1) ?? ''}/`);
  if (directive === 'command') return true;
  // In the older layout each command has a folder of its own, named by its number.
  if (bundle === 'intune' && name === 'output.log' && isNumber(folders.at(-1) ?? '')) return true;
  // DSRegTool runs `dsregcmd /status /debug` in a task of SYSTEM; so does Intune's One Data Collector.
  if (bundle === 'dsregtool' && name === 'dsregcmd-debug.txt') return true;
  if (isNamed(name, 'dsregcmd_debug.txt')) return true;
  return isNamed(name, 'testdeviceregconnectivity-system.txt') || isNamed(name, 'tickets-localsystem.txt')
    || name === 'wininet-system.txt' || name === 'wininet-system-regkey.txt';
}

/** A name, or that name behind the computer's name and a time: `PC1_250602-055729_Tickets-localsystem.txt`. */
function isNamed(name: string, known: string): boolean {
  return name.endsWith(known) && (name.length === known.length || name[name.length - known.length - 1] === '_');
}

/**
 * The kind of directive that a flattened name bears: `(12) Command windir_system32_Dsregcmd_exe_status output.log`, a folder
 * `(40) FoldersFiles …/`; or, as the script of the CSP's documentation writes, `(10) (_windir__…) (0x00000000) output.log`.
 */
function directiveOf(name: string): 'command' | 'other' | undefined {
  const close = name.indexOf(') ');
  if (name[0] !== '(' || close < 2 || close > 5 || !isNumber(name.slice(1, close))) return undefined;
  const rest = name.slice(close + 2);
  if (rest.startsWith('command ')) return 'command';
  if (rest.startsWith('registrykey ') || rest.startsWith('events ') || rest.startsWith('foldersfiles ')) return 'other';
  if (rest.startsWith('(') && rest.includes(') (0x')) return rest.endsWith(' output.log') ? 'command' : 'other';
  return undefined;
}

function isNumber(text: string): boolean {
  if (text === '' || text.length > 4) return false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}
