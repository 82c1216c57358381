import type { Cited } from '../evidence/cited.js';
import type { Citation } from './report.js';

/** Turns cited values into citations that name their file. */
export type Cite = (because: readonly Cited[]) => readonly Citation[];
