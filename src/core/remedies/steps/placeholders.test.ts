import { describe, expect, it } from 'vitest';
import { check } from './make-step.js';
import { hostName, meaningsOf, withComputerName } from './placeholders.js';

const step = check({ id: 'x', title: 'x', actor: 'user', context: 'user', commands: ['show <ComputerName>'], verify: 'x' });

describe('withComputerName', () => {
  it.each([['PC-0417', 'PC-0417'], ['pc_1.corp.contoso.com', 'pc_1'], ['[redacted]', '<ComputerName>'], ["PC' ; calc", '<ComputerName>'], ['-x', '<ComputerName>'], ['', '<ComputerName>'], [undefined, '<ComputerName>']])('reads %j as %s', (printed, name) => {
    const named = withComputerName(step, printed);
    expect(named.commands).toEqual([`show ${name}`]);
    expect(named.requires.length).toBe(name === '<ComputerName>' ? 1 : 0);
  });
});

describe('hostName', () => {
  it('is linear on a long hostile name', () => {
    expect(hostName('a-'.repeat(100_000))).toBeUndefined();
    expect(hostName(`${'a.'.repeat(100)}!`)).toBeUndefined();
  });
});

describe('meaningsOf', () => {
  it('explains each placeholder once and leaves other angle brackets alone', () => {
    expect(meaningsOf(['a <DeviceId>', 'b <DeviceId> <local>', 'c > d'])).toHaveLength(1);
  });
});
