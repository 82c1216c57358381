import { expect, test } from 'vitest';
import { captureShapes, makeCapture } from './captures.js';

test('at least 17 shapes of about 4 kB, each the same for the same seed and another for another', () => {
  expect(captureShapes.length).toBeGreaterThanOrEqual(17);
  const sizes = captureShapes.map((shape) => makeCapture(shape, 1).length);
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  expect(mean).toBeGreaterThan(3500);
  expect(mean).toBeLessThan(6000);
  for (const shape of captureShapes) {
    expect(makeCapture(shape, 1)).toBe(makeCapture(shape, 1));
    expect(makeCapture(shape, 1)).not.toBe(makeCapture(shape, 2));
  }
});

test('the tool\'s exact layout: names to column 26, banners of 72, CRLF', () => {
  for (const shape of captureShapes) {
    const lines = makeCapture(shape, 1).split('\r\n');
    expect(lines[0]).toBe('');
    for (const line of lines) {
      expect(line).not.toContain('\n');
      if (line.startsWith('+') || line.startsWith('|')) expect(line).toHaveLength(72);
      // Old builds print a colon of their own behind `KeySignTest`.
      else if (line.includes(' : ')) expect(line.slice(26, 29), line).toBe(' : ');
    }
  }
});
