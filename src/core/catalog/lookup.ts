import type { Source } from '../evidence/verdict.js';
import { canonicalCode, type CodeFamily, codeFamily, formatCode, httpStatusInCode, winHttpError } from './code.js';
import aadstsText from './data/aadsts.tsv?raw';
import brokerText from './data/broker.tsv?raw';
import cloudApText from './data/cloudap.tsv?raw';
import dsregText from './data/dsreg.tsv?raw';
import familiesText from './data/families.tsv?raw';
import mdmText from './data/mdm.tsv?raw';
import ntStatusText from './data/ntstatus.tsv?raw';
import securityText from './data/security.tsv?raw';
import tpmText from './data/tpm.tsv?raw';
import windowsText from './data/windows.tsv?raw';
import winHttpText from './data/winhttp.tsv?raw';
import type { ClassHint, StageHint } from './hint.js';
import { sourcesOf } from './sources.js';
import { openTable, optional, parseTable, required, type TableRow, words } from './table.js';

/** One published code. */
export interface CodeRow {
  /** As its page prints it; absent where a page names the error without its number. */
  readonly code?: number;
  /** Symbolic names, the most telling first; none where no page gives one. */
  readonly names: readonly string[];
  readonly meaning: string;
  readonly classHint?: ClassHint;
  readonly stageHint?: StageHint;
  /** For network codes, the layer: dns, tcp, tls, proxy, http, redirect, timeout, auth, config or api. */
  readonly detail?: string;
  /** What to look at first. */
  readonly check?: string;
  readonly note?: string;
  /** Where two published sources say different things, what each says. */
  readonly disagreement?: string;
  /** Keys for `sourceOf`. */
  readonly sources: readonly string[];
}

/** One published AADSTS number. */
export interface AadstsRow {
  readonly number: number;
  readonly name?: string;
  readonly meaning: string;
  /** Whom it speaks about: user, device, app, tenant, idp, agent, client, service, network, admin; several joined by `/`. */
  readonly concerns: string;
  readonly prtRelevance: 'low' | 'medium' | 'high';
  readonly classHint: ClassHint;
  /** Derived from the class hint; absent for what is evaluated downstream of the PRT (Conditional Access, MFA) or not about it. */
  readonly stageHint?: StageHint;
  readonly check?: string;
  readonly note?: string;
  readonly disagreement?: string;
  readonly sources: readonly string[];
}

/** What the catalog has for a code. */
export interface CodeMatch {
  /** All rows of the code's twins: the row that spells it as asked first, then the canonical one. */
  readonly rows: readonly [CodeRow, ...CodeRow[]];
  /** True when no row spells the code as asked, only a twin of it. */
  readonly throughTwin: boolean;
}

/** Everything the catalog can say about a code, published or not. */
export interface CodeDescription {
  /** As asked. */
  readonly code: number;
  readonly canonical: number;
  readonly family: CodeFamily;
  /** What the family is called, such as `WinHTTP or WinINet error`. */
  readonly familyTitle: string;
  /** True when a page lists the code; false when only its layout was read. */
  readonly known: boolean;
  readonly name?: string;
  /** Names of the same code in its other spellings. */
  readonly otherNames: readonly string[];
  readonly meaning: string;
  /** For an unlisted code, what its meaning was read from. */
  readonly decodedFrom?: string;
  /** The spelling under which a page lists the code, when that is not the one asked for. */
  readonly listedAs?: string;
  readonly classHint?: ClassHint;
  readonly stageHint?: StageHint;
  readonly detail?: string;
  readonly check?: string;
  readonly notes: readonly string[];
  readonly disagreements: readonly string[];
  readonly sources: readonly Source[];
}

/** The rows of a code in any spelling; undefined when no page lists any of its twins. */
export function lookupCode(code: number): CodeMatch | undefined {
  const canonical = canonicalCode(code);
  const rows = codes().get(canonical)?.map((each) => each());
  if (rows === undefined) return undefined;
  const asked = code >>> 0;
  // The row that spells it as asked speaks first, then the canonical spelling's.
  const rank = (row: CodeRow): number => (row.code === asked ? 0 : row.code === canonical ? 1 : 2);
  const [first, ...rest] = rows.sort((a, b) => rank(a) - rank(b));
  return first === undefined ? undefined : { rows: [first, ...rest], throughTwin: first.code !== asked };
}

/** The row of an AADSTS number; undefined when no source lists it. */
export function lookupAadsts(number: number): AadstsRow | undefined {
  return aadsts().get(number)?.();
}

/** All listed codes in table order. The few rows without a number are among them. */
export function codeRows(): readonly CodeRow[] {
  codes();
  return (codeEntries ?? []).map((each) => each());
}

/** All listed AADSTS numbers, ascending. */
export function aadstsRows(): readonly AadstsRow[] {
  return Array.from(aadsts().values(), (each) => each());
}

