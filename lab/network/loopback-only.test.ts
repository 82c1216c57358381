import { spawnSync } from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { faults } from '../faults/index.js';
import { collectEvidence } from '../scenario/collect-evidence.js';
import { diagnoseRun } from '../scenario/diagnose-run.js';
import { runScenario } from '../scenario/run-scenario.js';

/** Set in the child process that runs this same file where only the loopback interface exists. */
const isAlone = process.env['PRTRACE_LAB_ALONE'] === '1';

/** Ways to run a command where only the loopback interface exists. */
const bringLoopbackUp = '(ip link set lo up || ifconfig lo up || busybox ip link set lo up) 2>/dev/null && exec "$@"';
const seclusions = [
  ['unshare', '--user', '--map-root-user', '--net', 'sh', '-c', bringLoopbackUp, 'sh'],
  ['unshare', '--net', 'sh', '-c', bringLoopbackUp, 'sh'],
  ['bwrap', '--dev-bind', '/', '/', '--unshare-net', '--'],
];

function secluded(seclusion: readonly string[], args: readonly string[]) {
  const [command, ...before] = [...seclusion, process.execPath, ...args];
  return spawnSync(command!, before, {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    encoding: 'utf8',
    timeout: 100_000,
    // Nothing of the vitest around it, or the child would take itself for one of its workers.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PRTRACE_LAB_ALONE: '1' },
  });
}

function findSeclusion(): { readonly works?: readonly string[]; readonly reasons: readonly string[] } {
  const reasons: string[] = [];
  for (const seclusion of seclusions) {
    const { stdout, stderr, error } = secluded(seclusion, ['-p', 'Object.keys(os.networkInterfaces()).join()']);
    if (stdout?.trim() === 'lo') return { works: seclusion, reasons };
    reasons.push(`${seclusion[0]}: ${error?.message ?? (stderr.trim() || `interfaces are '${stdout.trim()}'`)}`);
  }
  return { reasons };
}

/** Refuses and remembers all that is not 127.0.0.1: connections, names to resolve, datagrams; remembers who listens. */
function watchSockets() {
  const listeners: net.Server[] = [];
  const dialled: string[] = [];
  const strays: string[] = [];
  const connect = net.Socket.prototype.connect;
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (this: net.Socket, ...args: unknown[]) {
    // net.connect hands on its arguments as one array.
    const [options] = (Array.isArray(args[0]) ? args[0] : args) as [{ host?: string; port?: number; path?: string }];
    const target = `${options.host ?? options.path}`;
    dialled.push(target);
    if (target !== '127.0.0.1') {
      strays.push(`connection to ${target}`);
      throw new Error(`the lab dialled ${target}`);
    }
    return Reflect.apply(connect, this, args);
  } as typeof connect);
  const listen = net.Server.prototype.listen;
  vi.spyOn(net.Server.prototype, 'listen').mockImplementation(function (this: net.Server, ...args: unknown[]) {
    this.once('listening', () => listeners.push(this));
    this.once('listening', () => ((this.address() as AddressInfo).address === '127.0.0.1' ? undefined : strays.push(`listener on ${JSON.stringify(this.address())}`)));
    return Reflect.apply(listen, this, args);
  } as typeof listen);
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveSrv', 'resolveTxt'] as const) {
    const resolve = dns[name];
    vi.spyOn(dns, name).mockImplementation(((host: string, ...rest: unknown[]) => {
      // `listen` looks addresses up, too; they are their own answer.
      if (net.isIP(host)) return Reflect.apply(resolve, dns, [host, ...rest]);
      strays.push(`name ${host}`);
      throw new Error(`the lab asked for the name ${host}`);
    }) as never);
  }
  vi.spyOn(dgram, 'createSocket').mockImplementation((() => strays.push('datagram socket')) as never);
  return { listeners, dialled, strays };
}

afterEach(() => vi.restoreAllMocks());

/** Between them they join in both ways, sign in in all, and meet every kind of injection. */
const runs = [
  'nothing-broken', 'nothing-broken-hello', 'nothing-broken-federated', 'device-object-disabled', 'computer-not-synced', 'name-not-resolved',
  'firewall-refuses', 'renewal-cut-off', 'request-timeout', 'proxy-demands-sign-in', 'proxy-answers-page', 'inspection-untrusted',
  'inspection-of-device-login', 'service-unavailable', 'slow-network', 'machine-proxy-unreachable', 'proxy-script-unreachable',
];

test('whole runs bind and dial 127.0.0.1 alone, and resolve no name', async () => {
  const { listeners, dialled, strays } = watchSockets();
  for (const id of runs) {
    const fault = faults.find((candidate) => candidate.id === id);
    if (!fault) throw new Error(`no such fault: ${id}`);
    const aftermath = await runScenario({ faults: [fault], seed: 'alone' });
    const { report } = diagnoseRun(aftermath, collectEvidence(aftermath, { generation: 'windows-11-25h2', context: 'user' }), 'user');
    expect(report.results.length, id).toBeGreaterThan(0);
  }
  expect(strays).toEqual([]);
  expect(listeners.length).toBeGreaterThanOrEqual(4 * runs.length);
  expect(dialled.length).toBeGreaterThan(10 * runs.length);
  expect(new Set(dialled)).toEqual(new Set(['127.0.0.1']));
}, 90_000);

test('the watch sees what strays', async () => {
  const { strays } = watchSockets();
  expect(() => net.connect({ host: '192.0.2.1', port: 443 })).toThrow('the lab dialled 192.0.2.1');
  expect(() => net.connect(443, 'example.org')).toThrow('the lab dialled example.org');
  await expect(fetch('http://192.0.2.1/')).rejects.toThrow();
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.2', resolve));
  server.close();
  expect(strays).toHaveLength(4);
});

if (isAlone) {
  test('there is no other interface here', () => {
    expect(Object.keys(networkInterfaces())).toEqual(['lo']);
  });
} else {
  const { works, reasons } = findSeclusion();
  // eslint-disable-next-line no-console -- a proof that was not given must be heard of
  if (!works) console.warn(`the proof that the lab needs loopback alone was SKIPPED: no network namespace could be made here (${reasons.join('; ')})`);

  test.skipIf(!works)('the same passes where only the loopback interface exists', () => {
    const { status, stdout, stderr } = secluded(works!, ['node_modules/vitest/vitest.mjs', 'run', 'lab/network/loopback-only.test.ts']);
    expect(`${stdout}${stderr}`).toContain('3 passed, 0 failed');
    expect(status).toBe(0);
  }, 120_000);
}
