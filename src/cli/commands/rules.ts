import { rules, type Rule } from '../../core/index.js';
import { TextPage } from '../../core/report/text-page.js';
import { classWords, stageLabel } from '../../core/report/words.js';
import { verdictClasses } from '../../core/evidence/verdict.js';
import { AppError } from '../../node/app-error.js';
import { columns, wantsColour } from '../../node/terminal.js';
import { openOutput } from '../../node/write-output.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { didYouMean } from '../parse-command-line.js';

/** `prtrace rules`: all causes in a list, or the named ones in full. */
export async function listRules(ids: readonly string[], given: Readonly<Record<string, string | boolean>>): Promise<ExitCode> {
  const chosen: Rule[] = [];
  for (const id of ids) {
    const rule = rules.find((each) => each.id === id.toLowerCase());
    if (rule === undefined) {
      throw new AppError('usage', `There is no rule "${id}".`, { hint: await didYouMean(id, rules.map((each) => each.id), 'See: prtrace rules') });
    }
    chosen.push(rule);
  }
  const output = openOutput(undefined);
  if (given['format'] === 'json') {
    output.write(`${JSON.stringify((ids.length > 0 ? chosen : rules).map(published), null, 2)}\n`);
    return exitCodes.healthy;
  }
  const page = new TextPage({ colour: wantsColour(typeof given['color'] === 'boolean' ? given['color'] : undefined), width: columns() });
  if (ids.length > 0) for (const rule of chosen) addRule(page, rule);
  else addList(page);
  output.write(page.text());
  return exitCodes.healthy;
}

/** What others may build on. */
function published({ id, class: verdictClass, stage, title, explains, provedBy, ruledOutBy, leadsTo = [], sources }: Rule): object {
  return { id, class: verdictClass, stage, title, explains, provedBy, ruledOutBy, leadsTo, sources };
}

function addList(page: TextPage): void {
  for (const verdictClass of verdictClasses) {
    const ofClass = rules.filter((rule) => rule.class === verdictClass);
    if (ofClass.length === 0) continue;
    page.heading(`${classWords[verdictClass].name} (${verdictClass})`);
    for (const { id, title } of ofClass) page.say(`${id}: ${title}`, 2, 4);
  }
  page.heading(`${rules.length} rules. One of them in full: prtrace rules <id>`);
}

function addRule(page: TextPage, { id, class: verdictClass, stage, title, explains, provedBy, ruledOutBy, leadsTo = [], sources }: Rule): void {
  page.heading(title);
  page.say(explains, 2);
  page.say(`Id: ${id}`, 2, 4);
  page.say(`Class: ${verdictClass}`, 2, 4);
  page.say(`Stage: ${stageLabel(stage)}`, 2, 4);
  page.say(`What proves it: ${provedBy}`, 2, 4);
  page.say(`What rules it out: ${ruledOutBy}`, 2, 4);
  if (leadsTo.length > 0) page.say(`What follows from it: ${leadsTo.join(', ')}`, 2, 4);
  for (const { title: name, url } of sources) page.copyable(`Source: ${name}, ${url}`, 2);
}
