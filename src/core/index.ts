/** Prtrace as a library: evidence in, one report out. Runs in Node and in browsers; nothing here touches a file or a network. */
export { examine, type Judgement, judgeFile, readEvidence, readMembers } from './examine.js';
export { examineCapture, Examination, type FileEvidence, type Readers } from './examination.js';
export { compareReports, type CompareOptions } from './compare/compare-reports.js';
export type * from './compare/comparison.js';
export { allReaders } from './readers.js';
export type { ByteSource } from './evidence/byte-source.js';
export type { ExamineOptions, Expectation, InMemoryFile, InputFile, SourceFile } from './evidence/input.js';
export type { AttemptBlock, DsregCapture, Field, FieldMap, ParseNote, ProxySection, Surroundings, WorkAccount } from './evidence/dsreg.js';
export type { Cited, Proof } from './evidence/cited.js';
export { confidences, stageIds, verdictClasses } from './evidence/verdict.js';
export type { CauseClass, Confidence, ContextKind, JoinKind, Source, StageId, StageState, VerdictClass } from './evidence/verdict.js';
export type * from './report/report.js';
export { rules } from './rules/index.js';
export type { Rule } from './rules/define-rule.js';
