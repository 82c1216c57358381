import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aadstsIn, canonicalCode, codeFamily, type CodeFamily, codesIn, formatCode, httpStatusInCode, parseCode, sameCode, winHttpError } from './code.js';

const u32 = fc.integer({ min: 0, max: 0xffffffff });

describe('parseCode', () => {
  const read: readonly (readonly [text: string, code: number])[] = [
    ['0xC000006D', 0xc000006d],
    ['0xc000006d', 0xc000006d],
    ['0XC000006D', 0xc000006d],
    ['0xD000006D', 0xd000006d],
    ['-1073741715', 0xc000006d],
    ['\u22121073741715', 0xc000006d],
    ['3221225581', 0xc000006d],
    ['C000006D', 0xc000006d],
    ['c00484C1', 0xc00484c1],
    ['0x80072EE7', 0x80072ee7],
    ['80072EE7', 0x80072ee7],
    ['0x2ee7', 12007],
    ['12007', 12007],
    ['-2147012889', 0x80072ee7],
    ['0x0', 0],
    ['0', 0],
    ['-0', 0],
    ['0x00000000', 0],
    ['0x00000000C000006D', 0xc000006d],
    ['0xffffffff80070520', 0x80070520],
    ['4294967295', 0xffffffff],
    ['-2147483648', 0x80000000],
    ['(0x80070520)', 0x80070520],
    [' [0x801c0021] ', 0x801c0021],
    ['0x801c03f2.', 0x801c03f2],
    ['"0xcaa20003",', 0xcaa20003],
    ['<-2145648611>', 0x801c001d],
    ['0x80072efd:\r\n', 0x80072efd],
    // No letter says that it is hex: decimal, and `explain` offers the other reading.
    ['80090016', 80090016],
    ['50155', 50155],
  ];
  test.each(read)('%j is %d', (text, code) => expect(parseCode(text)).toBe(code));

  const unread = [
    '', ' ', '()', '0x', '0xg', '0x1FFFFFFFF', '4294967296', '-2147483649', '99999999999999999999', '-', '--5', '+5', '1.5', '1e3',
    'C000006', 'C000006D0', 'abcdef', 'not a code', '0xC000006D STATUS_LOGON_FAILURE', '0x801c0021/0x801c000c', '12 007',
    '0xffffffff00070520', '0xfffffffe80070520', 'AADSTS50155', 'FAIL', '١٢٣',
  ];
  test.each(unread)('%j is no code', (text) => expect(parseCode(text)).toBeUndefined());

  test('reads back what formatCode writes', () => {
    fc.assert(fc.property(u32, (code) => parseCode(formatCode(code)) === code));
  });

  test('reads every spelling of a number as that number', () => {
    fc.assert(fc.property(u32, (code) => {
      expect(parseCode(String(code))).toBe(code);
      expect(parseCode(String(code | 0))).toBe(code);
      expect(parseCode(`0x${code.toString(16).toUpperCase()}`)).toBe(code);
      expect(parseCode(` (0x${code.toString(16)}). `)).toBe(code);
    }));
  });

  test('never throws, and answers with an unsigned 32-bit number or nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const code = parseCode(text);
      expect(code === undefined || (Number.isInteger(code) && code >= 0 && code <= 0xffffffff)).toBe(true);
    }));
  });
});

