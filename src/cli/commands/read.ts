import { readMembers, type DsregCapture, type FileEvidence, type InputFile, type Unread } from '../../core/index.js';
import { describeArtifact } from '../../core/describe-evidence.js';
import { renderJsonObject } from '../../core/report/render-json.js';
import { neutralise } from '../../core/report/neutralise.js';
import { isEvidencePath, listEvidence } from '../../node/list-evidence.js';
import { isFile, readFile } from '../../node/read-file.js';
import { ClosedOutput, openOutput } from '../../node/write-output.js';
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
    const all: Iterable<FileEvidence> = isFile(file) ? readMembers(file) : [{ file: file.file, captures: [], unread: file.reason }];
    for (const evidence of all) {
      any ||= evidence.captures.length > 0 || evidence.artifacts !== undefined;
      const text = json ? jsonOf(evidence) : evidenceText(evidence);
      output.write(json ? `${first ? '' : ','}\n    ${text}` : `${first ? '' : '\n'}${text}`);
      first = false;
    }
  };
  try {
    if (json) output.write('{\n  "schemaVersion": 1,\n  "files": [');
    if (paths.includes('-')) show(await standardInput());
    for (const listed of listing) show(isEvidencePath(listed) ? readFile(listed.path) : listed);
    if (json) output.write(`${first ? '' : '\n  '}]\n}\n`);
    output.finish();
  } catch (error) {
    output.abandon();
    if (!(error instanceof ClosedOutput)) throw error;
  }
  return any ? exitCodes.healthy : exitCodes.nothingRead;
}

/** One file's evidence as JSON, indented for its place in the whole. */
function jsonOf(evidence: FileEvidence): string {
  const json = renderJsonObject(JSON.parse(JSON.stringify(evidence, plainMaps)) as object);
  return json.trimEnd().replaceAll('\n', '\n    ');
}

/** Maps as objects. Those of a capture repeat what `fields` holds with its lines: here they tell the values alone. They need not be a `Map`. */
function plainMaps(_key: string, value: unknown): unknown {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value) && typeof (value as { readonly entries?: unknown }).entries === 'function';
  if (!isMap) return value;
  const plain: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, one] of (value as ReadonlyMap<string, string | { readonly value: string }>).entries()) plain[name] = typeof one === 'string' ? one : one.value;
  return plain;
}

/** Records of one file that are printed; the JSON holds all. */
const mostRecords = 100;

function evidenceText({ file, captures, artifacts = [], notes = [], unread }: FileEvidence): string {
  const lines = [neutralise(file)];
  if (unread !== undefined) lines.push(`  not read: ${neutralise(unread)}`);
  for (const capture of captures) lines.push(...captureText(capture, captures.length > 1));
  let room = mostRecords;
  for (const artifact of artifacts) {
    if (artifact.kind === 'dsreg') continue;
    const { title, records, count } = describeArtifact(artifact);
    lines.push(`  ${neutralise(title)}`);
    const shown = Math.min(room, count);
    room -= shown;
    let left = shown;
    for (const { place, text } of records) {
      if (left-- === 0) break;
      lines.push(`    ${place === undefined ? '' : `${neutralise(place)}  `}${neutralise(text)}`);
    }
    if (count > shown) lines.push(`    and ${count - shown} more; --format json shows all of them`);
  }
  for (const note of notes) lines.push(`  note: ${neutralise(note)}`);
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
