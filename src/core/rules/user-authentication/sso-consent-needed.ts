import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const ssoConsentNeeded = defineRule({
  id: 'sso-consent-needed',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The user has not yet agreed to single sign-on',
  explains: 'In the European Economic Area Windows asks the user once before it signs in to apps with the Windows account.',
  provedBy: 'AADSTS 9002341 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [0x00895d65] },
  sources: [learn.aadsts],
  remedy: 'accept-sso-prompt',
});
