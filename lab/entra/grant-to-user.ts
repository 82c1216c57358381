import { checkConditionalAccess } from './conditional-access.js';
import type { DirectoryDevice, DirectoryUser } from './directory.js';
import type { EntraService } from './entra-service.js';
import type { SignInTrace } from './sign-in-log.js';
import { answerTokens } from './token-answers.js';
import type { Issue } from './token-answers.js';

/** Tokens of an app for a user who is authenticated, if Conditional Access lets them. @throws Refusal */
export function grantToUser(service: EntraService, trace: SignInTrace, issue: Omit<Issue, 'user' | 'device'> & { readonly user: DirectoryUser; readonly device?: DirectoryDevice | undefined }): Promise<Record<string, unknown>> {
  const { device, ...rest } = issue;
  trace.user = issue.user;
  trace.resource = issue.resource;
  checkConditionalAccess(service, trace, { ...rest, device });
  return answerTokens(service, { ...rest, ...(device !== undefined && { device }) });
}
