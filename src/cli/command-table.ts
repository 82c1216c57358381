/** One option of a command, as help, parsing and shell completion read it. */
export interface OptionSpec {
  /** With its value's name where it takes one: `-o, --output <file>`, `--no-progress`. */
  readonly flags: string;
  readonly describes: string;
  /** All values that it takes; absent when any text will do. */
  readonly values?: readonly string[];
}

/** One command, as help, parsing and shell completion read it. */
export interface CommandSpec {
  readonly name: string;
  /** What stands behind the name in its usage line. */
  readonly operands: string;
  /** One sentence for the list of commands. */
  readonly describes: string;
  /** More for the command's own help, one paragraph each. */
  readonly details?: readonly string[];
  readonly options: readonly OptionSpec[];
  readonly examples: readonly { readonly command: string; readonly does: string }[];
}

export const formats = ['text', 'json', 'jsonl', 'markdown', 'html', 'csv'] as const;
export type Format = (typeof formats)[number];

export const expectations = ['joined', 'hybrid', 'registered'] as const;
export const graphAuths = ['device-code', 'browser', 'azure-cli', 'environment', 'managed-identity'] as const;
export const graphClouds = ['global', 'usgov', 'usgov-dod', 'china'] as const;
export const labActions = ['list', 'run', 'serve', 'quiz', 'matrix'] as const;
/** As the lab names them (`lab/evidence/capture-options.ts`), said here again because the help must not load the lab. */
export const labGenerations = ['windows-10-1607', 'windows-10-1809', 'windows-10-22h2', 'windows-11-23h2', 'windows-11-25h2', 'server-2022'] as const;
export const labEventForms = ['rendered-xml', 'xml', 'json'] as const;
export const labContexts = ['user', 'user-elevated', 'system', 'local-admin', 'other-user'] as const;
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

const colour: OptionSpec = { flags: '--color', describes: 'Colour the text, or --no-color not to (default: on a terminal, unless NO_COLOR is set)' };
const redactKey: OptionSpec = { flags: '--redact-key <key>', describes: 'Key for the stand-ins; the same key gives the same stand-ins again' };

