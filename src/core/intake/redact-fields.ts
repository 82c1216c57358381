/**
 * How the value of a personal field is written, and so how it is replaced. `place` is one host or domain name, `places` a
 * list of hosts with ports and wildcards, `account` one or several of `DOM\user`, `user@domain` and bare names, `title` a
 * free text such as an organisation's or a person's display name.
 */
export type FieldKind = 'account' | 'place' | 'places' | 'tenant' | 'title';

/** Names in lower case, blanks folded. Fields of dsregcmd first, then of what stands around its output and of sign-in logs. */
const personalFields: readonly (readonly [name: string, kind: FieldKind])[] = [
  ['executing account name', 'account'],
  ['user identity', 'account'],
  ['device name', 'place'],
  ['domainname', 'place'],
  ['domain name', 'place'],
  ['tenantname', 'tenant'],
  ['workplacetenantname', 'tenant'],
  ['tenant name', 'tenant'],
  ['proxy server list', 'places'],
  ['proxy server(s)', 'places'],
  ['proxy server', 'places'],
  ['proxy bypass list', 'places'],
  ['bypass list', 'places'],
  ['bypass-list', 'places'],
  ['proxy-server', 'places'],
  ['auto-configuration url', 'places'],
  ['username', 'account'],
  ['user name', 'account'],
  ['runas user', 'account'],
  ['run as user', 'account'],
  ['logged on user', 'account'],
  ['userprincipalname', 'account'],
  ['user principal name', 'account'],
  ['samaccountname', 'account'],
  ['onpremisessamaccountname', 'account'],
  ['targetusername', 'account'],
  ['subjectusername', 'account'],
  ['upn', 'account'],
  ['account', 'account'],
  ['machine', 'place'],
  ['computer', 'place'],
  ['computername', 'place'],
  ['computer name', 'place'],
  ['hostname', 'place'],
  ['host name', 'place'],
  ['devicename', 'place'],
  ['workstation', 'place'],
  ['targetdomainname', 'place'],
  ['subjectdomainname', 'place'],
  ['userdisplayname', 'title'],
  ['displayname', 'title'],
  ['display name', 'title'],
];

/** Words of everyday prose: a field only where nothing but marks stands in front of them. */
const onlyAtStart: ReadonlySet<string> = new Set(['account', 'machine', 'computer', 'workstation', 'upn', 'hostname', 'host name', 'display name']);

const kinds: ReadonlyMap<string, FieldKind> = new Map(personalFields);
const firstLetters: ReadonlySet<number> = new Set(personalFields.map(([name]) => name.charCodeAt(0)));

/** The longest name of the table, so that a search never looks further. */
const longestName = Math.max(...personalFields.map(([name]) => name.length));

/** No name is longer; what follows is looked at like any text. */
const longestValue = 4_096;

/** One value of a personal field inside a line. */
export interface FieldValue {
  readonly kind: FieldKind;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** The kind of a field by the name it is reported under (`Work Account 1/WorkplaceTenantName`). Absent: not personal. */
export function fieldKind(name: string): FieldKind | undefined {
  return kinds.get(name.slice(name.lastIndexOf('/') + 1).toLowerCase());
}

/**
 * Finds the values of personal fields in one line: `Device Name : PC-1`, `**Device Name** : PC-1`, `"deviceName": "PC-1"`,
 * `<Computer>PC-1</Computer>`, several pairs joined by `<br/>`. In order, never overlapping; blank values are left out.
 */
export function personalValues(line: string): FieldValue[] {
  const found: FieldValue[] = [];
  let from = 0;
  // Every pair has a separator; looking only in front of those keeps this linear for lines without any.
  for (let at = nextSeparator(line, 0); at >= 0; at = nextSeparator(line, at + 1)) {
    if (at < from) continue;
    const kind = kindBefore(line, at, from);
    if (kind === undefined) continue;
    const value = valueAfter(line, at, kind);
    if (value === undefined) continue;
    found.push(value);
    from = value.end;
  }
  return found;
}

function nextSeparator(line: string, from: number): number {
  for (let i = from; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code === 58 /* : */ || code === 61 /* = */ || code === 62 /* > */) return i;
  }
  return -1;
}

/** The field name that ends in front of a separator, past blanks, quotes and marks of emphasis. */
function kindBefore(line: string, separator: number, from: number): FieldKind | undefined {
  let end = separator;
  while (end > from && isDecoration(line.charCodeAt(end - 1))) end--;
  const window = line.slice(Math.max(from, end - longestName), end);
  const lower = window.toLowerCase();
  // Longest first, so that `WorkplaceTenantName` and `Proxy Server List` are not taken for their last words.
  for (let i = 0; i < lower.length; i++) {
    if (!firstLetters.has(lower.charCodeAt(i))) continue;
    const before = i > 0 ? lower.charCodeAt(i - 1) : end - window.length > from ? line.charCodeAt(end - window.length - 1) : 32;
    if (isNameCode(before)) continue;
    const kind = kinds.get(lower.slice(i));
    if (kind === undefined) continue;
    if (onlyAtStart.has(lower.slice(i)) && (hasLetter(line, from, end - window.length) || hasLetter(lower, 0, i))) return undefined;
    return kind;
  }
  return undefined;
}

function valueAfter(line: string, separator: number, kind: FieldKind): FieldValue | undefined {
  let start = separator + 1;
  if (line[separator] === ':' && line[start] === ':') start++;
  const tagged = line[separator] === '>';
  while (start < line.length && (line[start] === ' ' || line[start] === '\t' || line[start] === '*' || line[start] === '`')) start++;
  const quote = line[start] === '"' || line[start] === "'" ? line[start]! : undefined;
  if (quote !== undefined) start++;
  let end = Math.min(line.length, start + longestValue);
  // Marks are looked for inside the value alone, so that a line of 100 MB with a million pairs takes no time to speak of.
  let value = line.slice(start, end);
  const limit = (mark: string) => {
    const at = value.indexOf(mark);
    if (at < 0) return;
    end = start + at;
    value = value.slice(0, at);
  };
  if (quote !== undefined) {
    limit(quote);
  } else if (kind === 'places') {
    // `<local>` is an entry of a bypass list.
    limit('<br');
    limit('</');
  } else {
    limit('<');
  }
  if (quote !== undefined) limit('\\"');
  if (!tagged && quote === undefined) {
    // The line end of a text inside of another one.
    limit('\\r\\n');
    limit('"');
    limit(' | ');
    if (kind !== 'places') limit(';');
  }
  while (end > start && isDecoration(line.charCodeAt(end - 1))) end--;
  return end > start ? { kind, start, end } : undefined;
}

/** Blanks and the marks that people and tools put around names and values. */
function isDecoration(code: number): boolean {
  return code === 32 || code === 9 || code === 42 /* * */ || code === 34 /* " */ || code === 39 /* ' */ || code === 96 /* ` */ || code === 13 || code === 160;
}

function isNameCode(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95 || code >= 0xc0;
}

function hasLetter(text: string, from: number, to: number): boolean {
  // A line that starts further back than a screen's width is prose; looking there would make long lines quadratic.
  if (to - from > 200) return true;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i) | 32;
    if (code >= 97 && code <= 122) return true;
  }
  return false;
}
