import * as fs from 'node:fs';
import * as os from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../node/app-error.js';
import { systemCode } from '../../node/failure-words.js';
import { openOutput } from '../../node/write-output.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { tell } from '../tell.js';
import type { Lab } from './lab-module.js';
import { seedOf } from './lab-options.js';

/** `prtrace lab serve`: the emulated Entra, in this machine's own time, until it is stopped. */
export async function serveEntra(lab: Lab, given: Readonly<Record<string, string | boolean>>): Promise<ExitCode> {
  const port = portOf(given['port']);
  const service = await served(lab, seedOf(given), port);
  const folder = fs.mkdtempSync(join(os.tmpdir(), 'prtrace-lab-'));
  try {
    const root = join(folder, 'lab-root.pem');
    fs.writeFileSync(root, service.authorityPem);
    openOutput(undefined).write([
      `Authority        https://127.0.0.1:${service.tlsPort}/${service.tenantId}`,
      `Proxy (CONNECT)  http://127.0.0.1:${service.proxyPort}   for clients that know only ${service.hostNames.join(', ')}`,
      `Root to trust    ${root}   (NODE_EXTRA_CA_CERTS, REQUESTS_CA_BUNDLE)`,
      ...service.accounts.map(({ userPrincipalName, password, kind }) => `Account          ${userPrincipalName}   password ${password}   ${kind}`),
      ...service.clients.map(({ clientId, secret }) => `Client           ${clientId}   ${secret === undefined ? 'public' : `secret ${secret}`}`),
      '',
    ].join('\n'));
    tell('The emulated Entra is open to this PC only. Trust its root in one program at a time, never in the system: its key is published. Never give it a real password. Press Ctrl-C to stop.');
    await new Promise<void>((resolve) => {
      process.once('SIGINT', resolve);
      process.once('SIGTERM', resolve);
    });
  } finally {
    await service.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
  return exitCodes.healthy;
}

async function served(lab: Lab, seed: string, port: number | undefined): ReturnType<Lab['serveLab']> {
  try {
    return await lab.serveLab({ seed, ...(port === undefined ? {} : { tlsPort: port }) });
  } catch (error) {
    if (systemCode(error) === 'EADDRINUSE') throw new AppError('usage', `Port ${port} is taken.`, { hint: 'Give another --port, or none.' });
    if (systemCode(error) === 'EACCES') throw new AppError('usage', `Port ${port} may not be used by this account.`, { hint: 'Give a --port above 1023, or none.' });
    throw error;
  }
}

function portOf(given: string | boolean | undefined): number | undefined {
  if (typeof given !== 'string') return undefined;
  const port = Number(given);
  if (!/^\d+$/.test(given) || port < 1 || port > 65_535) throw new AppError('usage', `--port cannot be "${given}".`, { hint: 'It is a number from 1 to 65535.' });
  return port;
}
