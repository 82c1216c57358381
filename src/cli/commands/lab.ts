import { AppError } from '../../node/app-error.js';
import { labActions } from '../command-table.js';
import type { ExitCode } from '../exit-code.js';
import type { Lab } from '../lab/lab-module.js';
import { didYouMean } from '../parse-command-line.js';

/** `prtrace lab`: the executable pipeline with faults in it. Nothing else loads the lab. */
export async function lab(operands: readonly string[], given: Readonly<Record<string, string | boolean>>): Promise<ExitCode> {
  const [action, ...rest] = operands;
  if (action === undefined) throw new AppError('usage', 'It was not said what the lab shall do.', { hint: `Say one of: ${labActions.join(', ')}. To begin with: prtrace lab list` });
  refuseStrayOptions(action, given);
  const labModule: Lab = await import('../../../lab/index.js');
  switch (action) {
    case 'list':
      return (await import('../lab/list-faults.js')).listFaults(await faultsNamed(labModule, rest), rest.length > 0, given);
    case 'run':
      if (rest.length === 0) throw new AppError('usage', 'No fault was named.', { hint: 'For example: prtrace lab run device-object-disabled --diagnose. All of them: prtrace lab list' });
      return await (await import('../lab/run-faults.js')).runFaults(labModule, await faultsNamed(labModule, rest), given);
    case 'serve':
      if (rest.length > 0) throw new AppError('usage', 'serve takes no fault: it keeps a healthy Entra up for other clients.', { hint: 'To break something: prtrace lab run <fault>' });
      return await (await import('../lab/serve-entra.js')).serveEntra(labModule, given);
    case 'quiz':
      return await (await import('../lab/play-quiz.js')).playQuiz(labModule, await faultsNamed(labModule, rest), given);
    case 'matrix':
      return await (await import('../lab/run-all.js')).runAll(labModule, await faultsNamed(labModule, rest), given);
    default:
      throw new AppError('usage', `The lab cannot "${action}".`, { hint: await didYouMean(action, labActions, `It can: ${labActions.join(', ')}.`) });
  }
}

/** Options that an action would do nothing with are refused: who gives `-o` to list or matrix expects a file. */
function refuseStrayOptions(action: string, given: Readonly<Record<string, string | boolean>>): void {
  const taken = labOptions[action as (typeof labActions)[number]] as readonly string[] | undefined;
  const stray = Object.keys(given).find((name) => taken?.includes(name) === false);
  if (stray !== undefined) throw new AppError('usage', `--${stray} does nothing with lab ${action}.`, { hint: `It is for: ${labActions.filter((other) => (labOptions[other] as readonly string[]).includes(stray)).map((other) => `lab ${other}`).join(', ')}.` });
}

const labOptions = {
  list: ['format', 'color'],
  run: ['diagnose', 'out', 'seed', 'windows', 'context', 'events', 'analytic', 'format', 'color'],
  serve: ['seed', 'port', 'color'],
  quiz: ['seed', 'windows', 'context', 'analytic', 'color'],
  matrix: ['seed', 'windows', 'context', 'format', 'color'],
} as const satisfies Record<(typeof labActions)[number], readonly string[]>;

/** The named faults, in this order; all of them where none is named. */
async function faultsNamed({ faults }: Lab, ids: readonly string[]): Promise<Lab['faults']> {
  if (ids.length === 0) return faults;
  const named: Lab['faults'][number][] = [];
  for (const id of ids) {
    const fault = faults.find((each) => each.id === id.toLowerCase());
    if (fault === undefined) throw new AppError('usage', `The lab has no fault "${id}".`, { hint: await didYouMean(id, faults.map((each) => each.id), 'See: prtrace lab list') });
    if (!named.includes(fault)) named.push(fault);
  }
  return named;
}

