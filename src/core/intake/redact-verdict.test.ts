import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examine } from '../index.js';
import { decode } from './decode.js';
import { redactor } from './redact.js';

/** Every text that the project keeps as evidence, and the public cases where they lie beside it. */
const folders = ['examples', 'corpus', '../shared/corpus'].map((folder) => join(import.meta.dirname, '../../..', folder)).filter((folder) => existsSync(folder));
const files = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.txt') && !name.endsWith('symptom.txt')).sort().map((name) => join(folder, name)));

/**
 * What must be the same before and after; the words around it hold names. Whether the text was read in part is left out:
 * redaction undoes a console's wrap, so that the copy can be read without guesses.
 */
function verdicts(text: string): unknown {
  const bytes = new TextEncoder().encode(text);
  const { results, unread } = examine([{ path: 'evidence.txt', bytes }]);
  return {
    results: results.map(({ verdict, stages, context, device, capturedAt, plan }) => ({
      class: verdict.class, stage: verdict.stage, confidence: verdict.confidence,
      causes: verdict.causes.map(({ id, confidence, consequences }) => ({ id, confidence, consequences })),
      stages: stages.map(({ id, state }) => `${id} ${state}`),
      context: { kind: context.kind, elevated: context.elevated, remote: context.remote, speaksForPrt: context.speaksForPrt },
      join: device.join, at: capturedAt.at, steps: plan.steps.map(({ id }) => id),
    })),
    unread: unread.length,
  };
}

describe('the verdict is the same after redaction', () => {
  test.each(files.map((file) => [file.slice(file.lastIndexOf('corpus')), file] as const))('%s', (_, file) => {
    const text = decode(readFileSync(file)).text;
    expect(verdicts(redactor('a key for the tests').text(text))).toEqual(verdicts(text));
  });
});

/** Values of fields that name somebody, as long as they are names and not blanked out, answers or words of the output. */
function namesIn(text: string): readonly string[] {
  const { results } = examine([{ path: 'evidence.txt', bytes: new TextEncoder().encode(text) }]);
  const fields = results.flatMap(({ facts }) => Object.entries(facts)
    .filter(([name]) => /(^|\/)(Device Name|DomainName|User Identity|Executing Account Name|DeviceId|TenantId|WorkplaceDeviceId|Thumbprint|Correlation ID)$/.test(name))
    .flatMap(([, value]) => value.split(/[\\@,\s/]+/)));
  return fields.filter((name) => name.length > 4 && !/[*[\]<>…{}]|^[x.-]+$|^(administrator|system|authority|service|azuread|localhost|workgroup|unknown|network|domain|defaultuser0?)$/i.test(name));
}

describe('no name survives redaction', () => {
  test.each(files.map((file) => [file.slice(file.lastIndexOf('corpus')), file] as const))('%s', (_, file) => {
    const text = decode(readFileSync(file)).text;
    const made = redactor('a key for the tests').text(text).toLowerCase();
    const words = new Set(made.split(/[^\p{L}\p{N}_.$'-]+/u));
    expect(namesIn(text).filter((name) => words.has(name.toLowerCase()))).toEqual([]);
  });
});

describe('no name survives in the commands of a redacted report', () => {
  test.each(files.map((file) => [file.slice(file.lastIndexOf('corpus')), file] as const))('%s', (_, file) => {
    const text = decode(readFileSync(file)).text;
    const redact = redactor('a key for the tests');
    redact.learn(text);
    const { results } = redact.report(examine([{ path: 'evidence.txt', bytes: new TextEncoder().encode(text) }]));
    const commands = results.flatMap(({ plan, gaps }) => [...plan.steps.flatMap((step) => step.commands), ...gaps.map(({ command }) => command)]).join('\n').toLowerCase();
    const words = new Set(commands.split(/[^\p{L}\p{N}_.$-]+/u));
    expect(namesIn(text).filter((name) => words.has(name.toLowerCase()))).toEqual([]);
  });
});
