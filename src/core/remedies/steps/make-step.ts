import type { Risk, Step } from '../define-remedy.js';
import { meaningsOf } from './placeholders.js';

interface Spec {
  readonly id: string;
  readonly title: string;
  readonly actor: Step['actor'];
  readonly context: Step['context'];
  readonly commands?: readonly string[];
  readonly requires?: readonly string[];
  readonly verify: string;
}

interface RepairSpec extends Spec {
  readonly undo: string;
}

const nothingToUndo = 'Nothing to undo: this step changes nothing.';

/** A step that only reads. */
export function check(spec: Spec): Step {
  return make('check', 'none', { ...spec, undo: nothingToUndo });
}

/** A step that saves evidence and changes nothing else. */
export function collect(spec: Spec): Step {
  return make('collect', 'none', { ...spec, undo: 'Delete the saved files when the ticket is closed.' });
}

/** A step that records more than Windows does by itself, so that a setting changes for a while. */
export function record(spec: RepairSpec): Step {
  return make('collect', 'low', spec);
}

/** A step that shows whether the repair worked. */
export function verification(spec: Spec): Step {
  return make('verify', 'none', { ...spec, undo: nothingToUndo });
}

/** A step that changes something. */
export function repair(risk: Exclude<Risk, 'none'>, spec: RepairSpec): Step {
  return make('repair', risk, spec);
}

function make(kind: Step['kind'], risk: Risk, { commands = [], requires = [], verify, undo, ...rest }: RepairSpec): Step {
  return { ...rest, kind, risk, commands, requires: [...requires, ...shellFor(commands, requires), ...meaningsOf(commands)], verify, undo };
}

/** Says which shell the commands are written for, where the two differ and the step does not say so itself. */
function shellFor(commands: readonly string[], requires: readonly string[]): readonly string[] {
  const powerShell = commands.some((command) => /^[($]|^[A-Z][A-Za-z]*-[A-Z][A-Za-z]*(?: |$)/.test(command)) && !requires.some((one) => one.includes('PowerShell'));
  const prompt = commands.some((command) => /%[A-Za-z]+%/.test(command)) && !requires.some((one) => one.includes('(cmd)'));
  return [...(powerShell ? ['The prompt is PowerShell.'] : []), ...(prompt ? ['The prompt is a command prompt (cmd).'] : [])];
}
