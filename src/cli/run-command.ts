import { existsSync } from 'node:fs';
import { AppError } from '../node/app-error.js';
import { openOutput } from '../node/write-output.js';
import { commands } from './command-table.js';
import { diagnose } from './commands/diagnose.js';
import { exitCodes, type ExitCode } from './exit-code.js';
import { didYouMean, type CommandLine } from './parse-command-line.js';
import { tell } from './tell.js';

/** Runs what a command line asks for. `diagnose` is at hand; everything else is loaded when it is asked for. */
export async function runCommand(line: CommandLine): Promise<ExitCode> {
  const { command, unknownCommand, operands, options } = line;
  if (options['version'] === true) {
    openOutput(undefined).write(`${(await import('./version.js')).version}\n`);
    return exitCodes.healthy;
  }
  if (options['help'] === true || unknownCommand === 'help') {
    const { helpText } = await import('./help.js');
    openOutput(undefined).write(helpText(command ?? commands.find(({ name }) => name === operands[0])));
    return exitCodes.healthy;
  }
  switch (command?.name) {
    case 'diagnose':
      return await diagnose(operands, options);
    case 'compare':
      return await (await import('./commands/compare.js')).compare(operands, options);
    case 'open':
      return await (await import('./commands/open.js')).open(operands, options);
    case 'explain':
      return await (await import('./commands/explain.js')).explainQuery(operands, options);
    case 'redact':
      return await (await import('./commands/redact.js')).redact(operands, options);
    case 'rules':
      return await (await import('./commands/rules.js')).listRules(operands, options);
    case 'schema':
      return (await import('./commands/schema.js')).printSchema(operands);
    case 'read':
      return await (await import('./commands/read.js')).read(operands, options);
    case 'lab':
      return await (await import('./commands/lab.js')).lab(operands, options);
    case 'completion':
      return await (await import('./commands/complete.js')).completionScript(operands);
    default:
      return await withoutCommand(unknownCommand);
  }
}

async function withoutCommand(named: string | undefined): Promise<ExitCode> {
  if (named === undefined) {
    const { helpText } = await import('./help.js');
    tell(helpText(undefined).trimEnd());
    return exitCodes.usage;
  }
  const hint = existsSync(named) ? `To diagnose it: prtrace diagnose ${named.includes(' ') ? `"${named}"` : named}` : await didYouMean(named, commands.map(({ name }) => name), 'See: prtrace --help');
  throw new AppError('usage', `There is no command "${named}".`, { hint });
}
