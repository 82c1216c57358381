import { describe, expect, it } from 'vitest';
import { endpointsNamed } from '../../catalog/endpoints.js';
import type { Situation } from '../define-remedy.js';
import { askedHost, entraHosts, identityProviderHost, neededHosts } from './entra-hosts.js';

const asked = (endpointHost?: string): Situation => ({
  class: 'network', confidence: 'likely', join: 'hybrid-joined', dualState: false, ...(endpointHost === undefined ? {} : { endpointHost }),
});

describe('entraHosts', () => {
  it.each([undefined, 'login.microsoftonline.com', 'login.microsoftonline.us', 'login.chinacloudapi.cn'])('names hosts that the catalog knows for %s', (host) => {
    for (const name of Object.values(entraHosts(asked(host)))) expect(endpointsNamed(name), name).not.toEqual([]);
  });

  it('takes a host of nobody else for the organisation\'s own identity provider', () => {
    expect(identityProviderHost(asked('STS.contoso.com'))).toBe('sts.contoso.com');
    expect(identityProviderHost(asked('login.microsoftonline.com'))).toBeUndefined();
    expect(neededHosts(asked('sts.contoso.com'))[0]).toBe('sts.contoso.com');
  });

  it.each(['sts.contoso.com; calc', 'a"b.com', '-host.com', 'host', '', `${'a'.repeat(300)}.com`, '10.0.0.1'])('does not put %j into a command', (host) => {
    expect(askedHost(asked(host))).toBe('login.microsoftonline.com');
  });
});
