import Papa from 'papaparse';
import type { Parsed, TextFile, TextParser } from '../../evidence/artifact.js';
import type { ScheduledTask } from '../../evidence/machine-state.js';
import { textLines } from '../text/text-lines.js';
import { lineFeeds } from '../text/line-feeds.js';
import { booleanWord } from './boolean-word.js';
import { listedProperties } from './format-list.js';
import { lineAround } from './line-around.js';
import { machineArtifact, unreadMachine } from './machine-artifact.js';
import { startsLine } from './starts-line.js';
import { enabledWord } from './task-words.js';

/**
 * The tasks of the folder Workplace Join, of which `Automatic-Device-Join` joins the device:
 *
 * ```text
 * Folder: \Microsoft\Windows\Workplace Join
 * HostName:                             PC1
 * TaskName:                             \Microsoft\Windows\Workplace Join\Automatic-Device-Join
 * Next Run Time:                        N/A
 * Status:                               Disabled
 * Logon Mode:                           Interactive/Background
 * Last Run Time:                        11/30/1999 12:00:00 AM
 * Last Result:                          267011
 * Author:                               Microsoft Corporation
 * Task To Run:                          %SystemRoot%\System32\dsregcmd.exe $(Arg0) $(Arg1) $(Arg2)
 * Start In:                             N/A
 * Comment:                              Register this computer if the computer is already joined …
 * Scheduled Task State:                 Disabled
 * ```
 *
 * Read from `schtasks /query /v` as list, table or CSV (translated: the task's path and the order of the lines tell),
 * `Get-ScheduledTask` and `Get-ScheduledTaskInfo` (English everywhere), and the task's XML.
 */
export const scheduledTask: TextParser = {
  id: 'scheduled-task',
  recognises,
  parse,
};

/** Event logs and instructions name the task as well: here a line must be made of its path, or be a property of it. */
function recognises({ text }: TextFile): boolean {
  if (!text.includes('\\Workplace Join')) return false;
  if (text.includes('<Task>') || text.includes('<Task ') || startsLine(text, 'TaskName', ':') || startsLine(text, 'TaskPath', 'TaskName')) return true;
  let at = text.indexOf(folder.slice(0, -1));
  for (let tries = 0; at >= 0 && tries < 200; tries++) {
    const around = lineAround(text, at, 80, 200);
    const before = around.before.trimEnd();
    const path = around.rest.trimEnd();
    // `label:   \Microsoft\…` with nothing behind it, or a cell of a CSV.
    if ((before.endsWith(':') && !path.includes(' ', folder.length)) || before.endsWith(',"') || before === '"') return true;
    at = text.indexOf(folder.slice(0, -1), at + folder.length);
  }
  return false;
}

const folder = '\\Microsoft\\Windows\\Workplace Join\\';
/** `SCHED_S_TASK_HAS_NOT_RUN` and `SCHED_S_TASK_DISABLED`. */
const hasNotRun = 0x41303;
const isDisabled = 0x41302;

/** What one output says of a task. */
interface Told {
  line: number;
  name: string;
  enabled?: boolean;
  state?: string;
  lastResult?: number;
  printed: string;
}

function parse(file: TextFile): Parsed {
  const { text } = file;
  const told = text.includes('<Task') ? fromXml(file)
    : text.includes('","') && text.includes(folder) ? fromCsv(file)
      : [...fromList(file), ...fromProperties(file), ...fromTables(file)];
  const byName = new Map<string, Told>();
  for (const each of told) {
    const known = byName.get(each.name.toLowerCase());
    // schtasks prints a task once for each trigger; the two cmdlets tell one half each.
    if (!known) byName.set(each.name.toLowerCase(), each);
    else {
      if (known.enabled === undefined && each.enabled !== undefined) known.enabled = each.enabled;
      if (known.state === undefined && each.state !== undefined) known.state = each.state;
      if (known.lastResult === undefined && each.lastResult !== undefined) known.lastResult = each.lastResult;
    }
  }
  if (byName.size === 0) return unreadMachine(file, 'no state of a task of the folder "Workplace Join" was found. Save "schtasks /query /v /fo LIST".');
  return machineArtifact(file, Array.from(byName.values(), (each) => state(file, each)), []);
}

function state(file: TextFile, { line, name, enabled, state: word, lastResult, printed }: Told): ScheduledTask {
  const off = lastResult === isDisabled ? false : undefined;
  return {
    kind: 'task', file: file.path, line, name,
    ...((enabled ?? off) === undefined ? {} : { enabled: enabled ?? off }) as { enabled?: boolean },
    ...(word === undefined || word === '' ? {} : { state: word.slice(0, 60) }),
    ...(lastResult === undefined ? {} : { lastResult, neverRan: lastResult === hasNotRun }),
    printed: printed.slice(0, 300),
  };
}

/** The task's own name, where a path names one of the folder. */
function taskName(path: string): string | undefined {
  const text = path.trim();
  if (text.length > 300 || text.slice(0, folder.length).toLowerCase() !== folder.toLowerCase()) return undefined;
  const name = text.slice(folder.length).trim();
  return name === '' || name.includes('\\') ? undefined : name;
}