export const commands: readonly CommandSpec[] = [
  {
    name: 'diagnose',
    operands: '<paths…|->',
    describes: 'Say which stage of the PRT pipeline broke, why, and what to do first.',
    details: [
      'Reads files that hold the output of "dsregcmd /status", folders with all that is below them, patterns such as "logs/**/*.txt", and standard input (-).',
      'A file named symptom.txt holds the reported symptom for the captures of its folder.',
      'Exit codes: 0 healthy, 1 a fault was found, 2 wrong usage, 3 nothing could be read, 4 internal error, 5 no verdict possible.',
    ],
    options: [
      { flags: '-f, --format <format>', describes: 'How to print the result (default: text)', values: formats },
      { flags: '-o, --output <file>', describes: 'Write the result into a file' },
      { flags: '--verbose', describes: 'Print the text in full where no verdict was possible' },
      { flags: '--symptom <words>', describes: 'What the user complains about, in the user\'s words' },
      { flags: '--expect <kind>', describes: 'What the PC should be', values: expectations },
      { flags: '--captured-at <time>', describes: 'When the capture was taken, such as 2025-06-02T05:57:29Z (without a zone: UTC)' },
      { flags: '--graph', describes: 'Ask Microsoft Graph about the devices and users of the captures; without it nothing is asked anywhere' },
      { flags: '--graph-auth <way>', describes: 'How to sign in (default: device-code)', values: graphAuths },
      { flags: '--graph-tenant <id>', describes: 'Tenant to ask (default: the one that the captures print)' },
      { flags: '--graph-client <id>', describes: 'Your own app registration; device-code and browser need one' },
      { flags: '--graph-cloud <cloud>', describes: 'Cloud of the tenant (default: global)', values: graphClouds },
      { flags: '--redact', describes: 'Replace names, ids and addresses by stand-ins in the result' },
      redactKey,
      { flags: '-j, --jobs <count>', describes: 'Worker threads for many files (default: one for each processor)' },
      { flags: '--no-progress', describes: 'Show no progress bar' },
      colour,
    ],
    examples: [
      { command: 'prtrace diagnose dsregcmd.txt', does: 'one PC' },
      { command: 'dsregcmd /status | prtrace diagnose -', does: 'this PC' },
      { command: 'prtrace diagnose status.txt --symptom "Outlook keeps prompting"', does: 'with the complaint' },
      { command: 'prtrace diagnose status.txt --graph --graph-auth azure-cli', does: 'with what the directory says, after "az login"' },
      { command: 'prtrace diagnose fleet --format jsonl -o fleet.jsonl', does: 'a folder of many captures' },
      { command: 'prtrace diagnose status.txt --format html --redact -o report.html', does: 'a page to share' },
    ],
  },
  {
    name: 'compare',
    operands: '<before> <after>',
    describes: 'Say what changed on a PC, and prove that the fault is gone.',
    details: [
      'Each side is a file, a folder or a ZIP of the same PC; one of them can be standard input (-). Captures are paired by device and user.',
      'A repair is only confirmed where AFTER is the younger capture, was run as the user and shows the PRT.',
      'Exit codes: 0 repaired, or no fault in AFTER; 1 a fault is still there or new; 2 wrong usage, or two different PCs; 3 nothing could be read; 4 internal error; 5 cannot tell.',
    ],
    options: [
      { flags: '-f, --format <format>', describes: 'How to print the result (default: text)', values: ['text', 'json', 'markdown'] },
      { flags: '-o, --output <file>', describes: 'Write the result into a file' },
      { flags: '--same-device', describes: 'Both sides are one PC, although their ids and names differ' },
      { flags: '--redact', describes: 'Replace names, ids and addresses by stand-ins in the result' },
      redactKey,
      colour,
    ],
    examples: [
      { command: 'prtrace compare before.txt after.txt', does: 'one PC' },
      { command: 'prtrace compare monday.zip friday.zip --format markdown -o proof.md', does: 'for the ticket' },
    ],
  },
  {
    name: 'open',
    operands: '[paths…|-]',
    describes: 'Show the evidence on a page in your browser, on this PC alone.',
    details: [
      'The page does what diagnose does, and shows the evidence behind every claim, a checklist, a timeline and what to share.',
      'It is served to this PC only, at an address that nobody can guess, until you press Ctrl-C. Nothing leaves the PC.',
    ],
    options: [{ flags: '--no-open', describes: 'Print the address and open no browser' }],
    examples: [
      { command: 'prtrace open', does: 'an empty page, to drop evidence on' },
      { command: 'prtrace open case-17 bundle.zip', does: 'a folder and an archive' },
    ],
  },
  {
    name: 'explain',
    operands: '<query…>',
    describes: 'Explain a code, an event id, a dsregcmd field or a rule, offline.',
    options: [
      { flags: '-f, --format <format>', describes: 'How to print the result (default: text)', values: ['text', 'json'] },
      colour,
    ],
    examples: [
      { command: 'prtrace explain 0xC000006D', does: 'a code, in any spelling' },
      { command: 'prtrace explain AADSTS50155', does: 'a code of the sign-in service' },
      { command: 'prtrace explain event 1098', does: 'an event' },
      { command: 'prtrace explain AzureAdPrt', does: 'a field of dsregcmd' },
    ],
  },
  {
    name: 'redact',
    operands: '<paths…|->',
    describes: 'Write copies of evidence files with stand-ins for names, ids and addresses.',
    details: [
      'Codes, times and the shape of every value stay, so that the copies give the same verdict. The originals are never changed.',
      'Archives are opened, event logs become XML. Tokens, cookies and passwords are taken out; what cannot be redacted is listed, not copied.',
      'Read the copies before you share them: free text can tell things that no program recognises.',
    ],
    options: [
      { flags: '-o, --output <folder>', describes: 'Folder for the copies, made if it does not exist, or a new archive if it ends in .zip (standard input needs none)' },
      redactKey,
    ],
    examples: [
      { command: 'prtrace redact dsregcmd.txt -o shared', does: 'one file' },
      { command: 'prtrace redact case-17 -o shared --redact-key "some words only you know"', does: 'a folder, with the stand-ins of an earlier run' },
      { command: 'prtrace redact bundle.zip -o shared.zip', does: 'a bundle of logs, as one archive' },
      { command: 'dsregcmd /status | prtrace redact - > shared.txt', does: 'this PC' },
    ],
  },
  {
    name: 'rules',
    operands: '[id…]',
    describes: 'List the causes that can be found, with ids, classes and sources.',
    options: [
      { flags: '-f, --format <format>', describes: 'How to print the result (default: text)', values: ['text', 'json'] },
      colour,
    ],
    examples: [
      { command: 'prtrace rules', does: 'all of them' },
      { command: 'prtrace rules name-not-resolved', does: 'one of them, in full' },
    ],
  },
  {
    name: 'schema',
    operands: '[report|comparison]',
    describes: 'Print the JSON schema of the report, or of a comparison.',
    options: [],
    examples: [{ command: 'prtrace schema', does: 'for a validator' }, { command: 'prtrace schema comparison', does: 'of what compare prints' }],
  },
  {
    name: 'read',
    operands: '<paths…|->',
    describes: 'Show what was read from evidence, without judging it.',
    options: [
      { flags: '-f, --format <format>', describes: 'How to print the result (default: text)', values: ['text', 'json'] },
      { flags: '-o, --output <file>', describes: 'Write the result into a file' },
    ],
    examples: [
      { command: 'prtrace read dsregcmd.txt', does: 'fields with their lines' },
      { command: 'prtrace read dsregcmd.txt --format json', does: 'for other programs' },
    ],
  },
  {
    name: 'lab',
    operands: '<list|run|serve|quiz|matrix> [fault…]',
    describes: 'Break an emulated PRT pipeline on this PC, and see what it leaves behind.',
    details: [
      'The lab runs an emulated Entra ID, network and Windows PC on 127.0.0.1 alone. A fault is put in, a day passes in lab time, and the evidence is collected. What broke is known, so a diagnosis can be held against it.',
      'list: the faults. run: break, show the day and the evidence. serve: keep the emulated Entra ID up for other clients. quiz: read the evidence and say what broke. matrix: all faults on all Windows generations in all contexts, with precision and recall.',
      'The lab is a model. Every line of its evidence is marked as documented, captured or modelled, in a file beside the evidence.',
      'Exit codes: 0 done (run --diagnose and matrix: and no verdict was wrong), 1 a verdict was wrong, 2 wrong usage, 4 internal error.',
    ],
    options: [
      { flags: '--diagnose', describes: 'run: diagnose the evidence, and show the truth beside the verdict' },
      { flags: '-o, --out <path>', describes: 'run: write the evidence into a new folder, or into an archive if it ends in .zip' },
      { flags: '--seed <words>', describes: 'Ids and times come from it; the same seed gives the same evidence of the same PC (default: prtrace; quiz: another each time)' },
      { flags: '--windows <generation>', describes: 'Windows whose output is written (default: windows-11-23h2; matrix: all)', values: labGenerations },
      { flags: '--context <who>', describes: 'Who collects the evidence (default: user; matrix: all)', values: labContexts },
      { flags: '--events <form>', describes: 'Form of the event logs: as wevtutil or Get-WinEvent write them (default: rendered-xml)', values: labEventForms },
      { flags: '--analytic', describes: 'The Analytic and Debug logs were switched on, which Windows does not do by itself' },
      { flags: '--port <number>', describes: 'serve: port of the emulated Entra ID (default: any that is free)' },
      { flags: '-f, --format <format>', describes: 'list, run and matrix: how to print the result (default: text)', values: ['text', 'json'] },
      colour,
    ],
    examples: [
      { command: 'prtrace lab list', does: 'what can be broken' },
      { command: 'prtrace lab run device-object-disabled --diagnose', does: 'break it, collect, diagnose' },
      { command: 'prtrace lab run name-not-resolved --context system -o case-1', does: 'evidence to practise with' },
      { command: 'prtrace lab quiz', does: 'train' },
    ],
  },
  {
    name: 'completion',
    operands: '<shell>',
    describes: 'Print a script that completes commands and options in your shell.',
    options: [],
    examples: [
      { command: 'source <(prtrace completion bash)', does: 'bash; also zsh' },
      { command: 'prtrace completion fish | source', does: 'fish' },
      { command: 'prtrace completion powershell | Out-String | Invoke-Expression', does: 'PowerShell' },
    ],
  },
];

export const globalOptions: readonly OptionSpec[] = [
  { flags: '-h, --help', describes: 'Show this help' },
  { flags: '-v, --version', describes: 'Show the version' },
];

/** An option's name without dashes, `no-` and value: `output`, `progress`. */
export function optionName({ flags }: OptionSpec): string {
  const long = flags.slice(flags.indexOf('--') + 2);
  const name = long.split(' ')[0]!;
  return name.startsWith('no-') ? name.slice(3) : name;
}

/** The one-letter name. Absent for most options. */
export function shortName({ flags }: OptionSpec): string | undefined {
  return flags[1] === '-' ? undefined : flags[1];
}

export function takesValue({ flags }: OptionSpec): boolean {
  return flags.includes('<');
}
