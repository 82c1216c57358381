import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvColumns, csvRow, renderCsv } from './render-csv.js';
import { sampleReport, sampleResult, withEveryText } from './sample-report.js';

it('has a row for every result and every unread file', () => {
  expect(renderCsv(sampleReport()).replaceAll('\r\n', '\n')).toMatchInlineSnapshot(`
    "file,capture,device,join,account,context,speaksForPrt,class,stage,confidence,cause,headline,capturedAt,parseStatus
    incoming/pc-0417.txt,0,PC-0417,hybrid-joined,CONTOSO\\anna,domain-user,true,device-trust,issuance,confirmed,device-object-disabled-or-deleted,Microsoft Entra ID refuses this PC: its device object is disabled or deleted.,2026-11-02T08:15:30.000Z,complete
    incoming/pc-0502.txt,0,PC-0502,hybrid-joined,CONTOSO\\ben,domain-user,true,cloud-auth,user-auth,likely,password-wrong,Microsoft Entra ID refused the user's name or password.,2026-11-02T08:20:04.000Z,complete
    incoming/pc-0733.txt,0,PC-0733,hybrid-joined,CONTOSO\\cara,domain-user,true,network,user-auth,confirmed,name-resolution-failed,The PC cannot resolve the name of the sign-in service.,2026-11-02T08:00:00.000Z,complete
    incoming/pc-0815.txt,0,PC-0815,hybrid-joined,CONTOSO\\dora,domain-user,true,wrong-layer,none,confirmed,conditional-access-blocks-app,The PRT is fine. A Conditional Access policy (a sign-in rule of the company) stops Outlook.,2026-11-02T09:30:00.000Z,complete
    incoming/pc-0900.txt,0,PC-0900,hybrid-joined,CONTOSO\\emil,domain-user,true,healthy,none,likely,,"This PC has a valid PRT, renewed less than three hours before the capture.",2026-11-02T09:31:12.000Z,complete
    incoming/home-pc.txt,0,HOME-PC,workgroup,,unknown,,not-registered,device-identity,likely,,"This PC is joined to nothing, so it cannot have a PRT.",,partial
    incoming/pc-1204.txt,0,PC-1204,hybrid-joined,CONTOSO\\PC-1204$,system,false,capture-context,none,confirmed,captured-as-system,"The command ran as the PC itself, which never has a PRT. The user's own state was not captured.",2026-11-02T10:05:00.000Z,complete
    -,1,,unknown,,unknown,,undetermined,none,possible,,The PC is joined and has no PRT. Nothing shown says why.,2026-11-01T22:10:00.500Z,partial
    incoming/holiday.jpg,,,,,,,unread,,,,This is an image. It holds no text to read.,,
    incoming/notes.txt,,,,,,,unread,,,,No line in it is a dsregcmd field.,,
    "
  `);
});

describe('hostile evidence', () => {
  const account = (text: string) => {
    const result = sampleResult('healthy');
    return cells(csvRow({ ...result, context: { ...result.context, account: text } }))[4];
  };

  it.each([
    ['=HYPERLINK("http://x","y")', '\'=HYPERLINK("http://x","y")'],
    ['+1', '\'+1'],
    ['-1', '\'-1'],
    ['@SUM(1)', '\'@SUM(1)'],
    ['\t=1', '\' =1'],
    ['\r\n=1', '\' =1'],
    [' =1', '\' =1'],
    ['＝1', '\'＝1'],
    ['a,b', 'a,b'],
    ['say "hi"', 'say "hi"'],
    ['a\r\nb', 'a b'],
    ['a\0\u001b[31m', 'a[U+0000][U+001B][31m'],
    ['-', '-'],
    ['anna@contoso.example', 'anna@contoso.example'],
  ])('%j becomes %j', (text, expected) => expect(account(text)).toBe(expected));

  it('is cut with a note when it is a megabyte long', () => {
    expect(account('x'.repeat(1_048_576))).toMatch(/^x{4000}… \[cut here, 1,048,576 characters in all\]$/);
  });

  it('never adds a row or a column', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const rows = renderCsv(withEveryText(sampleReport(), text)).split('\r\n');
      expect(rows).toHaveLength(12);
      for (const row of rows.slice(0, -1)) expect(cells(`${row}\r\n`)).toHaveLength(csvColumns.length);
    }));
  });
});

/** The cells of one row, read as RFC 4180 says. */
function cells(row: string): string[] {
  const found = [...`,${row.replace(/\r\n$/, '')}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",]*))/g)];
  return found.map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '');
}