/** The unsigned code that a decimal (also negative) or hex number is. */
function resultCode(value: string): number | undefined {
  const text = value.trim();
  if (text === '' || text.length > 12) return undefined;
  const digits = text.startsWith('-') ? text.slice(1) : text;
  const hex = digits.startsWith('0x');
  for (let at = hex ? 2 : 0; at < digits.length; at++) {
    const code = digits.charCodeAt(at);
    const digit = (code >= 48 && code <= 57) || (hex && ((code >= 65 && code <= 70) || (code >= 97 && code <= 102)));
    if (!digit) return undefined;
  }
  const number = Number(text);
  return Number.isInteger(number) && number >= -0x80000000 && number <= 0xffffffff ? number >>> 0 : undefined;
}

/** `schtasks /query /v /fo LIST`: the lines after the path are in one order in every language. */
function fromList(file: TextFile): readonly Told[] {
  const all: Told[] = [];
  let task: Told | undefined;
  let after = 0;
  for (const { line: number, text } of textLines(file)) {
    const line = text.trim();
    if (line === '') {
      task = undefined;
      continue;
    }
    const colon = valueColon(line);
    if (colon < 0) continue;
    const value = line.slice(colon + 1).trim();
    const name = taskName(value);
    if (name !== undefined && !isProperty(line.slice(0, colon))) {
      if (all.length >= 100) break;
      task = { line: number, name, printed: line };
      all.push(task);
      after = 0;
      continue;
    }
    if (!task) continue;
    after++;
    if (after === 2) task.state = value;
    else if (after === 5) {
      const code = resultCode(value);
      if (code !== undefined) {
        task.lastResult = code;
        task.printed = `${task.printed}; ${line}`;
      }
    } else if (after === 10) {
      const enabled = enabledWord(value) ?? (task.state !== undefined && task.state !== '' && value === task.state ? false : undefined);
      // A disabled task prints one word for its status and its state, whatever the language.
      if (enabled !== undefined) task.enabled = enabled;
      task.printed = `${task.printed}; ${line}`;
    }
  }
  // Without /v there are no more lines than the status.
  for (const each of all) {
    const byStatus = each.state === undefined ? undefined : enabledWord(each.state);
    if (each.enabled === undefined && byStatus === false) each.enabled = false;
  }
  return all;
}

/** The colon between label and value: labels such as `Repeat: Every:` hold one themselves, values begin behind blanks. */
function valueColon(line: string): number {
  const path = line.indexOf(':  ');
  if (path >= 0) return path;
  return line.indexOf(':');
}

/** `URI`, `TaskPath` and the like: properties of the cmdlets, read elsewhere. */
function isProperty(label: string): boolean {
  const name = label.trim();
  return name === 'URI' || name === 'TaskPath' || name === 'PSPath' || name === 'Folder';
}

const states = ['Unknown', 'Disabled', 'Queued', 'Ready', 'Running'];

/** `Get-ScheduledTask` and `Get-ScheduledTaskInfo` as lists. */
function fromProperties(file: TextFile): readonly Told[] {
  const all: Told[] = [];
  let current = new Map<string, { value: string; line: number }>();
  const close = () => {
    const name = current.get('TaskName');
    const path = current.get('TaskPath')?.value ?? current.get('URI')?.value ?? '';
    const word = current.get('State')?.value;
    const result = current.get('LastTaskResult');
    if (name && path.toLowerCase().startsWith(folder.slice(0, -1).toLowerCase()) && all.length < 100 && (word !== undefined || result)) {
      const lastResult = result ? resultCode(result.value) : undefined;
      const known = word !== undefined && states.includes(word) && word !== 'Unknown';
      all.push({
        line: name.line, name: name.value,
        ...(known ? { enabled: word !== 'Disabled', state: word } : {}),
        ...(lastResult === undefined ? {} : { lastResult }),
        printed: ['TaskPath', 'TaskName', 'State', 'LastTaskResult'].flatMap((each) => {
          const shown = current.get(each);
          return shown ? [`${each} : ${shown.value}`] : [];
        }).join('; '),
      });
    }
    current = new Map();
  };
  for (const { name, value, line, afterBlank } of listedProperties(file)) {
    if (afterBlank || current.has(name)) close();
    if (name === 'TaskName' || name === 'TaskPath' || name === 'URI' || name === 'State' || name === 'LastTaskResult') current.set(name, { value: value.slice(0, 300), line });
  }
  close();
  return all;
}

