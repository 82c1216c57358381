import { commands, globalOptions, type CommandSpec, type OptionSpec } from './command-table.js';
import { version } from './version.js';

/** Columns that help fits into. */
const width = 80;

/** The help of one command, or of the program. Ends with a line break. */
export function helpText(command: CommandSpec | undefined): string {
  return `${(command === undefined ? programHelp() : commandHelp(command)).join('\n')}\n`;
}

function programHelp(): string[] {
  return [
    `prtrace ${version}`,
    ...wrapped('Finds which stage of the Windows Primary Refresh Token (PRT) pipeline broke, and why. Works offline; sends nothing anywhere unless --graph is given.', 0),
    '',
    'Usage: prtrace <command> [options]',
    '',
    'Commands:',
    ...rows(commands.map(({ name, describes }) => [name, describes])),
    '',
    'Options:',
    ...optionRows(globalOptions),
    '',
    'Examples:',
    ...exampleRows(['diagnose', 'explain', 'redact'].flatMap((name) => commands.find((each) => each.name === name)?.examples.slice(0, name === 'diagnose' ? 2 : 1) ?? [])),
    '',
    'More about a command: prtrace <command> --help',
  ];
}

function commandHelp({ name, operands, describes, details = [], options, examples }: CommandSpec): string[] {
  return [
    ...wrapped(describes, 0),
    '',
    `Usage: prtrace ${[name, operands, options.length > 0 ? '[options]' : ''].filter((part) => part !== '').join(' ')}`,
    ...details.flatMap((paragraph) => ['', ...wrapped(paragraph, 0)]),
    '',
    'Options:',
    ...optionRows([...options, globalOptions[0]!]),
    '',
    'Examples:',
    ...exampleRows(examples),
  ];
}

function optionRows(options: readonly OptionSpec[]): string[] {
  return rows(options.map(({ flags, describes, values }) => [flags.startsWith('--') ? `    ${flags}` : flags, values === undefined ? describes : `${describes}: ${values.join(', ')}`]));
}

/** A command to copy stands on a line of its own, whatever its width. */
function exampleRows(examples: CommandSpec['examples']): string[] {
  return examples.flatMap(({ command, does }) => [`  # ${does}`, `  ${command}`]);
}

/** Names on the left, what they are beside them. */
function rows(pairs: readonly (readonly [name: string, text: string])[]): string[] {
  const left = Math.max(...pairs.map(([name]) => name.length)) + 4;
  return pairs.flatMap(([name, text]) => wrapped(text, left).map((line, i) => (i === 0 ? `  ${name.padEnd(left - 2)}${line.trimStart()}` : line)));
}

function wrapped(text: string, indent: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > width) {
      lines.push(' '.repeat(indent) + line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, ' '.repeat(indent) + line];
}
