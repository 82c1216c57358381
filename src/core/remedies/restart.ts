import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { restartPc } from './steps/refresh-prt.js';

export const restart = defineRemedy({
  id: 'restart',
  steps: () => [restartPc('dsregcmd /status shows AzureAdJoined : YES: stop here.')],
  sources: [learn.hybridJoin],
});
