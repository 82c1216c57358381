import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, nearMisses } from './near-miss.js';

describe('editDistance', () => {
  test.each([
    ['prt', 'prt', 0], ['prt', 'ptr', 1], ['azureadprt', 'azuradprt', 1], ['kitten', 'sitting', 3], ['', 'ab', 2],
  ])('%j and %j: %d', (a, b, distance) => expect(editDistance(a, b, 9)).toBe(distance));
  test('stops as soon as the reach is exceeded', () => expect(editDistance('kitten', 'sitting', 1)).toBe(2));
  test('is symmetric, and zero only for equal texts', () => {
    fc.assert(fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      expect(editDistance(a, b, 99)).toBe(editDistance(b, a, 99));
      expect(editDistance(a, b, 99) === 0).toBe(a === b);
    }));
  });
});

describe('nearMisses', () => {
  const names = ['AzureAdPrt', 'AzureAdPrtUpdateTime', 'EnterprisePrt', 'KeySignTest', 'KeyProvider'];
  test('mistyped names come first, then what contains them', () => {
    expect(nearMisses('AzurAdPrt', names)[0]).toBe('AzureAdPrt');
    expect(nearMisses('keysign', names)).toEqual(['KeySignTest']);
  });
  test('finds nothing for other words, a letter, or a pasted page', () => {
    expect(nearMisses('weather', names)).toEqual([]);
    expect(nearMisses('K', names)).toEqual([]);
    expect(nearMisses('AzureAdPrt'.repeat(1000), names)).toEqual([]);
  });
  test('keeps to the limit, and tells a name once', () => {
    expect(nearMisses('AzureAdPrt', ['AzureAdPrt1', 'AzureAdPrt1', 'AzureAdPrt2', 'AzureAdPrt3', 'AzureAdPrt4'], 3)).toEqual(['AzureAdPrt1', 'AzureAdPrt2', 'AzureAdPrt3']);
  });
});
