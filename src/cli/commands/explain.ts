import { rules } from '../../core/index.js';
import { explain, type Explanation } from '../../core/catalog/explain.js';
import type { Reading } from '../../core/catalog/reading.js';
import { TextPage } from '../../core/report/text-page.js';
import { AppError } from '../../node/app-error.js';
import { columns, wantsColour } from '../../node/terminal.js';
import { openOutput } from '../../node/write-output.js';
import { exitCodes, type ExitCode } from '../exit-code.js';

/** `prtrace explain`. Ends with code 2 when nothing is known. */
export async function explainQuery(operands: readonly string[], given: Readonly<Record<string, string | boolean>>): Promise<ExitCode> {
  const query = operands.join(' ').trim();
  if (query === '') throw new AppError('usage', 'Nothing to explain was named.', { hint: 'For example: prtrace explain 0xC000006D' });
  const explanation = explain(query, { rules });
  if (given['format'] === 'json') {
    openOutput(undefined).write(`${JSON.stringify(explanation, null, 2)}\n`);
  } else if (explanation.readings.length > 0) {
    const colour = wantsColour(typeof given['color'] === 'boolean' ? given['color'] : undefined);
    openOutput(undefined).write(explanationText(explanation, colour));
  }
  if (explanation.readings.length > 0) return exitCodes.healthy;
  if (given['format'] === 'json') return exitCodes.usage;
  const [nearest] = explanation.suggestions;
  throw new AppError('usage', `Nothing is known about "${query}".`, {
    hint: nearest === undefined ? 'It can be a code, an event id, a field of dsregcmd, an endpoint or a rule.' : `Did you mean ${explanation.suggestions.map((each) => each.query).join(', ')}?`,
  });
}

function explanationText({ readings, suggestions }: Explanation, colour: boolean): string {
  const page = new TextPage({ colour, width: columns() });
  for (const reading of readings) addReading(page, reading);
  if (suggestions.length > 0) {
    page.heading('Or did you mean');
    for (const { query, why } of suggestions) page.say(`- ${query}: ${why}`, 2, 4);
  }
  return page.text();
}

function addReading(page: TextPage, reading: Reading): void {
  page.heading(reading.title);
  page.say(reading.meaning, 2);
  if (reading.stage !== undefined) page.say(`Stage: ${reading.stage}`, 2, 4);
  if (reading.classHint !== undefined) page.say(`Points to: ${reading.classHint} (a hint; the whole evidence decides)`, 2, 4);
  if (reading.check !== undefined) page.say(`Look at first: ${reading.check}`, 2, 4);
  for (const { label, value } of reading.details) page.say(`${label}: ${value}`, 2, 4);
  for (const note of reading.notes) page.say(`Note: ${note}`, 2, 4);
  for (const difference of reading.disagreements) page.say(`Sources disagree: ${difference}`, 2, 4);
  for (const { title, url } of reading.sources) page.copyable(`Source: ${title === url || title === '' ? url : `${title}, ${url}`}`, 2);
}