describe('codesIn', () => {
  const found: readonly (readonly [text: string, codes: readonly number[]])[] = [
    ['FAIL [0x801c0021/0x801c000c]', [0x801c0021, 0x801c000c]],
    ['ERROR (0x80070520)', [0x80070520]],
    ['ERROR 0xd0020017', [0xd0020017]],
    ['FAILED. Error: 0xd000023c', [0xd000023c]],
    ['0x0', [0]],
    ['Exit code: Unknown HResult Error code: 0x801c001d.', [0x801c001d]],
    ['Error: -895352823 (0xcaa20009)', [0xcaa20009]],
    ['failed (-2145648611) and [-1073741715]', [0x801c001d, 0xc000006d]],
    ['0X80072EE7 0x80072ee7', [0x80072ee7, 0x80072ee7]],
    ['Unexpected Error: 0xffffffff80070520', [0x80070520]],
    ['SUCCESS', []],
    ['0x', []],
    ['0xzz 0x1FFFFFFFF abc0x12 0x12g x0x', []],
    ['HTTP 400', []],
    ['-1073741715', []],
    ['(-12', []],
    ['(12)', []],
  ];
  test.each(found)('%j', (text, codes) => expect(codesIn(text)).toEqual(codes));

  test('finds every code of a list, in order', () => {
    fc.assert(fc.property(fc.array(u32), (codes) => {
      expect(codesIn(`FAIL [${codes.map(formatCode).join('/')}]`)).toEqual(codes);
    }));
  });
});

describe('canonicalCode', () => {
  const twins: readonly (readonly number[])[] = [
    [0xc000006d, 0xd000006d],
    [0xc00484c1, 0x800484c1, 0xd00484c1],
    [0xc0048512, 0x80048512],
    [0x80072ee7, 0x2ee7, 12007, 0xcaa82ee7, 0x8aa82ee7, 0xc0072ee7, 0xd0072ee7],
    [0x80070520, 1312, 0xc0070520],
    [0x80070102, 0x102],
    [0xc00cee4f, 0x800cee4f, 0xd00cee4f],
    [0x80280036, 0xc0280036, 0xd0280036],
    [0x80290407, 0xc0290407, 0xd0290407],
    [0x80090016, 0xc0090016, 0xd0090016],
    [0x8009030c, 0xc009030c],
  ];
  test.each(twins)('%d stands for all its twins', (canonical, ...others) => {
    expect(canonicalCode(canonical)).toBe(canonical);
    for (const other of others) {
      expect(formatCode(canonicalCode(other))).toBe(formatCode(canonical));
      expect(sameCode(other, canonical)).toBe(true);
    }
  });

  const apart: readonly (readonly [a: number, b: number, why: string])[] = [
    [0, 0x80070000, 'no error is not Windows error 0'],
    [0x90000005, 0x80000005, 'NTSTATUS warnings share their space with HRESULTs'],
    [0xc0290401, 0x80290401, 'STATUS_TPM_INVALID_HANDLE is not TPM_E_PCP_DEVICE_NOT_READY'],
    [0xc0292001, 0x80292001, 'STATUS_PCP_DEVICE_NOT_READY is a number of its own'],
    [0xc0290001, 0x80290001, 'STATUS_TPM_AUTHFAIL is a number of its own'],
    [0xcaa82f8b, 0x80072f8b, 'certificate wrong usage is not 12171'],
    [0xcaa80014, 0x80070014, 'the broker\'s 20 is not Windows error 20'],
    [0x800c0005, 0xc00c0005, 'INET_E_RESOURCE_NOT_FOUND is not an XML error'],
    [0xcaa70004, 0x800c0005, 'the broker counts URL moniker errors otherwise'],
    [0xcaa30197, 0x80190197, 'two components that got the same HTTP status'],
    [0x801c0001, 0xc01c0001, 'device registration is not the filter manager'],
    [0x80048821, 0xc0048821, 'facility 4 means what the COM interface says'],
    [0xc000006d, 0x8007052e, 'the map from NTSTATUS to Win32 is many to one'],
    [0xc0000225, 0x80000225, 'severity twins outside the published families'],
  ];
  test.each(apart)('%d and %d stay apart: %s', (a, b) => expect(sameCode(a, b)).toBe(false));

  test('is idempotent and unsigned', () => {
    fc.assert(fc.property(u32, (code) => {
      const canonical = canonicalCode(code);
      expect(canonicalCode(canonical)).toBe(canonical);
      expect(canonical >= 0 && canonical <= 0xffffffff && Number.isInteger(canonical)).toBe(true);
    }));
  });

  // Random numbers rarely fall into the families that are merged.
  test('is idempotent all through the merged families', () => {
    for (const high of [0, 0x8004, 0x8007, 0x8009, 0x800c, 0x8028, 0x8029, 0x8aa8, 0xc004, 0xc007, 0xc009, 0xc00c, 0xc028, 0xc029, 0xcaa8, 0xd004, 0xd007, 0xd029]) {
      for (let low = 0; low < 0x10000; low++) {
        const canonical = canonicalCode(high * 0x10000 + low);
        if (canonicalCode(canonical) !== canonical) expect.fail(formatCode(high * 0x10000 + low));
      }
    }
  });

  test('the twins of a code are all of one family and carry the same numbers', () => {
    fc.assert(fc.property(u32, (code) => {
      const canonical = canonicalCode(code);
      expect(codeFamily(code)).toBe(codeFamily(canonical));
      expect(winHttpError(code)).toBe(winHttpError(canonical));
      expect(httpStatusInCode(code)).toBe(httpStatusInCode(canonical));
    }));
  });
});

