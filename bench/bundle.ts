import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { encodeEvtx } from '../src/core/testing/encode-evtx.js';
import { captureShapes, makeCapture } from './captures.js';

/** Tells one measured figure beside its yardstick. */
type Figure = (name: string, value: string, yardstick: string) => void;

/**
 * How long a support bundle takes from a cold start: one capture, event logs, a sign-in export, and the traces that make up
 * most of such bundles and cannot be read here. Yardstick: a bare Node that only reads the same archive from the disk.
 */
export function measureBundle(smoke: boolean, cli: string, figure: Figure): void {
  const dir = mkdtempSync(join(tmpdir(), 'prtrace-bundle-'));
  const path = join(dir, 'bundle.zip');
  const members = bundle(smoke ? 0.02 : 1);
  const size = Object.values(members).reduce((sum, bytes) => sum + (bytes as Uint8Array).length, 0);
  writeFileSync(path, zipSync(members, { level: 1 }));
  const read = timed(() => spawnSync(process.execPath, ['-e', `require('fs').readFileSync(${JSON.stringify(path)})`]));
  const whole = timed(() => {
    const { status, stderr } = spawnSync(process.execPath, [cli, 'diagnose', path, '--format', 'json', '-o', join(dir, 'report.json')], { encoding: 'utf8' });
    if (status !== 0 && status !== 1 && status !== 5) throw new Error(`diagnose ended with ${status}: ${stderr}`);
  });
  rmSync(dir, { recursive: true });
  figure(`bundle of ${Math.round(size / 1e6)} MB, cold`, `${(whole / 1000).toFixed(1)} s`, `bare node reading the archive ${(read / 1000).toFixed(1)} s (must 15 s)`);
}

function bundle(scale: number): Zippable {
  const start = Date.UTC(2026, 2, 1);
  const log = encodeEvtx(Array.from({ length: Math.round(60_000 * scale) }, (_, i) => ({
    provider: i % 40 === 0 ? 'Microsoft-Windows-AAD' : 'Service Control Manager', channel: i % 40 === 0 ? 'Microsoft-Windows-AAD/Operational' : 'System', computer: 'pc1.contoso.com',
    id: i % 40 === 0 ? 1098 : 7036, level: 2, atUtc: start + i * 1000, userSid: 'S-1-5-18',
    data: [['Error', { type: 'hex32' as const, value: 0xcaa20003 }], ['ErrorMessage', 'A text that is as long as these texts are.'.repeat(6)]] as const,
  })));
  const signIn = (i: number) => ({ id: String(i), createdDateTime: new Date(start + i * 60_000).toISOString(), userPrincipalName: `user${i % 500}@contoso.com`, appDisplayName: 'Office', correlationId: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`, status: { errorCode: 0 }, deviceDetail: { deviceId: '' }, appliedConditionalAccessPolicies: [] });
  const trace = new Uint8Array(Math.round(24e6 * scale));
  for (let i = 0, seed = 1; i < trace.length; i++) trace[i] = (seed = (seed * 1103515245 + 12345) >>> 0) >>> 24;
  // The head of an event trace: buffer size, and the marker of its system header.
  trace.set([0, 0, 1, 0]);
  trace.set([2, 0xc0], 74);
  return {
    'authlogs/Dsregcmd.txt': new TextEncoder().encode(makeCapture(captureShapes[0]!, 1)),
    'authlogs/System.evtx': log, 'authlogs/Aad_Oper.evtx': log, 'authlogs/PRETRACE/Aad_oper.evtx': log,
    'authlogs/signins.json': new TextEncoder().encode(JSON.stringify({ '@odata.context': 'https://graph.microsoft.com/beta/$metadata#auditLogs/signIns', value: Array.from({ length: Math.round(30_000 * scale) }, (_, i) => signIn(i)) })),
    'authlogs/ngc.etl': trace, 'authlogs/lsa.etl': trace, 'authlogs/webauth.etl': trace, 'authlogs/kerberos.etl': trace,
  };
}

function timed(run: () => void): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}
