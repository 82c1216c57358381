import { learnedNames } from './redact-learned.js';
import { inEncodedParts, opaqueMark } from './redact-encoded.js';
import { fieldKind, personalValues, type FieldKind } from './redact-fields.js';
import type { MemberKind } from './redact-members.js';
import type { Pseudonyms } from './redact-pseudonym.js';
import { isWordCode, isLetterCode, trimWord, hasLetter, bare, firstOf, leadingBlanks, splitKeeping } from './redact-words.js';
import { isIpv6, isMac, ipv4Octets, isHostLike, isGuid, isHex, isMasked, isMaskedWord, isAnswerWord, hexPairs } from './redact-shapes.js';
import { domainAt, accountAt, isInProfiles, isScheme, hasHostScheme, startOfColons, endOfColons, withoutNextField } from './redact-surroundings.js';
import { unwrapLines } from './redact-unwrap.js';
import { isBuiltInAccount, isBuiltInAuthority, isGenericLabel, isPublicGuid, isPublicSid, isTopLevel, isVocabulary, publicLabelCount } from './redact-public-names.js';

/** Replaces names and ids in text. It learns as it goes: see `learn`. */
export interface Scanner {
  /** Runs something of which only the names that it learns are wanted; ids keep their values then. */
  learn(read: () => void): void;
  /** How often something new was learned. While it stays, replacing a text again gives the same. */
  learned(): number;
  /** The text with every name and id replaced. It has as many lines as before. */
  replace(text: string): string;
  /** As `replace` for a text whose lines no console wrapped: a value of an export, the lines of a program. */
  lines(text: string): string;
  /** One value that a field of this name holds. */
  value(name: string, value: string): string;
  /** One value of an export, whose member says what it is. */
  member(kind: MemberKind, value: string): string;
  /** Whether a text, in lower case, may hold a learned name; also true where the name is only a part of a word. */
  mentions(lower: string): boolean;
}

/**
 * Replaces by structure first (ids, addresses, accounts, hosts, the fields that hold names), then every name that was
 * learned from such a place, wherever it stands as a whole word, in any case.
 */
