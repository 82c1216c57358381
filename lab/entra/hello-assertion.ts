import { verify } from 'node:crypto';
import { readUnverified } from '../crypto/signed-request.js';
import { checkTimes } from './check-times.js';
import type { DirectoryUser } from './directory.js';
import type { EntraService } from './entra-service.js';
import { Refusal } from './refusal.js';
import type { SignInTrace } from './sign-in-log.js';
import { readTextMember } from './read-text-member.js';
import { checkAccount, identifyUser } from './user-authentication.js';

/**
 * The user of an assertion that is signed with a Windows Hello for Business key
 * (MS-OAPXBC 7290881a-d772-4367-bc29-90333afd7fea).
 * @throws Refusal 130004 for an unknown key, 130005 for a wrong signature, 500133 (modelled) for a time that is off.
 */
export function readHelloAssertion(service: EntraService, trace: SignInTrace, assertion: string, requestNonce: unknown): DirectoryUser {
  const read = readUnverified(assertion);
  if (read === undefined || read.header['alg'] !== 'RS256' || read.header['use'] !== 'ngc') throw new Refusal(50027, ['The assertion is not one of a Hello key.']);
  const user = identifyUser(service, trace, readTextMember(read.payload, 'iss'));
  const key = user.helloKeys.find(({ keyId }) => keyId === read.header['kid']);
  if (key === undefined) throw new Refusal(130004);
  const dot = assertion.lastIndexOf('.');
  if (!verify('sha256', Buffer.from(assertion.slice(0, dot)), key.publicKey, Buffer.from(assertion.slice(dot + 1), 'base64url'))) throw new Refusal(130005);
  if (read.payload['request_nonce'] !== requestNonce) throw new Refusal(140000);
  checkTimes(service, read.payload);
  checkAccount(user);
  return user;
}
