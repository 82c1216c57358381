import { expect, test } from 'vitest';
import { learn } from './learn.js';
import { sourceOf, sourcesOf } from './sources.js';

test('a key of learn is that page', () => expect(sourceOf('prt')).toBe(learn.prt));

test('an error page key gives the exact page, and says through which copy it was read', () => {
  expect(sourceOf('errorPage:50202@f-bader')).toEqual({
    title: 'Microsoft Entra error page of AADSTS50202 (read through github.com/f-bader/EntraID-ErrorCodes@e262416)',
    url: 'https://login.microsoftonline.com/error?code=50202',
    readThrough: 'github.com/f-bader/EntraID-ErrorCodes@e262416',
  });
  expect(sourceOf('errorPage:27000@GitGrezly')?.url).toBe('https://login.microsoftonline.com/error?code=27000');
});

test.each(['', 'nothing', 'toString', '__proto__', 'errorPage:50202', 'errorPage:@f-bader', 'errorPage:x@f-bader', 'errorPage:1@toString'])('%j names nothing', (key) => {
  expect(sourceOf(key)).toBeUndefined();
  expect(() => sourcesOf([key])).toThrow();
});

test('several keys give each page once, in order', () => {
  expect(sourcesOf(['winHttp', 'prt', 'winHttp'])).toEqual([learn.winHttp, learn.prt]);
});
