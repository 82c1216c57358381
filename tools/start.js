/**
 * `npm start`: shows what Prtrace does, on the example evidence that comes with it. Always ends with code 0, because npm
 * prints an error block on any other, and the example shows a fault.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const shown = spawnSync(process.execPath, ['dist/cli.js', 'diagnose', 'examples/dsregcmd.txt'], { cwd: root, stdio: 'inherit' });
if (shown.error) console.error(`The example could not be diagnosed: ${shown.error.message}`);

console.log(`
This was the example. Now yours:

  npx prtrace diagnose FILE

FILE holds the output of "dsregcmd /status", run as the affected user in an ordinary
prompt. More: npx prtrace --help`);
process.exitCode = 0;
