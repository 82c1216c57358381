import type { Parsed, TextFile } from '../../evidence/artifact.js';
import type { MachineState } from '../../evidence/machine-state.js';

/** More states than a PC has; a file with more is no capture of one. */
export const maxStates = 500;

/** What a parser of machine state hands back: one artifact, also when the tool listed only things that do not matter. */
export function machineArtifact(file: TextFile, states: readonly MachineState[], notes: readonly string[], othersIgnored?: number): Parsed {
  const kept = states.slice(0, maxStates);
  const all = states.length > maxStates ? [...notes, `${file.path}: only the first ${maxStates} of ${states.length} records were read.`] : notes;
  return {
    artifacts: [{
      kind: 'machine',
      machine: { file: file.path, line: file.firstLine, states: kept, ...(othersIgnored === undefined ? {} : { othersIgnored }) },
    }],
    notes: all,
  };
}

/** The outcome when a text looked like the format but held nothing of it. */
export function unreadMachine(file: TextFile, why: string): Parsed {
  return { artifacts: [], notes: [], unread: `${file.path}: ${why}` };
}
