import { describe, expect, test } from 'vitest';
import { eventRows } from '../../catalog/events.js';
import { channelName, providerName } from './provider-names.js';

describe('providerName', () => {
  test.each([
    ['Microsoft-Windows-AAD', 'Microsoft-Windows-AAD'],
    ['AAD', 'Microsoft-Windows-AAD'],
    [' aad ', 'Microsoft-Windows-AAD'],
    ['{4DE9BC9C-B27A-43C9-8994-0915F1A5E24F}', 'Microsoft-Windows-AAD'],
    ['User Device Registration', 'Microsoft-Windows-User Device Registration'],
    ['23b8d46b-67dd-40a3-b636-d43e50552c6d', 'Microsoft-Windows-User Device Registration'],
    ['HelloForBusiness', 'Microsoft-Windows-HelloForBusiness'],
    ['Time-Service', 'Microsoft-Windows-Time-Service'],
    ['Kerberos', 'Microsoft-Windows-Security-Kerberos'],
    ['Service Control Manager', 'Service Control Manager'],
    ['', ''],
  ])('%s is %s', (printed, published) => expect(providerName(printed)).toBe(published));

  test('a published name stays', () => {
    for (const { provider } of eventRows()) expect(providerName(provider)).toBe(provider);
  });
});

describe('channelName', () => {
  test.each([
    ['Microsoft-Windows-AAD/Operational', 'Microsoft-Windows-AAD/Operational'],
    ['AAD/Operational', 'Microsoft-Windows-AAD/Operational'],
    ['Microsoft-Windows-AAD%4Operational.evtx', 'Microsoft-Windows-AAD/Operational'],
    ['Applications and Services Logs/Microsoft/Windows/User Device Registration/Admin', 'Microsoft-Windows-User Device Registration/Admin'],
    ['Anwendungs- und Dienstprotokolle\\Microsoft\\Windows\\AAD\\Operational', 'Microsoft-Windows-AAD/Operational'],
    ['system', 'System'],
    ['Application', 'Application'],
    ['Microsoft-Windows-Bits-Client/Operational', 'Microsoft-Windows-Bits-Client/Operational'],
  ])('%s is %s', (printed, published) => expect(channelName(printed)).toBe(published));
});
