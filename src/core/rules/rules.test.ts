import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalCode, formatCode, winHttpError } from '../catalog/code.js';
import { aadstsRows, codeRows, lookupAadsts, lookupCode } from '../catalog/lookup.js';
import { evaluate } from '../diagnosis/evaluate.js';
import type { CauseClass } from '../evidence/verdict.js';
import {
  anotherUser, captureText, deviceId, factsOf, failedWith, lostWith, notElevated, notJoined, refusedWith, renewedSince, withoutDeviceTest, withoutPrt,
} from '../testing/index.js';
import { conditionalAccessCodes } from '../catalog/conditional-access-codes.js';
import type { RuleCodes } from './define-rule.js';
import { rules } from './index.js';

const here = import.meta.dirname;

/** Family folder and file name of every rule file. */
const files = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: family }) => readdirSync(join(here, family))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => ({ family, id: file.slice(0, -'.ts'.length) })));

const ids = rules.map(({ id }) => id);

describe('rules and files', () => {
  test('ids are unique, in kebab case, and name no action and no negation', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^(?!check-|no-(?!direct-access$))[a-z]+(-[a-z]+)*$/);
  });

  test('every rule has a file of its name, and every file is registered', () => {
    expect([...ids].sort()).toEqual(files.map(({ id }) => id).sort());
  });

  test.each(files)('$family/$id exports that one rule and has its tests beside it', async ({ family, id }) => {
    const module = await import(`./${family}/${id}.ts`) as Record<string, unknown>;
    const name = id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    expect(Object.keys(module)).toEqual([name]);
    expect(module[name]).toBe(rules.find((rule) => rule.id === id));
    expect(existsSync(join(here, family, `${id}.test.ts`))).toBe(true);
  });
});

describe.each(rules)('$id', (rule) => {
  test('speaks in plain sentences', () => {
    expect(rule.title).toMatch(/^[A-Z].*[^.!?\s]$/);
    for (const text of [rule.explains, rule.provedBy, rule.ruledOutBy]) {
      expect(text).toMatch(/^\S.*[^.]\.$/);
      expect(text).not.toMatch(/\s\s|\n/);
    }
    for (const text of [rule.title, rule.explains, rule.provedBy, rule.ruledOutBy]) expect(text.length).toBeLessThanOrEqual(400);
  });

  test('cites published pages', () => {
    expect(rule.sources.length).toBeGreaterThan(0);
    expect(new Set(rule.sources.map(({ url }) => url)).size).toBe(rule.sources.length);
    for (const { title, url } of rule.sources) {
      expect(title).not.toBe('');
      expect(new URL(url).protocol).toBe('https:');
    }
  });

  test('decides by its codes or by looking at the facts', () => {
    if (rule.fallbackFor) expect(rule.diagnose).toBeDefined();
    expect(rule.codes !== undefined || rule.diagnose !== undefined).toBe(true);
    expect(rule.needsAnyOf.length).toBeGreaterThan(0);
    // Only what a rule declares is shown to it.
    if (rule.codes?.client || rule.codes?.httpStatus) expect(rule.needsAnyOf).toContain('attempt');
    if (rule.codes?.join) expect(rule.needsAnyOf).toContain('preJoin');
  });
});

describe('links between causes', () => {
  test('lead to causes that exist', () => {
    for (const { leadsTo = [] } of rules) for (const id of leadsTo) expect(ids).toContain(id);
  });

  test('are free of cycles', () => {
    const leadsTo = new Map(rules.map((rule) => [rule.id, rule.leadsTo ?? []]));
    const settled = new Set<string>();
    const visit = (id: string, path: readonly string[]): void => {
      expect(path, [...path, id].join(' → ')).not.toContain(id);
      if (settled.has(id)) return;
      for (const next of leadsTo.get(id)!) visit(next, [...path, id]);
      settled.add(id);
    };
    for (const id of ids) visit(id, []);
  });
});

