import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type CommandValues, fillIn, hostName } from './command-values.js';

const id = '0f1e2d3c-4b5a-4968-8776-655443322110';
const template = "a '<DeviceId>' '<ComputerName>' '<UserName>' '<LogonName>' '<MailDomain>' '<CorrelationId>'";
const all = (value: string): CommandValues => ({ DeviceId: value, ComputerName: value, UserName: value, LogonName: value, MailDomain: value, CorrelationId: value });

describe('what enters a command', () => {
  it('is an id or a name of the strict form', () => {
    expect(fillIn(template, { DeviceId: id, ComputerName: 'PC-0417', UserName: 'robin.b@corp.contoso.com', LogonName: 'robin_b', MailDomain: 'corp.contoso.com', CorrelationId: id.toUpperCase() }))
      .toBe(`a '${id}' 'PC-0417' 'robin.b@corp.contoso.com' 'robin_b' 'corp.contoso.com' '${id.toUpperCase()}'`);
  });

  const seeds = [id, 'PC-0417', 'robin@contoso.com', 'robin', 'contoso.com'];
  const attacks = [
    "'", '"', '`', ';', '&', '|', '$(calc)', '`calc`', '%PATH%', '^', ' ', '\n', '\r\n', '\t', '\0', '<', '>', '(', ')', '{', '}', '#', '!', '*', '?', '/', '\\', ',', '=', '+',
    '\u2018', '\u2019', '\u201c', '\u2013', '\u2028', '\u202e', '\u200b', '\u00a0', '\uff07', '\uff1b', '\u037e', '\u0430', '\u212a', '\uff10', '\ud835\udfce', '$&', '$1',
  ];
  it('is nothing that could mean more than itself, wherever it stands', () => {
    for (const seed of seeds) {
      for (const attack of attacks) {
        for (const value of [`${seed}${attack}`, `${attack}${seed}`, `${seed.slice(0, 3)}${attack}${seed.slice(3)}`, attack]) expect(fillIn(template, all(value)), JSON.stringify(value)).toBe(template);
      }
    }
  });

  it.each(['', '-x', '--help', '.', '..', '@contoso.com', 'robin@', 'robin@contoso', 'robin@@contoso.com', `${id}0`, `{${id}}`, '[redacted]', '***', 'a'.repeat(400)])('is not %j', (value) => {
    const { DeviceId, UserName, CorrelationId, MailDomain, ComputerName } = all(value);
    const filled = fillIn("'<DeviceId>' '<UserName>' '<CorrelationId>' '<MailDomain>'", { DeviceId: DeviceId!, UserName: UserName!, CorrelationId: CorrelationId!, MailDomain: MailDomain! });
    expect(filled).toBe("'<DeviceId>' '<UserName>' '<CorrelationId>' '<MailDomain>'");
    if (!/^[A-Za-z0-9]/.test(value) || value.length > 63) expect(fillIn('<ComputerName>', { ComputerName: ComputerName! })).toBe('<ComputerName>');
  });

  test('adds plain signs only, whatever the evidence holds', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom(...attacks).map((one) => `robin${one}@contoso.com`)), (value) => {
      expect(fillIn(template, all(value))).toMatch(/^[A-Za-z0-9@._'<> -]*$/);
    }));
  });
});

describe('hostName', () => {
  it('is linear on a long hostile name', () => {
    expect(hostName('a-'.repeat(100_000))).toBeUndefined();
    expect(hostName(`${'a.'.repeat(100)}!`)).toBeUndefined();
  });
});