describe('winHttpError', () => {
  test.each([0x80072ee7, 0x2ee7, 12007, 0xcaa82ee7, 0x8aa82ee7, 0xd0072ee7, parseCode('-2147012889') ?? 0])('%d carries 12007', (code) => {
    expect(winHttpError(code)).toBe(12007);
  });
  test.each([0, 0x80070520, 11999, 12000, 12200, 0xcaa80014, 0xcaa30197, 0xc000023c, 0xc0002ee7])('%d carries none', (code) => {
    expect(winHttpError(code)).toBeUndefined();
  });
  test('the broker\'s odd one keeps the number it prints', () => expect(winHttpError(0xcaa82f8b)).toBe(12171));
});

describe('httpStatusInCode', () => {
  test.each([[0xcaa30197, 407], [0x80190197, 407], [0xcaa301f7, 503], [0xcaa3012c, 300], [0x8aa30190, 400]])('%d carries %d', (code, status) => {
    expect(httpStatusInCode(code)).toBe(status);
  });
  test.each([407, 0x80070197, 0xcaa30001, 0x80190001, 0x801903e8, 0xcaa80197])('%d carries none', (code) => {
    expect(httpStatusInCode(code)).toBeUndefined();
  });
});

describe('codeFamily', () => {
  const families: readonly (readonly [code: number, family: CodeFamily])[] = [
    [0, 'success'],
    [1312, 'win32'], [0x80070005, 'win32'], [0x80072ee0, 'win32'], [0x80072fa8, 'win32'],
    [12001, 'winhttp'], [0x80072ee1, 'winhttp'], [0x80072fa7, 'winhttp'], [0xcaa82efe, 'winhttp'], [0xcaa82f8b, 'winhttp'],
    [0xc000006d, 'ntstatus'], [0xd000006d, 'ntstatus'], [0xc0020017, 'ntstatus'], [0xc01c0001, 'ntstatus'], [0xc0043000, 'ntstatus'], [0xc00c0001, 'ntstatus'],
    [0xc00484c1, 'cloudap'], [0x80048451, 'cloudap'], [0xd0048451, 'cloudap'],
    [0xcaa20003, 'adal'], [0x8aa50003, 'adal'], [0x4aa90010, 'adal'], [0xcaa00104, 'adal'], [0xcaa5001c, 'adal'], [0xcaa30001, 'adal'],
    [0xcaa30197, 'adal-http'],
    [0xcaa70004, 'adal-inet'], [0xcaa80000, 'adal-inet'], [0xcaa80014, 'adal-inet'],
    [0x80190194, 'http'],
    [0x800c0005, 'urlmon'],
    [0x801c001d, 'dsreg'], [0x801c03f2, 'dsreg'],
    [0x80280036, 'tpm'], [0x80290407, 'tpm'], [0xc0290401, 'tpm'], [0xc0280001, 'tpm'], [0x40280001, 'tpm'],
    // The border between key storage and SSPI, and between SSPI and CryptoAPI.
    [0x80090001, 'nte'], [0x80090036, 'nte'], [0x800902ff, 'nte'], [0x80090300, 'sspi'], [0x8009035d, 'sspi'], [0x800903ff, 'sspi'],
    [0x80090400, 'unknown'], [0x80090fff, 'unknown'], [0x80091001, 'cert'], [0x80092013, 'cert'], [0xc0090016, 'nte'], [0x00090312, 'sspi'],
    [0x800b0109, 'cert'],
    [0xc00cee4f, 'xml'], [0x800cee4f, 'xml'],
    [0x80180014, 'mdm'], [0x00180011, 'mdm'], [0x80190001, 'mdm'],
    [0x80040154, 'com'], [0x80080005, 'com'], [0x80004005, 'com'], [0x80010108, 'com'],
    [0xc0f10005, 'unknown'], [0x12345678, 'unknown'], [0xe0434352, 'unknown'],
  ];
  test.each(families)('%d is %s', (code, family) => expect(codeFamily(code)).toBe(family));
});