describe('codes', () => {
  /** Numbers that two rules claim in one field, and why. */
  const claimedTwice: Record<string, string> = {
    'aadsts 90002': 'one rule reads PRT attempts, the other the join',
    'aadsts 50059': 'one rule reads PRT attempts, the other the join',
  };

  const claims = rules.flatMap(({ id, codes = {} }) => (Object.entries(codes) as [keyof RuleCodes, readonly number[]][])
    .flatMap(([field, numbers]) => numbers.map((code) => ({ id, field, code }))));

  test('are claimed by one rule per field', () => {
    const claimants = new Map<string, string[]>();
    for (const { id, field, code } of claims) {
      const key = `${field} ${code}`;
      claimants.set(key, [...(claimants.get(key) ?? []), id]);
    }
    const twice = [...claimants].filter(([, owners]) => owners.length > 1).map(([key]) => key);
    expect(twice.sort()).toEqual(Object.keys(claimedTwice).sort());
  });

  test('stand in their one canonical form', () => {
    for (const { id, field, code } of claims) {
      const what = `${id}: ${field} ${code}`;
      if (field === 'client' || field === 'join') expect(formatCode(canonicalCode(code)), what).toBe(formatCode(code));
      else if (field === 'winHttp') expect(winHttpError(code), what).toBe(code);
      else if (field === 'httpStatus') expect(code >= 100 && code <= 599, what).toBe(true);
    }
  });

  test('are published', () => {
    for (const { id, field, code } of claims) {
      const what = `${id}: ${field} ${field === 'client' || field === 'join' ? formatCode(code) : code}`;
      if (field === 'aadsts') expect(lookupAadsts(code), what).toBeDefined();
      else if (field !== 'httpStatus') expect(lookupCode(code), what).toBeDefined();
    }
  });

  test('of Conditional Access are complete, but for the sign-in frequency, which has a rule of its own', () => {
    const published = aadstsRows().filter(({ classHint }) => classHint === 'cloud-auth:conditional-access').map(({ number }) => number);
    const frequency = rules.find(({ id }) => id === 'sign-in-frequency')!.codes!.aadsts!;
    expect(published.filter((number) => !conditionalAccessCodes.has(number))).toEqual(frequency);
    for (const number of conditionalAccessCodes) {
      expect(lookupAadsts(number), `${number}`).toBeDefined();
      expect(claims.filter(({ field, code }) => field === 'aadsts' && code === number)).toEqual([]);
    }
  });
});

describe('every listed AADSTS number', () => {
  const causesOf = (number: number, prt: 'missing' | 'there') => evaluate(factsOf(captureText({
    details: withoutDeviceTest, sso: prt === 'missing' ? withoutPrt : {}, attempt: refusedWith(`AADSTS${number}: A refusal.`),
  }))).findings;

  test('is explained by exactly one cause', () => {
    for (const { number } of aadstsRows()) expect(causesOf(number, 'missing').map(({ rule }) => rule.id), `AADSTS${number}`).toHaveLength(1);
  });

  test('about the device or the network never blames the user, and the other way round', () => {
    const expected: Record<string, CauseClass> = { 'device-trust': 'device-trust', 'local-key': 'device-trust', network: 'network' };
    for (const { number, classHint } of aadstsRows()) {
      const classes = causesOf(number, 'missing').map((finding) => finding.class);
      const hinted = classHint.startsWith('cloud-auth') ? 'cloud-auth' : expected[classHint];
      if (hinted) expect(classes, `AADSTS${number}`).toEqual([hinted]);
    }
  });

  test('of Conditional Access lies above the PRT while that is there', () => {
    for (const number of conditionalAccessCodes) {
      expect(causesOf(number, 'there').map((finding) => [finding.class, finding.stage]), `AADSTS${number}`).toEqual([['wrong-layer', 'none']]);
    }
  });
});

describe('one fact, one cause', () => {
  const untested = { details: withoutDeviceTest, diagnostics: notElevated, sso: withoutPrt };
  const causesOf = (text: string) => evaluate(factsOf(text)).findings.map(({ rule }) => rule.id);

  test('for every WinHTTP number of an attempt', () => {
    for (let number = 12001; number < 12200; number++) {
      expect(causesOf(captureText({ ...untested, attempt: lostWith(String(number)) })), String(number)).toHaveLength(1);
    }
  });

  test.each(['https://login.microsoftonline.com/contoso/oauth2/token', 'https://adfs.contoso.com/adfs/services/trust/13/usernamemixed'])('for every HTTP error of %s', (address) => {
    for (let status = 400; status < 600; status++) {
      const attempt = failedWith('0xc000023c', { 'Endpoint URI': address, 'HTTP status': String(status) });
      expect(causesOf(captureText({ ...untested, attempt })), String(status)).toHaveLength(1);
    }
  });

  test('for every listed code, at most, as the status of an attempt', () => {
    for (const { code } of codeRows()) {
      if (code !== undefined) expect(causesOf(captureText({ ...untested, attempt: failedWith(formatCode(code)) })).length, formatCode(code)).toBeLessThanOrEqual(1);
    }
  });

  test('for every listed code as the end of a join', () => {
    for (const { code } of codeRows()) {
      if (code !== undefined) expect(causesOf(notJoined({ 'Error Phase': 'join', 'Client ErrorCode': formatCode(code) })), formatCode(code)).toHaveLength(1);
    }
  });
});

