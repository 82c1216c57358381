import { examine, type Report, type Result } from '../../src/core/index.js';
import { type CaptureContext, ownPrompts } from '../evidence/capture-options.js';
import type { MarkedFile } from '../evidence/marked-lines.js';
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
  const joined = !prints(/^\s*AzureAdJoined : NO/);
  const testFailed = prints(/^\s*(DeviceAuthStatus|KeySignTest) : FAILED/);
  const identity = /^\s*User Identity : (.*)/;
  const attempt = identity.exec(capture?.lines.find(({ text }) => identity.test(text))?.text ?? '')?.[1];
  const logged = files.some(({ path }) => path !== captureName);
  const failureLogged = logged && aftermath.failures > 0;
  const joinErrorPrinted = prints(/^\s*Client ErrorCode : 0x/);
  return {
    context,
    prtPresent,
    joined,
    deviceFaultPrinted: testFailed || !joined,
    failureLogged,
    directoryShown: files.some(({ path }) => path.startsWith('graph/')),
    traceless: (ownPrompts.includes(context) || !joined) && !testFailed && !joinErrorPrinted && attempt === undefined && !failureLogged && aftermath.symptom === undefined,
    readerFailed: context === 'other-user' && attempt !== undefined && attempt.toLowerCase() !== aftermath.user.toLowerCase(),
  };
}