describe('aadstsIn', () => {
  const found: readonly (readonly [text: string, numbers: readonly number[]])[] = [
    ['AADSTS50126: Error validating credentials due to invalid username or password.', [50126]],
    ['AADSTS70002: Error validating credentials. AADSTS50155: Device is not authenticated.', [70002, 50155]],
    ['aadsts50155 Aadsts50155 AADSTS50155', [50155]],
    ['AADSTS5000611', [5000611]],
    ['AADSTS90002:AADSTS50155', [90002, 50155]],
    ['error_codes":[50155]', []],
    ['50155', []],
    ['AADSTS 50155', []],
    ['AADST50155 ADSTS50155 S50155', []],
    ['AADSTS', []],
    ['AADSTS1234567890', []],
    ['', []],
  ];
  test.each(found)('%j', (text, numbers) => expect(aadstsIn(text)).toEqual(numbers));

  test('gives back a list of its own each time', () => {
    const first = aadstsIn('AADSTS50155');
    first.push(1);
    expect(aadstsIn('AADSTS50155')).toEqual([50155]);
  });
});

describe('a megabyte of text', () => {
  const size = 1_000_000;
  const texts: readonly (readonly [name: string, text: string])[] = [
    ['blanks', ' '.repeat(size)],
    ['zeros', '0'.repeat(size)],
    ['nines', '9'.repeat(size)],
    ['hex digits', `0x${'f'.repeat(size)}`],
    ['0x without end', '0x'.repeat(size / 2)],
    ['open brackets', '(-'.repeat(size / 2)],
    ['brackets', '('.repeat(size)],
    ['AADSTS without digits', 'AADSTS'.repeat(size / 6)],
    ['AADSTS and digits', `AADSTS${'1'.repeat(size)}`],
    ['different numbers', Array.from({ length: size / 14 }, (_, index) => `AADSTS${1000000 + index}`).join(' ')],
    ['different codes', Array.from({ length: size / 11 }, (_, index) => formatCode(index)).join('/')],
    ['letters S and digits', 'S1'.repeat(size / 2)],
  ];
  // Linear scans take a few milliseconds here; a quadratic one would take minutes.
  test.each(texts)('%s', (_, text) => {
    const start = performance.now();
    parseCode(text);
    codesIn(text);
    aadstsIn(text);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('never throws on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(codesIn(text).every((code) => code >= 0 && code <= 0xffffffff)).toBe(true);
      expect(aadstsIn(text).every((number) => Number.isSafeInteger(number))).toBe(true);
    }));
  });
});
