import * as fs from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../node/app-error.js';
import { openOutput } from '../../node/write-output.js';
import { exitCodes, type ExitCode } from '../exit-code.js';

/** `prtrace schema`: a schema that is published with the package, as it stands there; the report's where none is named. */
export function printSchema([name = 'report']: readonly string[]): ExitCode {
  if (name !== 'report' && name !== 'comparison') throw new AppError('usage', `There is no schema of "${name}".`, { hint: 'It can be: report, comparison.' });
  const file = join(import.meta.dirname, '..', 'schema', `${name}.schema.json`);
  let schema: string;
  try {
    schema = fs.readFileSync(file, 'utf8');
  } catch (cause) {
    throw new AppError('internal', 'The schema is missing from this installation.', { hint: 'Install prtrace again.', cause });
  }
  openOutput(undefined).write(schema);
  return exitCodes.healthy;
}
