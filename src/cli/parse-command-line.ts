import { cac } from 'cac';
import { AppError } from '../node/app-error.js';
import { commands, globalOptions, optionName, shortName, takesValue, type CommandSpec, type OptionSpec } from './command-table.js';

/** A command line, taken apart. */
export interface CommandLine {
  /** Absent when no command was named. */
  readonly command?: CommandSpec;
  /** What was named instead of a command that exists. */
  readonly unknownCommand?: string;
  readonly operands: readonly string[];
  /** By name without dashes: the text of options that take a value, true or false for the others. Absent: not given. */
  readonly options: Readonly<Record<string, string | boolean>>;
}

/**
 * Marks words that the library would take for something else: numbers, a lone dash, values that start with a dash. The
 * character cannot occur in an argument.
 */
const mark = '\0';

/** Takes the arguments apart (without the program's own name). Throws a usage `AppError` for options that do not fit. */
export async function parseCommandLine(argv: readonly string[]): Promise<CommandLine> {
  const cli = cac('prtrace');
  for (const option of globalOptions) cli.option(option.flags, option.describes);
  for (const command of commands) {
    // Without this, `--no-progress` would be there as `progress: true` when nobody gave it.
    const registered = cli.command(`${command.name} [...operands]`, command.describes).ignoreOptionDefaultValue();
    for (const option of command.options) registered.option(option.flags, option.describes);
  }
  const [words, named] = marked(argv);
  const command = commands.find(({ name }) => name === named);
  const known = [...(command?.options ?? []), ...globalOptions];
  const { args, options } = cli.parse(['node', 'prtrace', ...words], { run: false });

  const operands = [...args, ...((options['--'] as readonly string[] | undefined) ?? [])].map(unmarked);
  const given: Record<string, string | boolean> = {};
  for (const [key, value] of Object.entries(options)) {
    const name = key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (key === '--' || key.length === 1 && known.some((option) => shortName(option) === key)) continue;
    const option = known.find((each) => optionName(each) === name);
    if (option === undefined) {
      if (command === undefined && named !== undefined) continue;
      throw await unknownOption(value === false ? `--no-${name}` : name.length === 1 ? `-${name}` : `--${name}`, known, command);
    }
    given[name] = await valueOf(option, Array.isArray(value) ? value.at(-1) : value);
  }
  return {
    ...(command === undefined ? (named === undefined ? {} : { unknownCommand: named }) : { command }),
    operands: command === undefined && named !== undefined ? operands.slice(1) : operands,
    options: given,
  };
}

const switches: ReadonlySet<string> = new Set([...commands.flatMap(({ options }) => options), ...globalOptions].filter((option) => !takesValue(option)).map((option) => `--${optionName(option)}`));
const valueOptions = commands.flatMap(({ options }) => options.filter(takesValue));

/** The same arguments in a form that the library cannot misread, and the command's name, which is the first of them that is no option. */
function marked(argv: readonly string[]): [words: readonly string[], named: string | undefined] {
  const words: string[] = [];
  let named: string | undefined;
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!;
    if (word === '--') return [[...words, ...argv.slice(i)], named];
    const isOption = word.length > 1 && word.startsWith('-') && !/^-\d/.test(word);
    if (!isOption) {
      words.push(named === undefined && word !== '-' ? word : mark + word);
      named ??= word;
      continue;
    }
    const equals = word.indexOf('=');
    const flag = equals < 0 ? word : word.slice(0, equals);
    // The same letter can mean one option here and another elsewhere.
    const own = commands.find(({ name }) => name === named)?.options.filter(takesValue) ?? [];
    const option = [...own, ...valueOptions].find((each) => flag === `--${optionName(each)}` || word.slice(0, 2) === `-${shortName(each)}`);
    if (option === undefined) {
      // The library would take the value of an option that has none for an operand.
      if (equals >= 0 && switches.has(flag)) throw new AppError('usage', `${flag} takes no value.`);
      words.push(word);
    } else if (word.startsWith('--') || word.length === 2) {
      const value = equals >= 0 ? word.slice(equals + 1) : argv[++i];
      words.push(value === undefined ? `--${optionName(option)}` : `--${optionName(option)}=${mark}${value}`);
    } else {
      // -ofile and -o=file
      words.push(`--${optionName(option)}=${mark}${word.slice(word[2] === '=' ? 3 : 2)}`);
    }
  }
  return [words, named];
}

function unmarked(word: unknown): string {
  const text = String(word);
  return text.startsWith(mark) ? text.slice(1) : text;
}

async function valueOf(option: OptionSpec, value: unknown): Promise<string | boolean> {
  const name = optionName(option);
  if (!takesValue(option)) return value === true;
  if (typeof value !== 'string' || value === mark) {
    throw new AppError('usage', `--${name} needs a value.`, { hint: `Write it as in: ${option.flags}` });
  }
  const text = unmarked(value);
  if (option.values && !option.values.includes(text)) {
    throw new AppError('usage', `--${name} cannot be "${text}".`, { hint: await didYouMean(text, option.values, `It can be: ${option.values.join(', ')}.`) });
  }
  return text;
}

async function unknownOption(flag: string, known: readonly OptionSpec[], command: CommandSpec | undefined): Promise<AppError> {
  const names = known.map((option) => (option.flags.includes('--no-') ? `--no-${optionName(option)}` : `--${optionName(option)}`));
  const help = `See: prtrace ${command === undefined ? '' : `${command.name} `}--help`;
  return new AppError('usage', `There is no option ${flag}${command === undefined ? '' : ` for ${command.name}`}.`, { hint: await didYouMean(flag, names, help) });
}

/** "Did you mean …?" for the nearest candidate; the fallback when none is near. */
export async function didYouMean(asked: string, candidates: readonly string[], fallback: string): Promise<string> {
  const { nearMisses } = await import('../core/catalog/near-miss.js');
  const [best] = nearMisses(asked, candidates, 1);
  return best === undefined ? fallback : `Did you mean ${best}?`;
}
