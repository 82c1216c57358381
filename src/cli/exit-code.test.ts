import { describe, expect, test } from 'vitest';
import type { Verdict } from '../core/index.js';
import { exitCodeOfFailure, exitCodeOfResult, graver, type ExitCode } from './exit-code.js';

const verdict = (name: Verdict['class'], causes = 1) => ({ verdict: { class: name, causes: Array.from({ length: causes }, () => ({})) } as unknown as Verdict });

describe('one result', () => {
  test.each([
    ['healthy', 0, 0], ['device-trust', 1, 1], ['cloud-auth', 1, 1], ['network', 1, 1], ['wrong-layer', 1, 1], ['not-registered', 1, 1],
    ['not-registered', 0, 0], ['capture-context', 0, 5], ['capture-context', 1, 5], ['undetermined', 0, 5],
  ] as const)('%s with %i causes ends with %i', (name, causes, code) => {
    expect(exitCodeOfResult(verdict(name, causes))).toBe(code);
  });
});

test('over several results: 4, then 1, then 5, then 0', () => {
  const codes: readonly ExitCode[] = [4, 1, 5, 0];
  for (const [i, a] of codes.entries()) for (const [j, b] of codes.entries()) expect(graver(a, b)).toBe(codes[Math.min(i, j)]);
  expect(graver(undefined, 0)).toBe(0);
  expect(graver(undefined, undefined)).toBeUndefined();
});

test.each([['usage', 2], ['missing-path', 2], ['unusable-output', 2], ['nothing-readable', 3], ['internal', 4], ['write-failed', 4], ['interrupted', 130]] as const)('failure %s ends with %i', (code, expected) => {
  expect(exitCodeOfFailure(code)).toBe(expected);
});
