import { verdictClasses } from '../../core/index.js';
import { TextPage } from '../../core/report/text-page.js';
import { classWords, stageLabel } from '../../core/report/words.js';
import { columns, wantsColour } from '../../node/terminal.js';
import { openOutput } from '../../node/write-output.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import type { Fault } from './lab-module.js';

/** `prtrace lab list`: the faults by what they break, or the named ones in full. */
export function listFaults(faults: readonly Fault[], inFull: boolean, given: Readonly<Record<string, string | boolean>>): ExitCode {
  const output = openOutput(undefined);
  if (given['format'] === 'json') {
    output.write(`${JSON.stringify(faults.map(published), null, 2)}\n`);
    return exitCodes.healthy;
  }
  const page = new TextPage({ colour: wantsColour(typeof given['color'] === 'boolean' ? given['color'] : undefined), width: columns() });
  if (inFull) for (const fault of faults) addFault(page, fault);
  else addList(page, faults);
  output.write(page.text());
  return exitCodes.healthy;
}

function published({ id, row, title, story, truth, basis, sources }: Fault): object {
  return { id, ...(row === undefined ? {} : { row }), title, story, truth, basis, sources };
}

function addList(page: TextPage, faults: readonly Fault[]): void {
  for (const verdictClass of verdictClasses) {
    const ofClass = faults.filter(({ truth }) => truth.class === verdictClass);
    if (ofClass.length === 0) continue;
    page.heading(`${classWords[verdictClass].name} (${verdictClass})`);
    for (const { id, title, basis } of ofClass) page.say(`${id}: ${title}${basis === 'modelled' ? ' (modelled)' : ''}`, 2, 4);
  }
  page.heading(`${faults.length} faults. One of them in full: prtrace lab list <fault>`);
  page.say('Modelled: no public page or capture shows how Windows would tell of it; the lab assumes it.', 0);
}

function addFault(page: TextPage, { id, title, story, truth, basis, sources }: Fault): void {
  page.heading(title);
  page.say(story, 2);
  page.say(`Id: ${id}`, 2, 4);
  page.say(`Class: ${truth.class}`, 2, 4);
  page.say(`Stage: ${stageLabel(truth.stage)}`, 2, 4);
  if (truth.causes.length > 0) page.say(`Cause to be found: ${truth.causes.join(', or ')}`, 2, 4);
  page.say(`Its traces are ${basis}.`, 2, 4);
  for (const source of sources) page.copyable(`Source: ${source}`, 2);
  page.say('Break it, collect, diagnose:', 2);
  page.copyable(`prtrace lab run ${id} --diagnose`, 4);
}
