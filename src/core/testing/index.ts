/**
 * What authors of rules need to test theirs: a capture to change line by line, files of other evidence, and a table of fires
 * and stays silent.
 */
export * from './capture-text.js';
export { examineText, factsOf, joinedFactsOf, type TextEvidence } from './examine-text.js';
export * from './evidence-files.js';
export { testRule, type Fires, type RuleTable, type Runner, type Silent } from './rule-tester.js';