/** Says what a code means: from its row, or as far as its layout tells, and then says so. */
export function describeCode(code: number): CodeDescription {
  const asked = code >>> 0;
  const canonical = canonicalCode(asked);
  const family = codeFamily(asked);
  const about = families().get(family);
  if (about === undefined) throw new Error(`families.tsv has no row for ${family}`);
  const base = { code: asked, canonical, family, familyTitle: about.title };
  const match = lookupCode(asked);
  if (match === undefined) {
    const decoded = decode(canonical, family, about);
    return {
      ...base,
      known: family === 'success', otherNames: [],
      ...decoded,
      ...optional('classHint', about.classHint), ...optional('stageHint', about.stageHint), ...optional('check', about.check),
      notes: about.note === undefined ? [] : [about.note], disagreements: [], sources: sourcesOf(about.sources),
    };
  }
  const [first] = match.rows;
  const [name, ...otherNames] = new Set(match.rows.flatMap((row) => row.names));
  return {
    ...base,
    known: true,
    ...optional('name', name), otherNames,
    meaning: first.meaning,
    ...(match.throughTwin && first.code !== undefined ? { listedAs: formatCode(first.code) } : {}),
    ...optional('classHint', first.classHint), ...optional('stageHint', first.stageHint), ...optional('detail', first.detail),
    ...optional('check', match.rows.find((row) => row.check !== undefined)?.check ?? about.check),
    notes: present(match.rows.map((row) => row.note)),
    disagreements: present(match.rows.map((row) => row.disagreement)),
    sources: sourcesOf(match.rows.flatMap((row) => row.sources)),
  };
}

/** What a family's codes have in common; speaks where no row does. */
interface FamilyRow {
  readonly title: string;
  readonly meaning: string;
  readonly classHint?: ClassHint;
  readonly stageHint?: StageHint;
  readonly check?: string;
  readonly note?: string;
  readonly sources: readonly string[];
}

const codeColumns = ['code', 'name', 'meaning', 'classHint', 'stageHint', 'detail', 'check', 'note', 'disagreement', 'sources'] as const;
const aadstsColumns = ['number', 'name', 'meaning', 'concerns', 'prtRelevance', 'classHint', 'check', 'note', 'disagreement', 'sources'] as const;
const familyColumns = ['family', 'title', 'meaning', 'classHint', 'stageHint', 'check', 'note', 'sources'] as const;

// Nothing is read before the first look-up, and then only where each row starts; rows are cut out when asked for, since
// a capture needs a handful of codes.
let codesByCanonical: ReadonlyMap<number, readonly Entry<CodeRow>[]> | undefined;
let codeEntries: readonly Entry<CodeRow>[] | undefined;
let aadstsByNumber: ReadonlyMap<number, Entry<AadstsRow>> | undefined;
let familiesByName: ReadonlyMap<string, FamilyRow> | undefined;

/** A row that is read on first use. */
type Entry<Row> = () => Row;

function entry<Row>(read: () => Row): Entry<Row> {
  let row: Row | undefined;
  return () => (row ??= read());
}

function codes(): ReadonlyMap<number, readonly Entry<CodeRow>[]> {
  if (codesByCanonical !== undefined) return codesByCanonical;
  const byCanonical = new Map<number, Entry<CodeRow>[]>();
  const all: Entry<CodeRow>[] = [];
  for (const text of [ntStatusText, cloudApText, brokerText, winHttpText, windowsText, dsregText, tpmText, securityText, mdmText]) {
    const table = openTable(text, codeColumns);
    for (let index = 0; index < table.size; index++) {
      const each = entry(() => codeRow(table.row(index)));
      all.push(each);
      const key = table.key(index);
      // Some pages name an error without its number.
      if (key === '-') continue;
      const canonical = canonicalCode(Number(key));
      const twins = byCanonical.get(canonical);
      if (twins === undefined) byCanonical.set(canonical, [each]);
      else twins.push(each);
    }
  }
  codeEntries = all;
  codesByCanonical = byCanonical;
  return byCanonical;
}

function codeRow(cells: TableRow<(typeof codeColumns)[number]>): CodeRow {
  return {
    ...optional('code', cells.code === undefined ? undefined : Number(cells.code)),
    names: words(cells.name),
    meaning: required(cells.meaning, 'a meaning'),
    ...optional('classHint', cells.classHint as ClassHint | undefined),
    ...optional('stageHint', cells.stageHint as StageHint | undefined),
    ...optional('detail', cells.detail),
    ...optional('check', cells.check),
    ...optional('note', cells.note),
    ...optional('disagreement', cells.disagreement),
    sources: words(cells.sources),
  };
}

