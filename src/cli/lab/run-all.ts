import { columns, isTerminal } from '../../node/terminal.js';
import { openOutput } from '../../node/write-output.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { tell } from '../tell.js';
import type { labContexts, labGenerations } from '../command-table.js';
import type { Fault, Lab } from './lab-module.js';
import { seedOf } from './lab-options.js';

/** `prtrace lab matrix`: every fault on every Windows generation in every context, with what the diagnosis made of it. */
export async function runAll(lab: Lab, faults: readonly Fault[], given: Readonly<Record<string, string | boolean>>): Promise<ExitCode> {
  const started = performance.now();
  const showsProgress = isTerminal(2);
  const cells = await lab.runMatrix({
    seed: seedOf(given), faults,
    ...(typeof given['windows'] === 'string' ? { generations: [given['windows'] as (typeof labGenerations)[number]] } : {}),
    ...(typeof given['context'] === 'string' ? { contexts: [given['context'] as (typeof labContexts)[number]] } : {}),
    ...(showsProgress ? { onFault: ({ id }: Fault, number: number, of: number) => process.stderr.write(`\r${`${number}/${of} ${id}`.padEnd(Math.min(60, columns() - 1))}`) } : {}),
  });
  if (showsProgress) process.stderr.write(`\r${' '.repeat(Math.min(60, columns() - 1))}\r`);
  const output = openOutput(undefined);
  if (given['format'] === 'json') {
    output.write(`${JSON.stringify(cells.map(({ fault, ...cell }) => ({ fault: fault.id, basis: fault.basis, ...cell })), null, 2)}\n`);
  } else {
    output.write(lab.matrixText(cells));
    tell(`${cells.length} diagnoses of ${faults.length} days in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  }
  return cells.some(({ judgement }) => judgement.outcome === 'wrong') ? exitCodes.fault : exitCodes.healthy;
}
