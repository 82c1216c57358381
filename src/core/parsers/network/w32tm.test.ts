import { describe, expect, test } from 'vitest';
import { seenBy, stripChart, timeStatus } from './samples.test-support.js';
import { w32tm } from './w32tm.js';

test('reads the state of the service', () => {
  expect(seenBy(w32tm, timeStatus)).toEqual([{
    kind: 'clock', file: 'network.txt', line: 1, synchronised: true, source: 'dc1.contoso.com',
    printed: 'ReferenceId: 0x0A000003 (source IP:  10.0.0.3), Last Successful Sync Time: 11/22/2026 1:45:54 PM, Source: dc1.contoso.com',
  }]);
});

test('reads a strip chart as its median', () => {
  expect(seenBy(w32tm, stripChart)).toEqual([{
    kind: 'clock', file: 'network.txt', line: 4, offsetSeconds: 612.2, basis: 'comparison', source: 'time.windows.com', printed: '14:00:00, d:+00.0312500s o:+612.1000000s  [                  *                  ]',
  }]);
});

describe('other languages', () => {
  const german = 'Sprungindikator: 0(keine Warnung)\nStratum: 4 (Sekundärreferenz - synchr. über (S)NTP)\nPräzision: -23 (119.209ns pro Tick)\nStammverzögerung: 0.0168694s\nStammabweichung: 7.7960610s\nReferenz-ID: 0x0D5F41FB (Quell-IP:  10.0.0.3)\nLetzte erfolgr. Synchronisierungszeit: 20.09.2026 10:43:13\nQuelle: time.windows.com,0x9\nAbrufintervall: 10 (1024s)\n\nPhasendifferenz: -0.0003717s\nTaktfrequenz: 0.0156249s\n';
  const japanese = '閏インジケーター: 0 (警告なし)\n階層: 3 (二次参照 - (S)NTP で同期)\n精度: -23 (ティックごとに 119.209ns)\nルート遅延: 0.0216253s\nルート分散: 7.7938950s\n参照 ID: 0x0A000003 (ソース IP:  10.0.0.3)\n最終正常同期時刻: 2026/01/10 1:45:54\nソース: 10.0.0.3,8\nポーリング間隔: 10 (1024s)\n';
  const french = 'Indicateur de dérive : 3(non synchronisé)\nCouche : 0 (non spécifié)\nPrécision : -23 (119.209ns par battement)\nDélai de racine : 0.0000000s\nDispersion de racine : 0.0000000s\nID de référence : 0x00000000 (non spécifié)\nHeure de la dernière synchronisation réussie : non spécifié\nSource : Local CMOS Clock\nIntervalle d’interrogation : 10 (1024s)\n';
  test('German, verbose', () => expect(seenBy(w32tm, german)).toMatchObject([{ synchronised: true, source: 'time.windows.com,0x9', offsetSeconds: -0.0003717, basis: 'service' }]));
  test('Japanese', () => expect(seenBy(w32tm, japanese)).toMatchObject([{ synchronised: true, source: '10.0.0.3,8' }]));
  test('French, never synchronised', () => expect(seenBy(w32tm, french)).toMatchObject([{ synchronised: false, source: 'Local CMOS Clock' }]));
  test('the PC\'s own clock as the reference', () => {
    expect(seenBy(w32tm, timeStatus.replace('0x0A000003 (source IP:  10.0.0.3)', '0x4C4F434C (source name:  "LOCL")'))).toMatchObject([{ synchronised: false }]);
  });
  test('German strip chart with data only', () => {
    expect(seenBy(w32tm, 'time.windows.com [20.101.57.9:123] wird verfolgt.\n2 Stichproben werden gesammelt.\n14:00:00, -00.0123456s\n14:00:02, -00.0123457s\n')).toMatchObject([{ offsetSeconds: -0.0123457 }]);
  });
  test('a decimal comma', () => expect(seenBy(w32tm, '14:00:00, d:+00,0312500s o:+123,4500000s  [ * ]')).toMatchObject([{ offsetSeconds: 123.45 }]));
});

test.each<readonly [string, string, readonly Readonly<Record<string, unknown>>[]]>([
  ['the source alone', 'C:\\>w32tm /query /source\ntime.windows.com,0x9\n', [{ source: 'time.windows.com,0x9' }]],
  ['no source', 'C:\\>w32tm /query /source\nLocal CMOS Clock\n', [{ synchronised: false, source: 'Local CMOS Clock' }]],
  ['the service does not run, in any language', 'C:\\>w32tm /query /status\nFolgender Fehler ist aufgetreten: Der Dienst wurde nicht gestartet. (0x80070426)\n', [{ line: 2, printed: 'Folgender Fehler ist aufgetreten: Der Dienst wurde nicht gestartet. (0x80070426)' }]],
  ['only errors', 'Tracking time.windows.com [20.101.57.9:123].\n14:00:00, error: 0x800705B4\n', []],
  ['the middle of a state', timeStatus.split('\n').slice(4).join('\n'), [{ source: 'dc1.contoso.com' }]],
  ['another tool\'s table', 'Poll Interval: 10 (1024s)\nSource: x\n', []],
])('%s', (_, text, expected) => expect(seenBy(w32tm, text)).toMatchObject(expected));
