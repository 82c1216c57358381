import { expect, test } from 'vitest';
import { parseInstant } from './parse-instant.js';

test.each([
  ['2018-07-06T18:45:46.9666279Z', Date.UTC(2018, 6, 6, 18, 45, 46, 966)],
  ['2018-07-06T18:45:46Z', Date.UTC(2018, 6, 6, 18, 45, 46)],
  ['2018-07-06 18:45:46.5Z', Date.UTC(2018, 6, 6, 18, 45, 46, 500)],
  ['2018-07-06T18:45:46.966627900-08:00', Date.UTC(2018, 6, 7, 2, 45, 46, 966)],
  ['2018-07-06T18:45:46.966', undefined],
  ['2018-13-06T18:45:46Z', undefined],
  ['06.07.2018 18:45:46', undefined],
  ['', undefined],
])('%s', (text, utc) => expect(parseInstant(text)).toBe(utc));
