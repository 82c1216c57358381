import { expect, test } from 'vitest';
import { attemptId, deviceFile, eventFile, eventJson, prtRequestJson, signInFile, userName } from '../testing/evidence-files.js';
import { captureText, factsOf, joinedFactsOf, refusedWith, withoutPrt } from '../testing/index.js';
import { eventXml, lookupFails, tpm } from '../testing/tool-files.js';
import { nothingMore } from './evidence-facts.js';
import { noEvidence } from './joined-evidence.js';
import { readEvidenceFacts } from './read-evidence-facts.js';

const { dsreg } = factsOf(captureText());

test('a capture that stands alone gets the one empty object', () => expect(readEvidenceFacts(dsreg, noEvidence)).toBe(nothingMore));

test('each kind of evidence is read into its own facts, and only what was shown', () => {
  const parts = ['logs', 'directory', 'signIns', 'network', 'machine'] as const;
  const shown = (...files: Parameters<typeof joinedFactsOf>[1]) => {
    const facts = joinedFactsOf(captureText(), files);
    return parts.filter((part) => facts[part] !== undefined);
  };
  expect(shown(eventFile(eventJson(1081, 'x')))).toEqual(['logs']);
  expect(shown(deviceFile())).toEqual(['directory']);
  expect(shown(signInFile(prtRequestJson(50126)))).toEqual(['signIns']);
  expect(shown(lookupFails)).toEqual(['network']);
  expect(shown(tpm({}))).toEqual(['machine']);
  expect(shown(eventFile(eventJson(1081, 'x')), deviceFile(), signInFile(prtRequestJson(50126)), lookupFails, tpm({}))).toEqual(parts);
});

test('a sign-in of somebody else is read when the event log, not the capture, names its correlation id', () => {
  const id = 'abababab-1111-4222-8333-444444444444';
  const request = signInFile(prtRequestJson(50155, { userPrincipalName: 'user2@contoso.com', correlationId: id }));
  const event = eventXml('aad.xml', 'Microsoft-Windows-AAD', 'Microsoft-Windows-AAD/Operational', 1081, '2026-03-02T09:00:00.000Z', { Error: 'invalid_grant', ErrorDescription: 'AADSTS50155: x', CorrelationID: id });
  expect(joinedFactsOf(captureText(), [request]).signIns).toBeUndefined();
  expect(joinedFactsOf(captureText(), [request, event]).signIns?.prtRequests).toHaveLength(1);
});

test('the log is read for the capture\'s user, and for nobody where the capture names none', () => {
  const diagnosis = eventXml('aad.xml', 'Microsoft-Windows-AAD', 'Microsoft-Windows-AAD/Operational', 1250, '2026-03-02T09:00:00.000Z', {
    Result: '0xC000006D', UserIdentity: userName, CredentialType: '1', CorrelationID: attemptId, EndpointUri: 'https://login.microsoftonline.com/x/oauth2/token', Method: 'POST',
    HTTPTransportError: '0x0', HTTPStatus: '400', ErrorCode: 'invalid_grant', ErrorDescription: 'AADSTS50126: x',
  });
  const whose = (text: string) => joinedFactsOf(text, [diagnosis]).logs?.flows.map((flow) => flow.whose);
  expect(whose(captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50126: x') }))).toEqual(['own']);
  expect(whose(captureText({ diagnostics: { 'Executing Account Name': 'CONTOSO\\user2, user2@contoso.com' } }))).toEqual(['other']);
  expect(whose(captureText({ diagnostics: { 'Executing Account Name': '***' } }))).toEqual(['unknown']);
});