export function scanner(made: Pseudonyms): Scanner {
  let isLearning = false;
  // Ids need not be learned, and their stand-ins are what takes the time.
  const standIns: Pseudonyms = {
    ...made,
    guid: (id) => (isLearning ? id : made.guid(id)), hex: (digits) => (isLearning ? digits : made.hex(digits)), sid: (sid) => (isLearning ? sid : made.sid(sid)),
    mac: (address) => (isLearning ? address : made.mac(address)), ipv4: (octets) => (isLearning ? octets.join('.') : made.ipv4(octets)), ipv6: (address) => (isLearning ? address : made.ipv6(address)),
  };
  const learned = learnedNames(standIns);

  /** One DNS label or NetBIOS name. */
  function label(name: string): string {
    const lower = name.toLowerCase();
    if (name === '' || isGenericLabel(lower) || isMaskedWord(lower)) return name;
    learned.learnWord(name, 'net');
    return standIns.net(name);
  }

  /** A host or domain name; labels that are public or say what the host does stay. */
  function host(name: string): string {
    const lower = name.toLowerCase();
    const octets = ipv4Octets(lower);
    if (octets) return address4(name, octets);
    const labels = name.split('.');
    const lowerLabels = lower.split('.');
    const kept = publicLabels(lower, lowerLabels);
    if (kept >= labels.length) return name;
    const made: string[] = [];
    for (let i = 0; i < labels.length; i++) {
      const part = labels[i]!;
      if (i >= labels.length - kept) made.push(part);
      else if (i === labels.length - kept - 1 && lower.includes('.onmicrosoft.')) made.push(tenantWord(part));
      else made.push(label(part));
    }
    if (labels.length > 1 && !isTopLevel(lowerLabels.at(-1)!)) {
      learned.learnDomain(lowerLabels.slice(-2).join('.'));
    }
    return made.join('.');
  }

  function tenantWord(name: string): string {
    if (isMaskedWord(name)) return name;
    learned.learnWord(name, 'tenant');
    return standIns.tenant(name);
  }

  /** The name in front of an `@` or behind a backslash. */
  function user(name: string): string {
    const lower = name.toLowerCase();
    if (name === '' || isBuiltInAccount(lower) || isMasked(name)) return name;
    // `PC-1$` is the PC's own account.
    if (name.length > 1 && name.endsWith('$')) return `${label(name.slice(0, -1))}$`;
    const guest = lower.indexOf('#ext#');
    if (guest >= 0) return user(name.slice(0, guest)) + name.slice(guest);
    const standIn = standIns.user(name);
    learned.learnWord(name, 'user');
    const parts = lower.split(/[._\s-]+/).filter((part) => part.length > 1);
    if (parts.length > 1 && parts.length < 5 && parts.every((part) => !/^\d+$/.test(part))) {
      // `jane.doe` is Jane Doe, and Doe, Jane in an address list.
      learned.learnPhrase(parts, standIn);
      if (parts.length === 2) learned.learnPhrase([parts[1]!, parts[0]!], standIn);
    }
    return standIn;
  }

  function upn(localPart: string, domain: string, at: string): string {
    return user(localPart) + at + host(domain);
  }

  /** The value of an account field: `DOM\user`, `user@domain` or a bare name, possibly several with commas between them. */
  function account(value: string): string {
    return splitKeeping(value, ',').map((piece) => {
      const start = leadingBlanks(piece);
      const name = piece.slice(start).trimEnd();
      const after = piece.slice(start + name.length);
      return piece.slice(0, start) + accountName(name) + after;
    }).join('');
  }

  function accountName(whole: string): string {
    if (whole === '' || whole === ',') return whole;
    // Two blanks or a bracket end a name and start a remark.
    const cut = firstOf(whole, ['  ', '\t', ' (', ' <', ' #']);
    const name = cut < 0 ? whole : whole.slice(0, cut);
    const after = cut < 0 ? '' : words(whole.slice(cut));
    const slash = name.indexOf('\\');
    if (slash >= 0) {
      const domain = name.slice(0, slash);
      let tail = slash + 1;
      while (name[tail] === '\\') tail++;
      const lower = domain.toLowerCase();
      const authority = isBuiltInAuthority(lower) || isMasked(domain);
      const place = authority ? domain : domain.includes('.') ? host(domain) : label(domain);
      const person = name.slice(tail);
      // Whatever stands behind `NT AUTHORITY\` is an account of Windows, in any language.
      const keep = authority && lower !== 'azuread' && lower !== 'microsoftaccount' && lower !== 'workgroup' && lower !== '.' && !isMasked(domain);
      return place + name.slice(slash, tail) + (keep ? person : person.includes('@') ? accountName(person) : user(person)) + after;
    }
    const at = name.indexOf('@');
    if (at >= 0) {
      const end = name.indexOf(' ', at);
      const domain = end < 0 ? name.slice(at + 1) : name.slice(at + 1, end);
      return user(name.slice(0, at)) + '@' + (isMasked(domain) ? domain : host(domain)) + (end < 0 ? '' : words(name.slice(end))) + after;
    }
    if (isBuiltInAuthority(name.toLowerCase())) return name + after;
    return user(name) + after;
  }

  /** A display name: `Contoso Ltd`, `contoso.onmicrosoft.com`, `PC-1 (hybrid)`. */
  function title(value: string, kind: 'tenant' | 'title' | 'person'): string {
    const bracket = value.indexOf(' (');
    const whole = withoutNextField(bracket > 0 ? value.slice(0, bracket) : value);
    const rest = value.slice(whole.length);
    if (isMasked(whole)) return value;
    const tail = rest === '' ? '' : words(rest);
    if (isHostLike(whole, learned.domains) && whole.includes('.')) return host(whole) + tail;
    if (kind !== 'tenant' && (isId(whole) || whole.includes('@'))) return words(value);
    const parts = whole.split(/\s+/);
    if (kind === 'title' && parts.length === 1) return (isVocabulary(whole.toLowerCase()) && tail === '' ? whole : label(whole)) + tail;
    // `Microsoft Teams` and `Device Registration Service` are nobody.
    if (kind === 'title' && isService(parts)) return words(value);
    const standIn = kind === 'tenant' ? standIns.tenant(whole) : standIns.user(whole);
    const spoken = parts.map(bare).filter((part) => part !== '');
    if (spoken.length > 1) learned.learnPhrase(spoken, standIn);
    // `Contoso` of `Contoso Ltd` names the organisation as well. A title with words of the language in it is no person's name.
    const isName = kind !== 'title' || !parts.some((part) => isVocabulary(bare(part).toLowerCase()));
    for (const part of parts) if (isName && bare(part).length >= 4) learned.learnWord(bare(part), kind === 'tenant' ? 'tenant' : 'user');
    if (kind === 'tenant' && parts.length === 1) learned.learnWord(whole, 'tenant');
    return standIn + tail;
  }

  /** A value that its own shape says what it is, wherever it stands. */
  function isId(value: string): boolean {
    return isGuid(value) || /^(s-1-|\{?[0-9a-f]{8}-|https?:)/i.test(value) || ipv4Octets(value) !== undefined || isIpv6(value);
  }

  function isService(parts: readonly string[]): boolean {
    return parts.length > 1 && parts.some((part) => serviceWords.has(part.toLowerCase()));
  }

  function member(kind: MemberKind, value: string): string {
    if (kind === 'open') return lines(value);
    const name = value.trim();
    if (name === '' || !/[\p{L}\p{N}]/u.test(name) || isMasked(name) || isAnswerWord(name)) return value;
    // The blanks around a name may hold a line's end, which the shape of the file needs.
    const start = value.indexOf(name);
    return value.slice(0, start) + bareMember(kind, name) + value.slice(start + name.length);
  }

  function bareMember(kind: Exclude<MemberKind, 'open'>, name: string): string {
    if (isId(name) || name.includes('\n') || name === opaqueMark) return kind === 'gone' ? opaqueMark + '\n'.repeat(name.split('\n').length - 1) : lines(name);
    switch (kind) {
      case 'gone':
        return opaqueMark;
      case 'person':
        return title(name, 'person');
      case 'serial':
        if (isMac(name) || isHex(name) && name.length >= 12) return isMac(name) ? standIns.mac(name) : standIns.hex(name);
        return label(name);
      case 'account': {
        const parts = name.split(/\s+/);
        if (name.includes('\\')) return account(name);
        if (name.includes('@') || isService(parts)) return lines(name);
        return parts.length > 1 && !name.includes(',') ? title(name, 'person') : account(name);
      }
      case 'place': {
        const lower = name.toLowerCase();
        if (isBuiltInAuthority(lower) || isBuiltInAccount(lower)) return name;
        if (/[\\/]/.test(name) && !/\s/.test(name)) return place(name);
        if (!/[\s\\/:]/.test(name)) return name.includes('.') ? host(name) : name.includes('@') ? lines(name) : name.endsWith('$') ? user(name) : label(name);
        const standIn = standIns.net(lower);
        learned.learnPhrase(name.split(/[\s:/\\]+/).map(bare).filter((part) => part !== ''), standIn);
        return standIn;
      }
      default:
        return one(kind, name);
    }
  }

  /** The first word is the name, what follows it is somebody's remark. */
  function place(value: string): string {
    const cut = firstOf(value, [' ', '\t', '(', '<']);
    const name = cut < 0 ? value : value.slice(0, cut);
    const after = cut < 0 ? '' : words(value.slice(cut));
    if (isMasked(name)) return value;
    const slashed = name.startsWith('\\\\') ? 2 : 0;
    const bareName = name.slice(slashed);
    if (bareName.includes('\\')) return accountName(name) + after;
    return name.slice(0, slashed) + (bareName.includes('.') ? host(bareName) : label(bareName)) + after;
  }

  function address4(name: string, octets: readonly number[]): string {
    const [a, b] = octets as readonly [number, number];
    const stays = a === 127 || (a === 169 && b === 254) || name === '0.0.0.0' || name === '168.63.129.16' || octets.every((octet) => octet === 255 || octet === 0);
    return stays ? name : standIns.ipv4(octets);
  }

  /** Everything between the fields: walks the words of a text once. */
  function words(text: string, places = false): string {
    let out = '';
    let copied = 0;
    let i = 0;
    const put = (start: number, end: number, made: string) => {
      out += text.slice(copied, start) + made;
      copied = end;
      i = end;
    };
    while (i < text.length) {
      if (!isWordCode(text.charCodeAt(i))) {
        i++;
        continue;
      }
      const start = i;
      let end = i;
      // Most words are letters alone; only others can be ids, addresses or hosts.
      let isPlain = true;
      for (let code = text.charCodeAt(end); ; code = text.charCodeAt(end)) {
        if (!isWordCode(code)) break;
        isPlain &&= isLetterCode(code);
        if (++end === text.length) break;
      }
      i = end;

      // 4c e0 54 …, 4C:E0:54:…
      if (end - start === 2 && (text[end] === ' ' || text[end] === ':') && end + 2 < text.length) {
        const pairs = hexPairs(text, start);
        if (pairs !== undefined) {
          if (pairs.digits.length >= 32 && pairs.digits.length <= 64) put(start, pairs.end, standIns.hex(pairs.digits).match(/../g)!.join(pairs.separator));
          else i = pairs.end;
          continue;
        }
      }

      // Ids and addresses that hold characters which end a word elsewhere.
      const before = start > 0 ? text[start - 1]! : ' ';
      if (text[end] === ':' || before === ':') {
        const from = before === ':' ? startOfColons(text, start, copied) : start;
        const to = endOfColons(text, from);
        const made = colonAddress(text.slice(from, to));
        if (made !== undefined) {
          put(from, to, made);
          continue;
        }
      }

      const [inner, innerEnd] = trimWord(text, start, end);
      if (inner >= innerEnd) continue;
      const word = text.slice(inner, innerEnd);

      // user@domain, also as a URL writes it
      if (text[end] === '@' && end + 1 < text.length && isWordCode(text.charCodeAt(end + 1))) {
        const [domainStart, domainEnd] = domainAt(text, end + 1);
        const domain = text.slice(domainStart, domainEnd);
        if (domain !== '' && hasLetter(domain)) {
          put(inner, domainEnd, upn(text.slice(inner, end), domain, '@'));
          continue;
        }
      }
      const encoded = isPlain ? -1 : word.indexOf('%40');
      if (encoded > 0 && encoded + 3 < word.length) {
        put(inner, innerEnd, upn(word.slice(0, encoded), word.slice(encoded + 3), '%40'));
        continue;
      }

      // DOM\user
      if (text[end] === '\\' && before !== '\\' && before !== '/') {
        const accountEnd = accountAt(text, word, end);
        if (accountEnd > 0) {
          put(inner, accountEnd, accountName(text.slice(inner, accountEnd)));
          continue;
        }
      }
      // C:\Users\jane, /home/jane, \\server\share
      if ((before === '\\' || before === '/') && isInProfiles(text, start) && !isGuid(word)) {
        put(inner, innerEnd, profileFolder(word));
        continue;
      }
      if (before === '\\' && text[start - 2] === '\\' && (start < 3 || !isWordCode(text.charCodeAt(start - 3))) && hasLetter(word) && text[start - 3] !== '\\') {
        put(inner, innerEnd, word.includes('.') ? host(word) : isVocabulary(word.toLowerCase()) ? word : label(word));
        continue;
      }

      const made = isPlain && !places && before !== '/' && before !== '=' && word.length < 32 ? undefined : oneWord(word, text, start, inner, places);
      if (made !== undefined) {
        put(inner, innerEnd, made);
        continue;
      }
      if (learned.count() === 0) continue;
      const lower = word.toLowerCase();
      const phrase = learned.phraseAt(text, inner, innerEnd, lower);
      if (phrase !== undefined) {
        put(inner, phrase.end, phrase.standIn);
        continue;
      }
      const known = learned.wordFor(word, lower, isPlain);
      if (known !== undefined) put(inner, innerEnd, known);
    }
    return copied === 0 ? text : out + text.slice(copied);
  }

  /** The stand-in for a word that its own shape or the characters in front of it give away. */
  function oneWord(word: string, text: string, start: number, inner: number, places: boolean): string | undefined {
    const first = word.charCodeAt(0);
    if (word.length >= 10) {
      const sids = withSids(word);
      if (sids !== undefined) return sids === word ? undefined : sids;
    }
    if (word.length >= 32) {
      const ids = withGuids(word);
      if (ids !== undefined) return ids;
      if (isHex(word) && (word.length === 32 || word.length === 40 || word.length === 64 || (hasLetter(word) && /\d/.test(word)))) {
        return word.length === 32 ? guid(word) : standIns.hex(word);
      }
    }
    if (word.length >= 8 && text[inner + word.length] === '*' && isHex(word)) return 'x'.repeat(word.length);
    const octets = first >= 48 && first <= 57 ? ipv4Octets(word) : undefined;
    if (octets) return address4(word, octets);
    if (isMac(word)) return standIns.mac(word);
    if (hasHostScheme(text, start)) return hasLetter(word) ? host(word) : undefined;
    // DC=contoso,DC=com
    if (text[start - 1] === '=' && /(^|[^a-z])dc$/i.test(text.slice(Math.max(0, start - 4), start - 1))) {
      // DC=windows,DC=net is the issuer of every registration's certificate.
      return isTopLevel(word.toLowerCase()) || word.toLowerCase() === 'windows' ? undefined : label(word);
    }
    if (isHostLike(word, learned.domains)) return host(word);
    // Names that Windows itself gives to a PC.
    if (word.includes('-') && /^(?:desktop-[a-z0-9]{7}|laptop-[a-z0-9]{8}|win-[a-z0-9]{11})$/i.test(word)) return label(word);
    if (places && text[start - 1] !== '/' && hasLetter(word) && !isScheme(word.toLowerCase()) && !isAnswerWord(word) && text[inner - 1] !== '<' && text[inner - 1] !== '[') return label(word);
    return undefined;
  }

  function guid(digits: string): string {
    const lower = digits.toLowerCase();
    const dashed = lower.length === 32 ? `${lower.slice(0, 8)}-${lower.slice(8, 12)}-${lower.slice(12, 16)}-${lower.slice(16, 20)}-${lower.slice(20)}` : lower;
    return isPublicGuid(dashed) ? digits : standIns.guid(digits);
  }

  /** GUIDs that stand alone or glued to other characters (`MS-Organization_6c1f…`). */
  function withGuids(word: string): string | undefined {
    if (word.length < 32 || !word.includes('-')) return undefined;
    // Half blanked out by hand: the other half is blanked out as well.
    if (/x{3}|y{3}/i.test(word) && /^(?:[0-9a-fx-z]+-){4}[0-9a-fx-z]+$/i.test(word)) return word.replace(/[0-9a-z]/gi, 'x');
    let any = false;
    const made = word.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, (id) => {
      any = true;
      return guid(id);
    });
    // A key container is named `<32 digits>_<the machine's GUID>`.
    return any ? made.replace(/(?<![0-9a-f])(?:[0-9a-f]{32}|[0-9a-f]{40})(?=_)/gi, (digits) => (digits.length === 32 ? guid(digits) : standIns.hex(digits))) : undefined;
  }

  /** SIDs that stand alone or glued to other characters (`S-1-12-1-…_Classes`). Absent: there is none. */
  function withSids(word: string): string | undefined {
    const at = word.toUpperCase().indexOf('S-1-');
    if (at < 0 || !isDigitCode(word.charCodeAt(at + 4))) return undefined;
    return word.replace(/S-1-(?:5-21|12-1|5-5)(?:-\d{1,15}){1,11}/gi, (sid) => (isPublicSid(sid) ? sid : standIns.sid(sid)));
  }

  function colonAddress(token: string): string | undefined {
    const zone = token.indexOf('%');
    const address = zone < 0 ? token : token.slice(0, zone);
    if (isMac(address)) return standIns.mac(address);
    if (!isIpv6(address)) return undefined;
    if (address === '::1' || address === '::') return token;
    return standIns.ipv6(address) + (zone < 0 ? '' : token.slice(zone));
  }

  function profileFolder(name: string): string {
    const lower = name.toLowerCase();
    if (isBuiltInAccount(lower) || lower.startsWith('.net') || isMasked(name)) return name;
    // Windows names a second profile `jane.CONTOSO` or `jane.CONTOSO.000`.
    const parts = name.split('.');
    if (parts.length > 1 && parts.slice(1).every((part) => /^\d{3}$/.test(part) || learned.isPlace(part))) {
      return [user(parts[0]!), ...parts.slice(1).map((part) => (/^\d{3}$/.test(part) ? part : label(part)))].join('.');
    }
    return user(name);
  }

  function one(kind: FieldKind, value: string): string {
    if (kind === 'account') return account(value);
    if (kind === 'place') return place(value);
    if (kind === 'places') return words(value, true);
    return title(value, kind);
  }

  function line(text: string): string {
    const values = personalValues(text);
    if (values.length === 0) return words(text);
    let out = '';
    let from = 0;
    for (const { kind, start, end } of values) {
      out += words(text.slice(from, start)) + one(kind, text.slice(start, end));
      from = end;
    }
    return out + words(text.slice(from));
  }

  /** A key of the directory: the certificate's thumbprint, and the hash of its public key right behind it. */
  function withKeyIds(text: string): string {
    let out = '';
    let from = 0;
    for (let at = text.indexOf(keyMark); at >= 0; at = text.indexOf(keyMark, at + 1)) {
      const start = at + keyMark.length;
      const thumbprint = text.slice(start, start + 40);
      if (thumbprint.length < 40 || !isHex(thumbprint)) continue;
      let end = start + 40;
      while (end < text.length && end - start < 200 && /[A-Za-z0-9+/]/.test(text[end]!)) end++;
      out += text.slice(from, start) + standIns.hex(thumbprint) + 'Z'.repeat(end - start - 40);
      from = end;
    }
    return from === 0 ? text : out + text.slice(from);
  }

  function encoded(text: string): string {
    return text.length < 8 ? text : inEncodedParts(withKeyIds(withoutPem(text)), (inner) => lines(withKeyIds(inner)));
  }

  function replace(text: string): string {
    const plain = encoded(text);
    if (!/[\r\n]/.test(plain)) return line(plain);
    // Other tools print tables whose lines have one length.
    if (!wrappedNames.some((name) => plain.includes(name))) return splitLines(plain);
    const out: string[] = [];
    for (const [content, end] of unwrapLines(plain, (run) => words(run) !== run)) out.push(line(content), end);
    return out.join('');
  }

  function lines(text: string): string {
    const plain = encoded(text);
    return /[\r\n]/.test(plain) ? splitLines(plain) : line(plain);
  }

  function splitLines(text: string): string {
    return text.split(/(\r\n|\n|\r)/).map((piece, i) => (i % 2 === 1 ? piece : line(piece))).join('');
  }

  return {
    learn(read) {
      isLearning = true;
      try {
        read();
      } finally {
        isLearning = false;
      }
    },
    learned: learned.count,
    replace,
    lines,
    member,
    value: (name, value) => {
      const kind = fieldKind(name);
      return kind === undefined || value === '' ? replace(value) : one(kind, value);
    },
    mentions: learned.mentions,
  };
}