describe('no rule finds anything', () => {
  const expiresOn = (day: string) => ({ AzureAdPrtExpiryTime: `${day} 07:10:10.000 UTC` });
  const quiet: readonly (readonly [string, string, number?])[] = [
    ['on a healthy hybrid joined PC', captureText()],
    ['on a healthy Entra joined PC', captureText({ device: { DomainJoined: 'NO', DomainName: undefined }, diagnostics: { 'Executing Account Name': 'AzureAD\\AlexDoe, alex@contoso.com' } })],
    ['in a prompt that was not elevated', captureText({ diagnostics: notElevated })],
    ['in an elevated prompt that cannot read WAM', captureText({ user: { WamDefaultSet: 'ERROR (0x80070520)', WamDefaultAuthority: undefined, WamDefaultId: undefined, WamDefaultGUID: undefined } })],
    ['where the PRT was updated three days before: there may have been no occasion', captureText(), Date.UTC(2026, 2, 5)],
    ['where the PRT ends tomorrow', captureText({ sso: expiresOn('2026-03-03') })],
    ['where the PRT lives for 90 days', captureText({ sso: expiresOn('2026-05-31') }), Date.UTC(2026, 3, 20)],
    ['where a refusal is older than the last success', captureText({ sso: renewedSince, attempt: refusedWith('AADSTS50155: Device authentication failed.') })],
    ['where another user of the PC was refused', captureText({ attempt: refusedWith('AADSTS50126: Error validating credentials.', anotherUser) })],
    ['where only the Enterprise PRT failed', captureText({ enterpriseAttempt: refusedWith('MSIS9682: Received invalid OAuth JWT Bearer request.') })],
    ['where the Kerberos tickets are missing', captureText({ sso: { OnPremTgt: 'NO', CloudTgt: 'NO' } })],
    ['where a work account is registered beside the join', captureText({ user: { WorkplaceJoined: 'YES', WorkAccountCount: '1', WorkplaceDeviceId: deviceId } })],
    ['in a remote session', captureText({ ngc: { SessionIsNotRemote: 'NO', PreReqResult: 'WillNotProvision' } })],
    ['on a PC with software keys', captureText({ details: { KeyProvider: 'Microsoft Software Key Storage Provider', TpmProtected: 'NO' } })],
    ['on a private PC with a work account', captureText({ device: { AzureAdJoined: 'NO', DomainJoined: 'NO', DomainName: undefined }, details: null, tenant: null, diagnostics: null, ngc: null, user: { WorkplaceJoined: 'YES' }, sso: withoutPrt })],
    ['on a PC that nobody joined to anything', captureText({ device: { AzureAdJoined: 'NO', DomainJoined: 'NO', DomainName: undefined }, details: null, tenant: null, diagnostics: null, ngc: null, sso: withoutPrt })],
    ['where the user has no PRT and nothing says why', captureText({ sso: withoutPrt })],
  ];
  for (const [where, text, capturedAtUtc] of quiet) {
    test(where, () => {
      expect(evaluate(factsOf(text, capturedAtUtc === undefined ? {} : { capturedAtUtc })).findings.map(({ rule }) => rule.id)).toEqual([]);
    });
  }

  test('and none crashes, whatever part of the output is cut away', () => {
    const lines = captureText({ attempt: refusedWith('AADSTS50155: Device authentication failed.'), proxy: { 'Access Type': 'DIRECT' } }).split('\r\n');
    for (let from = 0; from < lines.length; from += 3) {
      for (let to = from + 20; to <= lines.length; to += 7) {
        const text = lines.slice(from, to).join('\r\n');
        if (text.includes(' : ')) expect(evaluate(factsOf(text)).crashed).toEqual([]);
      }
    }
  });
});
