import type { TextParser } from '../../evidence/artifact.js';
import { certificateFile } from './certificate-file.js';
import { certificateList } from './certificate-list.js';
import { certutilStore } from './certutil-store.js';
import { klistCloud } from './klist-cloud.js';
import { regExport } from './reg-export.js';
import { regQuery } from './reg-query.js';
import { scheduledTask } from './scheduled-task.js';
import { tpmTool } from './tpm-tool.js';

/** Everything that reads the state of the PC itself from text, the surest to recognise first. */
export const machineParsers: readonly TextParser[] = [
  regExport, certificateFile, certutilStore, regQuery, klistCloud, tpmTool, certificateList, scheduledTask,
];

export { parseDerCertificate } from './certificate-file.js';
