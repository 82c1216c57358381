import { describe, expect, test } from 'vitest';
import { AppError } from '../node/app-error.js';
import { parseCommandLine } from './parse-command-line.js';

async function parsed(...argv: readonly string[]): Promise<unknown> {
  const { command, unknownCommand, operands, options } = await parseCommandLine(argv);
  return { command: command?.name ?? unknownCommand, operands, options };
}

describe('takes apart', () => {
  test.each([
    [['diagnose', 'a.txt', 'b.txt'], { command: 'diagnose', operands: ['a.txt', 'b.txt'], options: {} }],
    [['diagnose', '-'], { command: 'diagnose', operands: ['-'], options: {} }],
    [['diagnose', '-', 'a.txt', '--format', 'json'], { command: 'diagnose', operands: ['-', 'a.txt'], options: { format: 'json' } }],
    [['--format', 'json', 'diagnose', 'a.txt'], { command: 'diagnose', operands: ['a.txt'], options: { format: 'json' } }],
    [['diagnose', '-f', 'csv', '-o', '-', 'a'], { command: 'diagnose', operands: ['a'], options: { format: 'csv', output: '-' } }],
    [['diagnose', '-fcsv', '-o=x', 'a'], { command: 'diagnose', operands: ['a'], options: { format: 'csv', output: 'x' } }],
    [['diagnose', '--redact', 'a', '--no-progress'], { command: 'diagnose', operands: ['a'], options: { redact: true, progress: false } }],
    [['diagnose', '--redact', '5'], { command: 'diagnose', operands: ['5'], options: { redact: true } }],
    [['diagnose', 'a', '--redact-key', '007'], { command: 'diagnose', operands: ['a'], options: { 'redact-key': '007' } }],
    [['diagnose', 'a', '--redact-key', '1e5'], { command: 'diagnose', operands: ['a'], options: { 'redact-key': '1e5' } }],
    [['diagnose', 'a', '--symptom', '-1 PIN'], { command: 'diagnose', operands: ['a'], options: { symptom: '-1 PIN' } }],
    [['diagnose', 'a', '--symptom=x=y'], { command: 'diagnose', operands: ['a'], options: { symptom: 'x=y' } }],
    [['diagnose', 'a', '--format', 'json', '--format', 'csv'], { command: 'diagnose', operands: ['a'], options: { format: 'csv' } }],
    [['diagnose', '--', '--odd.txt', '-'], { command: 'diagnose', operands: ['--odd.txt', '-'], options: {} }],
    [['diagnose', 'a', '--color'], { command: 'diagnose', operands: ['a'], options: { color: true } }],
    [['diagnose', 'a', '--no-color'], { command: 'diagnose', operands: ['a'], options: { color: false } }],
    [['explain', '-1073741715'], { command: 'explain', operands: ['-1073741715'], options: {} }],
    [['explain', '0x80070005', '007'], { command: 'explain', operands: ['0x80070005', '007'], options: {} }],
    [['nothing', 'a', '--odd'], { command: 'nothing', operands: ['a'], options: {} }],
    [['--help'], { command: undefined, operands: [], options: { help: true } }],
    [['rules', '-h'], { command: 'rules', operands: [], options: { help: true } }],
    [['-v'], { command: undefined, operands: [], options: { version: true } }],
    [[], { command: undefined, operands: [], options: {} }],
  ])('%j', async (argv, expected) => {
    expect(await parsed(...argv)).toEqual(expected);
  });
});

describe('refuses with a hint', () => {
  test.each([
    [['diagnose', 'a', '--fromat', 'json'], 'There is no option --fromat for diagnose.', 'Did you mean --format?'],
    [['diagnose', 'a', '--no-progres'], 'There is no option --no-progres for diagnose.', 'Did you mean --no-progress?'],
    [['diagnose', 'a', '-x'], 'There is no option -x for diagnose.', 'See: prtrace diagnose --help'],
    [['rules', '--symptom', 'x'], 'There is no option --symptom for rules.', undefined],
    [['diagnose', 'a', '--format', 'jsno'], '--format cannot be "jsno".', 'Did you mean json?'],
    [['diagnose', 'a', '--expect', 'cloud'], '--expect cannot be "cloud".', 'It can be: joined, hybrid, registered.'],
    [['diagnose', 'a', '--format'], '--format needs a value.', undefined],
    [['diagnose', 'a', '--output='], '--output needs a value.', undefined],
    [['diagnose', 'a', '--redact=yes'], '--redact takes no value.', undefined],
  ])('%j', async (argv, message, hint) => {
    const failure = await parseCommandLine(argv).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AppError);
    expect((failure as AppError).code).toBe('usage');
    expect((failure as AppError).message).toContain(message);
    if (hint !== undefined) expect((failure as AppError).hint).toBe(hint);
  });
});
