import { AppError } from '../node/app-error.js';
import { ClosedOutput } from '../node/write-output.js';
import { exitCodeOfFailure, exitCodes, type ExitCode } from './exit-code.js';
import { parseCommandLine } from './parse-command-line.js';
import { runCommand } from './run-command.js';
import { tell, tellFailure } from './tell.js';

/** The command line's one entry: every failure becomes words and an exit code here, and nowhere else. */
async function main(argv: readonly string[]): Promise<ExitCode> {
  try {
    // The shell asks for completions at every press of a key, with a line that is not complete.
    if (argv[0] === 'complete') return await (await import('./commands/complete.js')).complete(argv.slice(1));
    return await runCommand(await parseCommandLine(argv));
  } catch (error) {
    if (error instanceof ClosedOutput) return exitCodes.healthy;
    if (error instanceof AppError) {
      tellFailure(error);
      if (error.code === 'internal' && error.cause instanceof Error && process.env['PRTRACE_DEBUG']) tell(error.cause.stack ?? '');
      return exitCodeOfFailure(error.code);
    }
    tell(`prtrace: something in Prtrace itself went wrong: ${error instanceof Error ? error.message : String(error)}`);
    tell('Your evidence was not changed. Please report it with the command you ran; PRTRACE_DEBUG=1 shows where it happened.');
    if (process.env['PRTRACE_DEBUG'] && error instanceof Error) tell(error.stack ?? '');
    return exitCodes.internal;
  }
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
