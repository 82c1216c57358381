import type { Distrusted } from '../../network/transport.js';
import type { XmlElement } from '../../xml/xml-element.js';
import type { Machine } from '../machine.js';
import type { EventContext } from './record-event.js';

const words: Readonly<Record<string, string>> = {
  '0x800b0109': 'A certificate chain processed, but terminated in a root certificate which is not trusted by the trust provider.',
  '0x800b010f': 'The certificate\'s CN name does not match the passed value.',
  '0x800b0101': 'A required certificate is not within its validity period when verifying against the current system clock or the timestamp in the signed file.',
};

/**
 * Writes what CAPI2 logs of a server's certificate that the sign-in provider does not trust: 11 (build chain) and 30 (verify
 * chain policy), both as errors with the result. The log is off unless somebody enabled it.
 * @see https://learn.microsoft.com/troubleshoot/windows-server/identity/valid-root-ca-certificates-untrusted
 */
export function recordDistrust(machine: Pick<Machine, 'clock' | 'events' | 'random'>, { userSid }: EventContext, host: string, { thumbprint, code }: Distrusted): void {
  const taskId = `{${machine.random.guid().toUpperCase()}}`;
  const chain = element('CertificateChain', { chainRef: `{${machine.random.guid().toUpperCase()}}` });
  const certificate = element('Certificate', { fileRef: `${thumbprint}.cer`, subjectName: host });
  const end = (sequence: string): XmlElement[] => [
    element('EventAuxInfo', { ProcessName: 'lsass.exe' }),
    element('CorrelationAuxInfo', { TaskId: taskId, SeqNumber: sequence }),
    element('Result', { value: code.slice(2).toUpperCase() }, words[code] ?? ''),
  ];
  // A name that does not fit is no fault of the chain: the policy finds it.
  if (code !== '0x800b010f') write(11, element('CertGetCertificateChain', {}, certificate, chain, ...end('1')));
  write(30, element('CertVerifyCertificateChainPolicy', {}, element('Policy', { type: 'CERT_CHAIN_POLICY_SSL', constant: '4' }), certificate, chain, ...end('2')));

  function write(id: 11 | 30, userData: XmlElement): void {
    machine.events.push({
      provider: 'Microsoft-Windows-CAPI2', channel: 'Microsoft-Windows-CAPI2/Operational', id, level: 2, task: id, atUtc: machine.clock.nowUtc, userSid,
      data: [], userData,
      message: 'For more details for this event, please refer to the "Details" section',
      basis: 'documented', source: 'https://learn.microsoft.com/troubleshoot/windows-server/identity/valid-root-ca-certificates-untrusted; elements as in a public log of CAPI2, of which the lab writes those that name certificate, process and result',
    });
  }
}

function element(name: string, attributes: Readonly<Record<string, string>>, ...children: readonly (XmlElement | string)[]): XmlElement {
  return { prefix: '', namespace: '', name, attributes: Object.entries(attributes).map(([key, value]) => ({ prefix: '', namespace: '', name: key, value })), children };
}
