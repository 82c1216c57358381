import { expect, test } from 'vitest';
import { captureContexts } from '../evidence/capture-options.js';
import { generations } from '../generation.js';
import { textOf } from '../evidence/marked-lines.js';
import { appDemandsMfa } from '../faults/app-demands-mfa.js';
import { computerNotSynced } from '../faults/computer-not-synced.js';
import { defineFault, type Fault, type Step, type Truth } from '../faults/define-fault.js';
import { deviceObjectDeleted } from '../faults/device-object-deleted.js';
import { deviceObjectDisabled } from '../faults/device-object-disabled.js';
import { identityProviderUnreachable } from '../faults/identity-provider-unreachable.js';
import { inspectionUntrusted } from '../faults/inspection-untrusted.js';
import { mexWithDtd } from '../faults/mex-with-dtd.js';
import { nameNotResolved } from '../faults/name-not-resolved.js';
import { passwordChanged } from '../faults/password-changed.js';
import { passwordMistyped } from '../faults/password-mistyped.js';
import { requestTimeout } from '../faults/request-timeout.js';
import { serviceUnavailable } from '../faults/service-unavailable.js';
import { sessionsRevoked } from '../faults/sessions-revoked.js';
import { tenantNotFound } from '../faults/tenant-not-found.js';
import { tpmCleared } from '../faults/tpm-cleared.js';
import { userDisabled } from '../faults/user-disabled.js';
import { contosoDirectory } from '../entra/contoso.js';
import type { Aftermath } from './aftermath.js';
import { canCollect, collectEvidence } from './collect-evidence.js';
import { captureName, diagnoseRun } from './diagnose-run.js';
import { runScenario } from './run-scenario.js';
import type { World } from './world.js';

/**
 * Days on which several things happen: faults that were repaired, another user's failures, a clock that is a little off. What has
 * to be visible, and what must not be, is decided by the documents:
 * - diagnostics are printed only if the failure is later than the last success, and on a shared PC they may be another user's
 *   (https://learn.microsoft.com/entra/identity/devices/troubleshoot-device-dsregcmd);
 * - the user is judged before the device (MS-OAPXBC f775b7dc-9638-490b-8d71-a968ef2311bf);
 * - Conditional Access is not asked when a PRT is issued or renewed
 *   (https://learn.microsoft.com/entra/identity/devices/concept-primary-refresh-token).
 */

const healthy: Truth = { class: 'healthy', stage: 'none', causes: [] };

/** What the people of the day do. */
function lived(needs: Fault['needs'], ...steps: readonly [at: string, does: Step['does']][]): Fault {
  return defineFault({ id: 'day', title: 'a day', story: '', truth: healthy, basis: 'modelled', sources: [], ...(needs && { needs }), schedule: steps.map(([at, does]) => ({ at, does })), breaks: () => undefined });
}

/** A fault that is there from then on. */
function since(at: string, fault: Fault): Fault {
  return { ...without(fault), schedule: [{ at, does: 'break' }] };
}

/** A fault that is over when the evidence is collected: nothing of it is true any more. */
function between(from: string, to: string, fault: Fault, repairs: (world: World) => void): Fault {
  return { ...without(fault), truth: healthy, schedule: [{ at: from, does: 'break' }, { at: to, does: 'repair' }], repairs };
}

/** What the PC has to be is said by the day itself. */
function without({ needs: _, ...fault }: Fault): Fault {
  return fault;
}

/** Somebody else signs in to the same PC, whom Entra does not know. */
function stranger(at: string): Fault {
  return defineFault({ id: `stranger-${at}`, title: 'another user', story: '', truth: healthy, basis: 'modelled', sources: [], schedule: [{ at, does: 'break' }], breaks: ({ pc }) => pc.signIn('sam@contoso.com', 'Lab-password-9', 'password') });
}

function clockOff(minutes: number): Fault {
  return defineFault({
    id: 'clock-off', title: 'the clock is a little off', story: '', truth: healthy, basis: 'modelled', sources: [], schedule: [{ at: '07:40', does: 'break' }],
    breaks({ pc }) {
      pc.skewMilliseconds = minutes * 60_000;
    },
  });
}

