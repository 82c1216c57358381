/** The lab, as its command uses it. */
export { joinNeeds as checkCombination } from './scenario/plan-day.js';
export { canCollect, collectEvidence } from './scenario/collect-evidence.js';
export { captureContexts, type CaptureContext, generations, type Generation } from './evidence/capture-options.js';
export { diagnoseRun } from './scenario/diagnose-run.js';
export { textOf } from './evidence/marked-lines.js';
export { provenance } from './evidence/provenance.js';
export { zipEvidence } from './evidence/pack-evidence.js';
export { faults } from './faults/index.js';
export type { Fault } from './faults/define-fault.js';
export { makeQuestion } from './scenario/quiz.js';
export { makeWorld } from './scenario/make-world.js';
export { matrixText } from './scenario/matrix-text.js';
export { runMatrix } from './scenario/matrix.js';
export { runScenario } from './scenario/run-scenario.js';
export { seededRandom } from './random.js';
export { storyText } from './scenario/story.js';
export { writeFolder } from './scenario/write-folder.js';
export { serveLab } from './scenario/serve-lab.js';
