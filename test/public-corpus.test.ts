import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { examine } from '../src/core/index.js';
import type { InputFile, Report, VerdictClass } from '../src/core/index.js';

/**
 * The public cases that lie beside a checkout. They are not part of the repository, so everything here is skipped, and
 * says so, where they are missing. Labels marked "inferred by me" are opinions; those "stated in source" are checked.
 */
const folder = `${resolve(import.meta.dirname, '../../shared/corpus')}/`;
const present = existsSync(folder);

interface PublicCase {
  readonly failure_class: VerdictClass | 'other' | 'unknown';
  readonly label_basis: 'stated in source' | 'inferred by me';
  readonly files: readonly string[];
}

interface Judged {
  readonly name: string;
  readonly about: PublicCase;
  readonly report: Report;
  readonly ours: { readonly class: VerdictClass; readonly stage: string; readonly confidence: string } | undefined;
}

/** Confirmed verdicts that differ from a label stated in the source, each with the reason why ours stands. */
const arguedOtherwise: Readonly<Record<string, string>> = {
  '023-m365-apps-wam-0x80070520': 'AzureAdJoined : NO is an observation of the join and by the truth table not-registered; the label speaks of a Teams symptom that stands in no posted line',
};

/** Labels stated in the source that the posted lines cannot carry: by the truth table such a fragment is undetermined. */
const cannotBeSeen: Readonly<Record<string, string>> = {
  '014-azure-vm-aadlogin-localadmin-no-usersections': 'device sections only, no SSO section',
  '017-earthlab-mdm-markers-interactive-enrol': 'two lines about attribute updates; nothing about the PRT',
  '024-alt-login-id-rs3-federated': 'PRT NO and WamDefaultSet NO; nothing says why',
  '035-azdocs-36269-ngcset-yes-no-ngc-section': 'User State only, no SSO section',
  '059-msdocs-hybrid-healthy-fragments': 'documentation samples of every section but SSO State',
  '072-cnimbus-lab-rdp-localadmin-prt-no': 'one line, PRT NO; who ran it was told in the prose of the page only',
};

if (!present) console.warn(`public corpus SKIPPED: ${folder} is not there, so the agreement table was not computed`);

const judged: readonly Judged[] = present ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort().map(judge) : [];

describe.skipIf(!present)('the public corpus', () => {
  it('prints the agreement table', () => {
    const rows = judged.map(({ name, about, ours }) => [
      name, about.failure_class, about.label_basis, ours ? `${ours.class} / ${ours.stage} / ${ours.confidence}` : 'nothing read', agreement(about, ours),
    ]);
    const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
    const read = judged.filter(({ ours }) => ours);
    const labelled = read.filter(({ about }) => about.failure_class !== 'unknown' && about.failure_class !== 'other');
    const stated = labelled.filter(({ about }) => about.label_basis === 'stated in source');
    const confirmed = labelled.filter(({ ours }) => ours?.confidence === 'confirmed');
    console.log([
      `false-confirmed against labels stated in the source: ${stated.filter(isConfirmedOtherwise).length} of ${stated.filter(({ ours }) => ours?.confidence === 'confirmed').length} confirmed`,
      `false-confirmed against all labels: ${confirmed.filter(isConfirmedOtherwise).length} of ${confirmed.length} confirmed`,
      `agreement: ${share(stated)} stated, ${share(labelled)} with inferred labels; ${judged.length - read.length} of ${judged.length} cases hold nothing that is read`,
      ...Object.entries(arguedOtherwise).map(([name, reason]) => `argued, ${name}: ${reason}`),
      ...rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()),
    ].join('\n'));
    expect(judged.length).toBeGreaterThan(0);
  });

  it('never contradicts a stated label with a confirmed verdict', () => {
    const wrong = judged.filter(({ about }) => about.label_basis === 'stated in source').filter(isConfirmedOtherwise).map(({ name }) => name);
    expect(wrong.filter((name) => !(name in arguedOtherwise))).toEqual([]);
    expect(Object.keys(arguedOtherwise).filter((name) => !wrong.includes(name)), 'argued, but no longer different').toEqual([]);
  });

  it('stays undetermined where the posted lines say nothing about the PRT', () => {
    for (const name of Object.keys(cannotBeSeen)) expect(judged.find((one) => one.name === name)?.ours?.class, name).toBe('undetermined');
  });

  it('cites lines that exist and reads every dsregcmd file', () => {
    for (const { name, about, report } of judged) {
      if (about.files.includes('dsregcmd.txt')) expect(report.results.length, name).toBeGreaterThan(0);
      for (const result of report.results) {
        for (const cause of result.verdict.causes) {
          expect(cause.because.length, `${name} ${cause.id}`).toBeGreaterThan(0);
          for (const { value, line, file } of cause.because) {
            if (line === undefined) continue;
            const lines = readFileSync(`${folder}${name}/${file}`, 'utf8').split(/\r\n|\r|\n/);
            // A field stands on its line; an event or an error begins there, and its words are told in its fields.
            if (file === 'dsregcmd.txt') expect(lines.slice(line - 1, line + 2).join(' ').replaceAll(/\s+/g, ' '), name).toContain(value.replaceAll(/\s+/g, ' '));
            else expect(lines[line - 1]?.trim(), `${name} ${file}:${line}`).toBeTruthy();
          }
        }
      }
    }
  });
});

function judge(name: string): Judged {
  const about = JSON.parse(readFileSync(`${folder}${name}/case.json`, 'utf8')) as PublicCase;
  const files: InputFile[] = about.files.map((path) => ({ path, bytes: new Uint8Array(readFileSync(`${folder}${name}/${path}`)) }));
  const report = examine(files);
  return { name, about, report, ours: (report.results.find(({ source }) => source.file === 'dsregcmd.txt') ?? report.results[0])?.verdict };
}

function isConfirmedOtherwise({ about, ours }: Judged): boolean {
  return ours?.confidence === 'confirmed' && agreement(about, ours) === 'no';
}

function agreement({ failure_class: label }: PublicCase, ours: Judged['ours']): 'yes' | 'no' | 'cannot tell' | '–' {
  if (!ours || label === 'unknown' || label === 'other') return '–';
  if (ours.class === label) return 'yes';
  return ours.class === 'undetermined' || ours.class === 'capture-context' ? 'cannot tell' : 'no';
}

function share(cases: readonly Judged[]): string {
  return `${cases.filter(({ about, ours }) => agreement(about, ours) === 'yes').length} of ${cases.length}`;
}
