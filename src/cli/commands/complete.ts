import tab from '@bomb.sh/tab/cac';
import { cac } from 'cac';
import { AppError } from '../../node/app-error.js';
import { openOutput } from '../../node/write-output.js';
import { commands, globalOptions, optionName, shells } from '../command-table.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { didYouMean } from '../parse-command-line.js';

/** What the scripts of `completion` call at every press of the key: `prtrace complete -- diagnose --for`. */
export async function complete(argv: readonly string[]): Promise<ExitCode> {
  const cli = cac('prtrace');
  for (const option of globalOptions) cli.option(option.flags, option.describes);
  for (const command of commands) {
    const registered = cli.command(command.operands === '' ? command.name : `${command.name} [...operands]`, command.describes);
    for (const option of command.options) registered.option(option.flags, option.describes);
  }
  await tab(cli, {
    subCommands: Object.fromEntries(commands.map((command) => [command.name, {
      ...(command.name === 'completion' ? { args: { operands: offering(shells) } } : {}),
      options: Object.fromEntries(command.options.flatMap((option) => (option.values ? [[optionName(option), offering(option.values)]] : []))),
    }])),
  });
  openOutput(undefined).write(withFileNames(linesLogged(() => cli.parse(['node', 'prtrace', 'complete', ...argv]))));
  return exitCodes.healthy;
}

/** The library logs its lines; a reader that is gone by then must not become an error of the stream. */
function linesLogged(run: () => void): readonly string[] {
  const lines: string[] = [];
  const { log } = console;
  console.log = (line: string) => void lines.push(line);
  try {
    run();
  } finally {
    console.log = log;
  }
  return lines;
}

/** The library forbids names of files everywhere (`:4`). Where it has nothing to offer, the shell may (`:0`). */
function withFileNames(lines: readonly string[]): string {
  const text = lines.length === 1 && lines[0] === ':4' ? ':0' : lines.join('\n');
  return `${text}\n`;
}

/** `prtrace completion bash`: the script for one shell. */
export async function completionScript(operands: readonly string[]): Promise<ExitCode> {
  const [shell] = operands;
  const all = `It can be: ${shells.join(', ')}.`;
  if (shell === undefined) throw new AppError('usage', 'No shell was named.', { hint: all });
  if (!(shells as readonly string[]).includes(shell)) throw new AppError('usage', `There is no completion for "${shell}".`, { hint: await didYouMean(shell, shells, all) });
  return await complete([shell]);
}

function offering(values: readonly string[]): (offer: (value: string, description: string) => void) => void {
  return (offer) => {
    for (const value of values) offer(value, '');
  };
}