/** Names of dsregcmd's fields, one of which stands in whatever a console may have wrapped. */
const wrappedNames = ['AzureAd', 'DomainJoined', 'EnterpriseJoined', 'EnterprisePrt', 'DeviceId', 'Device Name', 'NgcSet', 'WamDefault', 'TenantId', 'TenantName', 'Executing Account', 'Attempt Status', 'KeySignTest',
  'WorkplaceJoined', 'DeviceAuthStatus', 'Endpoint URI', 'User Identity', 'Server Error', 'IsDeviceJoined', 'Previous Registration', 'Client ErrorCode', 'Prt Attempt'];

/** In front of a certificate's thumbprint in `alternativeSecurityIds` (MS-DVRJ 2.3.3). */
const keyMark = '<SHA1-TP-PUBKEY>';

/** Words of the names of applications and services, which belong to nobody. */
const serviceWords: ReadonlySet<string> = new Set(['microsoft', 'windows', 'azure', 'office', 'office365', 'entra', 'intune', 'service', 'services', 'graph', 'exchange', 'sharepoint', 'teams', 'onedrive', 'policy', 'registration', 'sync', 'synchronization', 'all']);

function isDigitCode(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Certificates in PEM hold names that cannot be replaced: their lines are emptied, their frames stay. */
function withoutPem(text: string): string {
  let out = '';
  let from = 0;
  for (let at = text.indexOf(pemMark); at >= 0; at = text.indexOf(pemMark, at + 1)) {
    if (at < from) continue;
    const start = at + pemMark.length;
    const stop = text.indexOf('-----END', start);
    const end = stop < 0 ? text.length : stop;
    out += text.slice(from, start) + text.slice(start, end).replace(/[A-Za-z0-9+/=]+/g, '');
    from = end;
  }
  return from === 0 ? text : out + text.slice(from);
}

const pemMark = '-----BEGIN CERTIFICATE-----';

const labelCounts = new Map<string, number>();

/** As `publicLabelCount`; the same few hosts stand in every capture. */
function publicLabels(host: string, labels: readonly string[]): number {
  let count = labelCounts.get(host);
  if (count === undefined) {
    if (labelCounts.size > 2_000) labelCounts.clear();
    count = publicLabelCount(labels);
    labelCounts.set(host, count);
  }
  return count;
}