interface Seen {
  readonly aftermath: Aftermath;
  /** Value of a line of the affected user's dsregcmd; `undefined`: not printed. */
  readonly line: (name: string) => string | undefined;
  /** `AAD 1081`, oldest first, of all logs that are on by themselves. */
  readonly events: readonly string[];
  /** AADSTS codes of the refusals in the sign-in log, oldest first. */
  readonly refusals: readonly number[];
  readonly found: ReturnType<typeof diagnoseRun>;
}

interface Day {
  readonly title: string;
  readonly faults: readonly Fault[];
  readonly shows: (seen: Seen) => void;
}

const clear = (host: string) => (world: World) => world.network.inject(host, undefined);
const hybrid = { join: 'hybrid' } as const;

const days: readonly Day[] = [
  {
    title: 'names did not resolve at noon; later the device was disabled',
    faults: [
      lived({}, ['08:00', 'sign-in'], ['12:30', 'unlock'], ['13:30', 'unlock'], ['18:00', 'unlock'], ['18:30', 'collect']),
      between('11:00', '13:00', nameNotResolved, clear('*')),
      since('14:00', deviceObjectDisabled),
    ],
    shows({ line, events, refusals, found }) {
      expect(line('Server Error Description')).toContain('AADSTS135011');
      expect(line('HTTP Error')).toBe('0x0');
      expect(line('AzureAdPrtUpdateTime')).toMatch(/13:30/);
      expect(events.filter((event) => /1084|1081/.test(event))).toEqual(['AAD 1084', 'AAD 1081']);
      // What got lost on the way was never seen by Entra.
      expect(refusals).toEqual([135011]);
      expect(found.finding).toMatchObject({ class: 'device-trust' });
    },
  },
  {
    title: 'a mistyped password was corrected; later a policy demanded a second factor of an app',
    faults: [
      lived({}, ['08:00', 'sign-in'], ['08:10', 'sign-in'], ['13:00', 'unlock'], ['14:55', 'app'], ['15:00', 'collect']),
      between('07:50', '08:05', passwordMistyped, (world) => {
        world.secret = contosoDirectory().users[0]!.password;
      }),
      since('11:00', appDemandsMfa),
    ],
    shows({ line, events, found }) {
      expect(line('AzureAdPrt')).toBe('YES');
      expect(line('AzureAdPrtUpdateTime')).toMatch(/13:00/);
      expect(line('Attempt Status')).toBeUndefined();
      expect(events).toContain('AAD 1250');
      expect(found.finding).toMatchObject({ class: 'wrong-layer' });
    },
  },
  {
    title: 'a stranger failed before the last renewal, and the clock is four minutes slow',
    faults: [lived(hybrid, ['08:00', 'sign-in'], ['13:00', 'unlock'], ['14:55', 'app'], ['15:00', 'collect']), stranger('09:00'), clockOff(-4)],
    shows({ line, events, found }) {
      expect(line('Attempt Status')).toBeUndefined();
      expect(line('AzureAdPrtUpdateTime')).toMatch(/12:56/);
      expect(events).toContain('System 1');
      expect(events).not.toContain('System 34');
      expect(found.finding.class).toBe('healthy');
    },
  },
  {
    title: 'a stranger failed after the last renewal',
    faults: [lived(hybrid, ['08:00', 'sign-in'], ['13:00', 'unlock'], ['14:55', 'app'], ['15:00', 'collect']), stranger('14:00')],
    shows({ line }) {
      expect(line('AzureAdPrt')).toBe('YES');
      expect(line('User Identity')).toBe('sam@contoso.com');
      expect(line('Server Error Description')).toContain('AADSTS50034');
    },
  },
  {
    title: 'requests timed out for an hour, and in it the TPM was cleared',
    faults: [
      lived(hybrid, ['07:00', 'sign-in'], ['11:30', 'unlock'], ['13:00', 'unlock'], ['14:00', 'collect']),
      between('11:00', '12:00', requestTimeout, clear('*')),
      since('11:45', tpmCleared),
    ],
    shows({ line, refusals, found }) {
      expect(line('Attempt Status')).toBe('0xc0048451');
      expect(line('KeySignTest')).toBe('FAILED (device key)');
      expect(line('AadRecoveryEnabled')).toBe('YES');
      expect(refusals.filter((code) => code !== 50034)).toEqual([]);
      expect(found.finding).toMatchObject({ class: 'device-trust', stage: 'device-identity' });
    },
  },
  {
    title: 'sessions were revoked, the user signed in again, and a clock five minutes fast changes nothing',
    faults: [
      lived(hybrid, ['08:00', 'sign-in'], ['13:00', 'unlock'], ['14:00', 'sign-in'], ['14:55', 'app'], ['15:00', 'collect']),
      { ...since('11:00', sessionsRevoked), truth: healthy },
      clockOff(5),
    ],
    shows({ line, events, refusals, found }) {
      expect(line('AzureAdPrtUpdateTime')).toMatch(/14:05/);
      expect(line('Attempt Status')).toBeUndefined();
      expect(events).toContain('AAD 1094');
      expect(refusals).toEqual([50173]);
      expect(found.finding.class).toBe('healthy');
    },
  },
  {
    title: 'the service is busy, a stranger failed before that, and the clock is off',
    faults: [lived(hybrid, ['08:00', 'sign-in'], ['13:00', 'unlock'], ['15:00', 'collect']), stranger('10:00'), since('11:00', serviceUnavailable), clockOff(-3)],
    shows({ line, found }) {
      expect(line('User Identity')).toBe('alex@contoso.com');
      expect(line('HTTP status')).toBe('503');
      expect(line('Server Error Code')).toBeUndefined();
      expect(found.finding.class).toBe('network');
    },
  },
  {
    title: 'the identity provider was down in the morning; later its metadata got a document type',
    faults: [
      lived({ ...hybrid, user: 'federated' }, ['08:00', 'sign-in'], ['09:05', 'sign-in'], ['13:30', 'unlock'], ['15:00', 'collect']),
      between('07:30', '09:00', identityProviderUnreachable, clear('sts.fabrikam.test')),
      since('11:00', mexWithDtd),
    ],
    shows({ line, refusals, found }) {
      expect(line('Attempt Status')).toBe('0xc00cee4f');
      expect(line('Endpoint URI')).toMatch(/^https:\/\/sts\.fabrikam\.test\//);
      expect(line('HTTP Error')).toBe('0x0');
      expect(refusals).toEqual([]);
      expect(found.finding).toMatchObject({ class: 'cloud-auth', cause: 'mex-with-dtd' });
    },
  },
  {
    title: 'the password was reset and the device deleted: the user is judged first, the device test tells of the device',
    faults: [lived(hybrid, ['08:00', 'sign-in'], ['13:00', 'unlock'], ['15:00', 'collect']), since('10:00', deviceObjectDeleted), since('11:00', passwordChanged)],
    shows({ line, refusals, found }) {
      expect(line('Server Error Description')).toContain('AADSTS50173');
      expect(line('DeviceAuthStatus')).toBe('FAILED. Device is either disabled or deleted');
      expect(refusals).toEqual([50173]);
      expect(found.finding.class).toMatch(/^(device-trust|cloud-auth)$/);
    },
  },
  {
    title: 'the first join came before the synchronisation; after the second the user was disabled',
    faults: [
      lived({ join: 'none' }, ['09:00', 'join'], ['11:00', 'join'], ['11:05', 'sign-in'], ['16:00', 'unlock'], ['16:30', 'collect']),
      synchronisedAt('10:00'),
      since('12:00', userDisabled),
    ],
    shows({ line, events, found }) {
      expect(line('Client ErrorCode')).toBeUndefined();
      expect(line('AD Connectivity Test')).toBeUndefined();
      expect(line('Server Error Description')).toContain('AADSTS50057');
      expect(events.filter((event) => event.startsWith('User'))).toEqual(['User Device Registration 102', 'User Device Registration 204', 'User Device Registration 304', 'User Device Registration 102', 'User Device Registration 104', 'User Device Registration 105', 'User Device Registration 306']);
      expect(found.finding).toMatchObject({ class: 'cloud-auth', cause: 'user-disabled' });
    },
  },
  {
    title: 'TLS was inspected for an hour, and then nobody answers to a name of no tenant',
    faults: [
      lived(hybrid, ['07:00', 'sign-in'], ['11:30', 'unlock'], ['13:00', 'unlock'], ['14:00', 'sign-in'], ['15:00', 'collect']),
      between('11:00', '12:00', inspectionUntrusted, clear('*')),
      since('13:30', tenantNotFound),
    ],
    shows({ line, refusals, found }) {
      expect(line('Attempt Status')).toBe('0xc00000d0');
      expect(line('Server Error Description')).toContain("AADSTS90002: Tenant 'contoso.local' not found.");
      expect(line('HTTP status')).toBe('400');
      // A tenant that is not found logs nothing.
      expect(refusals).toEqual([]);
      expect(found.finding).toMatchObject({ class: 'cloud-auth', cause: 'tenant-not-found' });
    },
  },
];

/** The computer object comes to the directory an hour late. */
function synchronisedAt(at: string): Fault {
  let late: World['directory']['devices'] = [];
  return {
    ...without(computerNotSynced), truth: healthy, schedule: [{ at: '08:30', does: 'break' }, { at, does: 'repair' }],
    breaks(world) {
      late = world.directory.devices.splice(0);
    },
    repairs(world) {
      world.directory.devices.push(...late);
    },
  };
}

function lineIn(text: string, name: string): string | undefined {
  return new RegExp(`^ *${name} : (.*?)\\r?$`, 'm').exec(text)?.[1];
}

function see(aftermath: Aftermath): Seen {
  const files = collectEvidence(aftermath, { generation: 'windows-11-25h2', context: 'user-elevated', eventForm: 'json' });
  const text = textOf(files.find(({ path }) => path === captureName)!);
  const events = files.filter(({ path }) => path.startsWith('events/')).flatMap((file) => [JSON.parse(textOf(file)) as { Id: number; LogName: string } | { Id: number; LogName: string }[]].flat().reverse());
  const signIns = JSON.parse(textOf(files.find(({ path }) => path === 'graph/sign-ins.json')!)) as { value: { status: { errorCode: number } }[] };
  return {
    aftermath,
    line: (name) => lineIn(text, name),
    events: events.map(({ Id, LogName }) => `${LogName.replace(/^Microsoft-Windows-|\/.*$/g, '')} ${Id}`),
    refusals: signIns.value.map(({ status }) => status.errorCode).filter((code) => code !== 0).reverse(),
    found: diagnoseRun(aftermath, files, 'user-elevated'),
  };
}

test.each(days.map((day) => [day.title, day] as const))('%s', async (_, { faults, shows }) => {
  const aftermath = await runScenario({ faults, seed: 'combined' });
  shows(see(aftermath));
  for (const generation of generations) {
    for (const context of captureContexts.filter((candidate) => canCollect(aftermath, candidate))) {
      const files = collectEvidence(aftermath, { generation, context });
      const text = textOf(files.find(({ path }) => path === captureName)!);
      const attempt = lineIn(text, 'Previous Prt Attempt');
      const updated = lineIn(text, 'AzureAdPrtUpdateTime');
      const where = `${generation}, ${context}`;
      if (attempt !== undefined && updated !== undefined) expect(attempt > updated, where).toBe(true);
      if (generation === 'windows-10-1607' || generation === 'windows-10-1809') expect(attempt, where).toBeUndefined();
      if (lineIn(text, 'Server Error Code') !== undefined) expect(lineIn(text, 'HTTP Error'), where).toBe('0x0');
      if (context === 'system' || context === 'local-admin') expect([lineIn(text, 'AzureAdPrt'), attempt], where).toEqual(['NO', undefined]);
      if (!generation.startsWith('windows-11') && generation !== 'server-2022') expect(files.some((file) => /<EventID>125[02]</.test(textOf(file))), where).toBe(false);
      for (const given of [files, files.filter(({ path }) => path === captureName)]) {
        const { finding, judgement } = diagnoseRun(aftermath, given, context);
        const said = `${where}, ${String(given.length)} files: ${JSON.stringify(finding)}`;
        expect(judgement.falseConfirmed, said).toBe(false);
        // A capture that does not name its account, as old layouts do not, cannot tell a stranger's failure from the user's. That the
        // engine takes the failure of another user who collected for the one it is about, is for the matrix to count.
        if (lineIn(text, 'Executing Account Name') !== undefined && context !== 'other-user') expect(judgement.outcome, said).not.toBe('wrong');
      }
    }
  }
});

test.each(['system', 'local-admin'] as const)('a device key that is gone is a fault of the PC, whoever collects and whose attempts the logs hold: %s', async (context) => {
  const aftermath = await runScenario({ faults: [tpmCleared], seed: 'key' });
  for (const generation of ['windows-10-22h2', 'windows-11-25h2'] as const) {
    const { finding } = diagnoseRun(aftermath, collectEvidence(aftermath, { generation, context }), context);
    expect(finding, generation).toMatchObject({ class: 'device-trust', stage: 'device-identity' });
  }
});