/** Tables: of `Get-ScheduledTask` (path, name, state), and of schtasks with a ruler of `=` below its headings. */
function fromTables(file: TextFile): readonly Told[] {
  const all: Told[] = [];
  let columns: readonly (readonly [from: number, to: number])[] = [];
  let inFolder = false;
  for (const { line: number, text } of textLines(file)) {
    const line = text.trim();
    if (line === '' || all.length >= 100) {
      continue;
    }
    if (line.startsWith('====')) {
      columns = ruler(text);
      continue;
    }
    if (line.startsWith(folder) && !line.includes(': ')) {
      const rest = line.slice(folder.length).trim();
      const blank = rest.lastIndexOf(' ');
      const word = rest.slice(blank + 1);
      if (blank > 0 && states.includes(word)) all.push({ line: number, name: rest.slice(0, blank).trim(), enabled: word !== 'Disabled', state: word, printed: line });
      continue;
    }
    // `Folder: \Microsoft\Windows\Workplace Join` stands above each table.
    const path = line.indexOf(': \\');
    if (path > 0 && path < 40) {
      inFolder = line.slice(path + 2).trim().toLowerCase() === folder.slice(0, -1).toLowerCase();
      columns = [];
      continue;
    }
    if (!inFolder || columns.length < 3) continue;
    const cells = columns.map(([from, to]) => text.slice(from, to).trim());
    // Only the verbose table begins with the PC's name.
    const verbose = columns.length > 8;
    const name = cells[verbose ? 1 : 0] ?? '';
    if (name === '' || name.length > 60) continue;
    const task: Told = { line: number, name, printed: line };
    const status = cells[verbose ? 3 : 2];
    if (status) task.state = status;
    const byStatus = status ? enabledWord(status) : undefined;
    if (byStatus === false) task.enabled = false;
    if (verbose) {
      const code = resultCode(cells[6] ?? '');
      if (code !== undefined) task.lastResult = code;
      const word = cells[11] ?? '';
      const enabled = enabledWord(word) ?? (word !== '' && word === status ? false : undefined);
      if (enabled !== undefined) task.enabled = enabled;
    }
    all.push(task);
  }
  return all;
}

/** The columns that a ruler of `=` marks. */
function ruler(text: string): readonly (readonly [number, number])[] {
  const columns: (readonly [number, number])[] = [];
  let from = -1;
  for (let at = 0; at <= text.length && columns.length < 40; at++) {
    const mark = text[at] === '=';
    if (mark && from < 0) from = at;
    if (!mark && from >= 0) {
      columns.push([from, at]);
      from = -1;
    }
  }
  return columns;
}

/** `schtasks /query /v /fo CSV`, in the order of the list. */
function fromCsv(file: TextFile): readonly Told[] {
  const all: Told[] = [];
  for (const { line: number, text } of textLines(file)) {
    if (!text.includes(folder)) continue;
    const [row] = Papa.parse(text, { delimiter: ',', preview: 1 }).data;
    const at = row?.findIndex((cell) => taskName(cell) !== undefined) ?? -1;
    if (!row || at < 0 || all.length >= 100) continue;
    const task: Told = { line: number, name: taskName(row[at] ?? '') ?? '', printed: text.trim() };
    const status = row[at + 2];
    if (status) task.state = status;
    const code = resultCode(row[at + 5] ?? '');
    if (code !== undefined) task.lastResult = code;
    const word = row[at + 10] ?? '';
    const enabled = enabledWord(word) ?? (word !== '' && word === status ? false : undefined) ?? (status && enabledWord(status) === false ? false : undefined);
    if (enabled !== undefined) task.enabled = enabled;
    all.push(task);
  }
  return all;
}

/** The XML of tasks: `Enabled` of the settings counts, that of a trigger does not; without it a task is enabled. */
function fromXml(file: TextFile): readonly Told[] {
  const { text } = file;
  const all: Told[] = [];
  let from = 0;
  while (all.length < 100) {
    const start = taskStart(text, from);
    if (start < 0) break;
    const close = text.indexOf('</Task>', start);
    const end = close < 0 ? text.length : close;
    const task = text.slice(start, Math.min(end, start + 200_000));
    // The list of all tasks names each one in a comment in front of it.
    const named = between(task, '<URI>', '</URI>') ?? between(text.slice(Math.max(from, start - 400), start), '<!--', '-->');
    const name = named === undefined ? undefined : taskName(named);
    if (name !== undefined) {
      const settings = between(task, '<Settings>', '</Settings>');
      const printed = settings === undefined ? undefined : between(settings, '<Enabled>', '</Enabled>')?.trim();
      const enabled = settings === undefined ? undefined : printed === undefined ? true : booleanWord(printed);
      all.push({
        line: file.firstLine + lineFeeds(text, 0, start), name,
        ...(enabled === undefined ? {} : { enabled }),
        printed: `${folder}${name}${printed === undefined ? '' : `: <Enabled>${printed.slice(0, 20)}</Enabled>`}`,
      });
    }
    if (close < 0) break;
    from = close + 7;
  }
  return all;
}

function taskStart(text: string, from: number): number {
  for (let at = text.indexOf('<Task', from); at >= 0; at = text.indexOf('<Task', at + 5)) {
    const next = text[at + 5];
    // `<Tasks>` holds the tasks.
    if (next === ' ' || next === '>' || next === '\r' || next === '\n') return at;
  }
  return -1;
}

function between(text: string, open: string, close: string): string | undefined {
  const from = text.lastIndexOf(open);
  if (from < 0) return undefined;
  const to = text.indexOf(close, from);
  return to < 0 ? undefined : text.slice(from + open.length, to).trim();
}
