import type { Step } from '../define-remedy.js';
import { check } from './make-step.js';

/** What Windows and the registration service said about the last joins. */
export function readRegistrationLog(tells: string): Step {
  return check({
    id: 'read-registration-log', title: 'Read what Windows logged about the join', actor: 'local admin', context: 'elevated',
    commands: ['wevtutil qe "Microsoft-Windows-User Device Registration/Admin" /c:20 /rd:true /f:text'],
    verify: tells,
  });
}
