import { readEvidence, type DsregCapture, type FieldMap, type FileEvidence, type InputFile, type Unread } from '../../core/index.js';
import { neutralise } from '../../core/report/neutralise.js';
import { isEvidencePath, listEvidence } from '../../node/list-evidence.js';
import { isFile, readFile } from '../../node/read-file.js';
import { openOutput } from '../../node/write-output.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { evidencePaths } from '../operands.js';
import { standardInput } from '../standard-input.js';

/** `prtrace read`: what the parsers took from the evidence, one file after the other. Judges nothing. */
export async function read(operands: readonly string[], given: Readonly<Record<string, string | boolean>>): Promise<ExitCode> {
  const paths = await evidencePaths(operands, 'read');
  const listing = listEvidence(paths.filter((path) => path !== '-'));
  const json = given['format'] === 'json';
  const output = openOutput(typeof given['output'] === 'string' ? given['output'] : undefined);
  let any = false;
  let first = true;
  const show = (file: InputFile | Unread) => {
    const evidence: FileEvidence = isFile(file) ? readEvidence([file])[0]! : { file: file.file, captures: [], unread: file.reason };
    any ||= evidence.captures.length > 0;
    const text = json ? JSON.stringify(evidence, plainMaps, 2).replaceAll('\n', '\n    ') : evidenceText(evidence);
    output.write(json ? `${first ? '' : ','}\n    ${text}` : `${first ? '' : '\n'}${text}`);
    first = false;
  };
  try {
    if (json) output.write('{\n  "schemaVersion": 1,\n  "files": [');
    if (paths.includes('-')) show(await standardInput());
    for (const listed of listing) show(isEvidencePath(listed) ? readFile(listed.path) : listed);
    if (json) output.write(`${first ? '' : '\n  '}]\n}\n`);
    output.finish();
  } catch (error) {
    output.abandon();
    throw error;
  }
  return any ? exitCodes.healthy : exitCodes.nothingRead;
}

/** Field maps repeat what `fields` holds with its lines: here they tell the values alone. They need not be a `Map`. */
function plainMaps(_key: string, value: unknown): unknown {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value) && typeof (value as { readonly entries?: unknown }).entries === 'function';
  return isMap ? Object.fromEntries([...(value as FieldMap).entries()].map(([name, field]) => [name, field.value])) : value;
}

function evidenceText({ file, captures, unread }: FileEvidence): string {
  const lines = [neutralise(file)];
  if (unread !== undefined) lines.push(`  not read: ${neutralise(unread)}`);
  for (const capture of captures) lines.push(...captureText(capture, captures.length > 1));
  return `${lines.join('\n')}\n`;
}

function captureText(capture: DsregCapture, oneOfMany: boolean): string[] {
  const lines = oneOfMany ? [`  capture ${capture.captureIndex + 1}, lines ${capture.firstLine} to ${capture.lastLine}`] : [];
  let section: string | undefined;
  for (const field of capture.fields) {
    if (field.section !== section) {
      section = field.section;
      lines.push(`  ${section === '' ? '(no section shown)' : neutralise(section)}`);
    }
    lines.push(`  ${String(field.line).padStart(6)}  ${neutralise(field.fact)} : ${neutralise(field.value)}`);
  }
  for (const { line = 0, value } of capture.messages) lines.push(`  ${String(line).padStart(6)}  ${neutralise(value)}`);
  for (const { line, reason } of capture.notes) lines.push(`  note, line ${line}: ${neutralise(reason)}`);
  lines.push(`  read: ${capture.status}`);
  return lines;
}