function aadsts(): ReadonlyMap<number, Entry<AadstsRow>> {
  if (aadstsByNumber !== undefined) return aadstsByNumber;
  const byNumber = new Map<number, Entry<AadstsRow>>();
  const table = openTable(aadstsText, aadstsColumns);
  for (let index = 0; index < table.size; index++) byNumber.set(Number(table.key(index)), entry(() => aadstsRow(table.row(index))));
  aadstsByNumber = byNumber;
  return byNumber;
}

function aadstsRow(cells: TableRow<(typeof aadstsColumns)[number]>): AadstsRow {
  const classHint = required(cells.classHint, 'a class hint') as ClassHint;
  return {
    number: Number(cells.number),
    ...optional('name', cells.name),
    meaning: required(cells.meaning, 'a meaning'),
    concerns: required(cells.concerns, 'whom it concerns'),
    prtRelevance: required(cells.prtRelevance, 'its relevance') as AadstsRow['prtRelevance'],
    classHint,
    ...optional('stageHint', stageOf(classHint)),
    ...optional('check', cells.check),
    ...optional('note', cells.note),
    ...optional('disagreement', cells.disagreement),
    sources: words(cells.sources),
  };
}

function families(): ReadonlyMap<string, FamilyRow> {
  familiesByName ??= new Map(parseTable(familiesText, familyColumns).map((cells) => [
    required(cells.family, 'a family'),
    {
      title: required(cells.title, 'a title'),
      meaning: required(cells.meaning, 'a meaning'),
      ...optional('classHint', cells.classHint as ClassHint | undefined),
      ...optional('stageHint', cells.stageHint as StageHint | undefined),
      ...optional('check', cells.check),
      ...optional('note', cells.note),
      sources: words(cells.sources),
    },
  ]));
  return familiesByName;
}

/** An AADSTS answer comes from the service: it refuses the device (issuance) or the user; policy comes later. */
function stageOf(hint: ClassHint): StageHint | undefined {
  switch (hint) {
    case 'device-trust':
    case 'local-key':
      return 'issuance';
    case 'network':
      return 'transport';
    case 'cloud-auth:account-state':
    case 'cloud-auth:credential':
    case 'cloud-auth:federation':
    case 'cloud-auth:tenant-config':
      return 'user-auth';
    case 'cloud-auth:conditional-access':
    case 'cloud-auth:mfa-required':
    case 'client':
    case 'other':
      return undefined;
  }
}

/** Reads the layout of a code that no page lists. */
function decode(canonical: number, family: CodeFamily, about: FamilyRow): { readonly meaning: string; readonly decodedFrom: string } {
  const low = canonical & 0xffff;
  const lowHex = `0x${low.toString(16).padStart(4, '0')}`;
  const facility = `0x${((canonical >>> 16) & 0xfff).toString(16)}`;
  switch (family) {
    case 'success':
      return { meaning: about.meaning, decodedFrom: 'zero' };
    case 'win32':
      return { meaning: `Windows error ${low}`, decodedFrom: 'the low 16 bits of an HRESULT of facility 7' };
    case 'winhttp':
      return { meaning: `WinHTTP or WinINet error ${winHttpError(canonical) ?? low}`, decodedFrom: 'the low 16 bits' };
    case 'adal-http':
      return { meaning: `HTTP ${httpStatusInCode(canonical) ?? low} received by the token broker`, decodedFrom: 'the low 16 bits of 0xcaa30000 + HTTP status' };
    case 'http':
      return { meaning: `HTTP ${httpStatusInCode(canonical) ?? low} received by a Windows component`, decodedFrom: 'the low 16 bits of 0x80190000 + HTTP status' };
    case 'ntstatus':
      return { meaning: `NTSTATUS of facility ${facility}, number ${lowHex}`, decodedFrom: 'the facility and the low 16 bits' };
    case 'adal':
    case 'adal-inet':
      return { meaning: `${about.title}, facility ${facility}, number ${lowHex}`, decodedFrom: 'the facility and the low 16 bits' };
    case 'tpm':
      return canonical >>> 28 === 0xc
        ? { meaning: `NTSTATUS of the TPM facility, number ${lowHex}`, decodedFrom: 'the facility and the low 16 bits' }
        : { meaning: `${about.title} ${lowHex}`, decodedFrom: 'the facility' };
    case 'unknown':
      return { meaning: `In no number space that this catalog knows (facility ${facility}, number ${lowHex})`, decodedFrom: 'the facility and the low 16 bits' };
    case 'cloudap':
    case 'urlmon':
    case 'dsreg':
    case 'nte':
    case 'sspi':
    case 'cert':
    case 'xml':
    case 'mdm':
    case 'com':
      return { meaning: `${about.title} ${lowHex}`, decodedFrom: 'the number space it lies in' };
  }
}

function present(texts: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== undefined))];
}
