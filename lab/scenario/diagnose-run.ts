import { examine, type Report, type Result } from '../../src/core/index.js';
import type { CaptureContext } from '../evidence/capture-options.js';
import type { MarkedFile } from '../evidence/basis.js';
import { evidenceEntries } from '../evidence/pack-evidence.js';
import type { Aftermath } from './aftermath.js';
import { type Finding, judge, type Judgement, type Shown } from './judge.js';

/** A diagnosis of the lab's evidence beside the truth. */
export interface Diagnosis {
  readonly report: Report;
  /** The result that speaks about the capture. */
  readonly result: Result;
  readonly finding: Finding;
  readonly shown: Shown;
  readonly judgement: Judgement;
}

/** Hands the files to the engine as anybody else would, and holds its verdict against what was broken. */
export function diagnoseRun(aftermath: Aftermath, files: readonly MarkedFile[], context: CaptureContext): Diagnosis {
  const report = examine(
    evidenceEntries(files).map((entry) => ({ ...entry, modifiedUtc: aftermath.state.nowUtc })),
    aftermath.symptom === undefined ? {} : { symptom: aftermath.symptom },
  );
  const result = report.results.find(({ source }) => source.file === captureName) ?? report.results[0];
  if (result === undefined) throw new Error('the engine could read none of the files');
  const { verdict } = result;
  const cause = verdict.causes[0]?.id;
  const finding: Finding = { class: verdict.class, stage: verdict.stage, confidence: verdict.confidence, ...(cause === undefined ? {} : { cause }) };
  const shown = readShown(aftermath, files, context);
  return { report, result, finding, shown, judgement: judge(finding, aftermath.truths, shown) };
}

/** Name of the file that holds the output of `dsregcmd /status`. */
export const captureName = 'dsregcmd.txt';

function readShown(aftermath: Aftermath, files: readonly MarkedFile[], context: CaptureContext): Shown {
  const capture = files.find(({ path }) => path === captureName);
  const prints = (line: RegExp): boolean => capture?.lines.some(({ text }) => line.test(text)) ?? false;
  const prtPresent = prints(/^\s*AzureAdPrt : YES/);
  const deviceFaultPrinted = prints(/^\s*(DeviceAuthStatus|KeySignTest) : FAILED/) || prints(/^\s*AzureAdJoined : NO/);
  const attempt = capture?.lines.map(({ text }) => /^\s*User Identity : (.*)/.exec(text)?.[1]).find((name) => name !== undefined);
  const speaks = context === 'user' || context === 'user-elevated';
  const logged = files.some(({ path }) => path !== captureName);
  return {
    context,
    prtPresent,
    deviceFaultPrinted,
    failureLogged: logged && aftermath.story.some(({ kind }) => kind === 'request'),
    directoryShown: files.some(({ path }) => path.startsWith('graph/')),
    traceless: speaks && prtPresent && !deviceFaultPrinted && attempt === undefined && !logged && aftermath.symptom === undefined,
    readerFailed: context === 'other-user' && attempt !== undefined && attempt.toLowerCase() !== aftermath.user.toLowerCase(),
  };
}
