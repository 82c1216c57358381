import * as fs from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../node/app-error.js';
import { openOutput } from '../../node/write-output.js';
import { exitCodes, type ExitCode } from '../exit-code.js';

/** `prtrace schema`: the schema that is published with the package, as it stands there. */
export function printSchema(): ExitCode {
  const file = join(import.meta.dirname, '..', 'schema', 'report.schema.json');
  let schema: string;
  try {
    schema = fs.readFileSync(file, 'utf8');
  } catch (cause) {
    throw new AppError('internal', 'The schema is missing from this installation.', { hint: 'Install prtrace again.', cause });
  }
  openOutput(undefined).write(schema);
  return exitCodes.healthy;
}
