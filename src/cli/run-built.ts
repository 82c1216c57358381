import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The command line as `npm run build` makes it. For tests: what users run is the bundle, so the bundle is tested. */
export const builtCli = join(import.meta.dirname, '../../dist/cli.js');

export interface BuiltRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs it to its end. Colours and terminals of whoever runs the tests play no part. */
export function runBuilt(args: readonly string[], { cwd, input = '', env = {} }: { readonly cwd?: string; readonly input?: string; readonly env?: Record<string, string> } = {}): BuiltRun {
  if (!existsSync(builtCli)) throw new Error('Run "npm run build" first: these tests run dist/cli.js.');
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NO_COLOR' && name !== 'FORCE_COLOR'));
  const run = spawnSync(process.execPath, [builtCli, ...args], { ...(cwd === undefined ? {} : { cwd }), input, encoding: 'utf8', env: { ...own, ...env }, maxBuffer: 256 * 1024 * 1024 });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}
