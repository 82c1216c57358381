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
  const lines = files.find(({ path }) => path === captureName)?.lines.map(({ text }) => text) ?? [];
  const prints = (line: RegExp): boolean => lines.some((text) => line.test(text));
  const joined = !prints(/^\s*AzureAdJoined : NO/);
  const identity = /^\s*User Identity : (.*)/;
  const triedBy = lines.map((text) => identity.exec(text)?.[1]).find((user) => user !== undefined)?.toLowerCase();
  const joinErrorPrinted = prints(/^\s*Client ErrorCode : 0x/);
  const attemptPrinted = triedBy === aftermath.user.toLowerCase() || joinErrorPrinted;
  // In 1607 the tool's own name of the key test ends in a colon.
  const keyTestFailed = prints(/^\s*KeySignTest:? : FAILED/);
  const testFailed = keyTestFailed || prints(/^\s*DeviceAuthStatus : FAILED/);
  const logged = files.some(({ path }) => path !== captureName);
  const failureLogged = logged && aftermath.failures > 0;
  const ended = prints(/^\s*DeviceCertificateValidity/) && (aftermath.state.registration?.validToUtc ?? Infinity) < aftermath.state.nowUtc;
  const deviceFaultPrinted = testFailed || !joined || prints(/^\s*AadRecoveryEnabled : YES/);
  return {
    context,
    prtPresent: prints(/^\s*AzureAdPrt : YES/),
    joined,
    attemptPrinted,
    readerFailed: context === 'other-user' && triedBy !== undefined && triedBy !== aftermath.user.toLowerCase(),
    deviceFaultPrinted,
    keyTestFailed,
    certificateEnded: ended && (attemptPrinted || logged),
    accountPrinted: prints(/^\s*Executing Account Name : /),
    failureLogged,
    directoryShown: files.some(({ path }) => path.startsWith('graph/')),
    traceless: (joined ? ownPrompts.includes(context) && !deviceFaultPrinted && !ended : true) && !joinErrorPrinted && triedBy === undefined && !failureLogged && aftermath.symptom === undefined,
  };
}
