import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.js';
import type { Remedy, Situation } from './define-remedy.js';
import { destructiveFixes } from './harm.js';
import { remedies, remedyOf } from './index.js';

const folder = import.meta.dirname;
/** Files here that hold no remedy. */
const machinery = ['avoid', 'define-remedy', 'guard', 'harm', 'index', 'pages', 'plan', 'without-cause'];

describe('the remedies', () => {
  it('are those that rules name, no more and no fewer', () => {
    expect(Object.keys(remedies).sort()).toEqual([...new Set(rules.map(({ remedy }) => remedy))].sort());
  });

  it('have one file each, named like them', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).map((name) => basename(name, '.ts'));
    expect(files.filter((name) => !machinery.includes(name)).sort()).toEqual(Object.keys(remedies).sort());
    for (const [id, remedy] of Object.entries(remedies)) {
      expect(remedy.id).toBe(id);
      const exported = id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
      expect(readFileSync(join(folder, `${id}.ts`), 'utf8')).toContain(`export const ${exported} = defineRemedy(`);
    }
  });

  it('fit on one screen or two', () => {
    for (const id of Object.keys(remedies)) expect(readFileSync(join(folder, `${id}.ts`), 'utf8').split('\n').length, id).toBeLessThan(100);
  });

  it('cite published pages', () => {
    for (const { id, sources } of Object.values(remedies)) {
      for (const { title, url } of sources) {
        expect(title, id).not.toBe('');
        expect(url, id).toMatch(/^https:\/\//);
      }
    }
  });

  it('are never the prototype of something', () => {
    expect(remedyOf('toString')).toBeUndefined();
    expect(remedyOf(undefined)).toBeUndefined();
  });

  it('offer a destructive step exactly where the table of published fixes says so', () => {
    const joins = ['entra-joined', 'hybrid-joined', 'joined', 'workgroup', 'domain-only'] as const;
    for (const [id, remedy] of Object.entries(remedies)) {
      const offers = joins.some((kind) => {
        const situation: Situation = { class: 'device-trust', confidence: 'confirmed', join: kind, dualState: false, causeId: 'tpm-fips-mode' };
        return remedy.steps(situation).some(({ risk }) => risk === 'destructive');
      });
      expect(offers, id).toBe(Object.hasOwn(destructiveFixes, id));
    }
  });

  it('name the check that can make each destructive step needless, and it says when to stop', () => {
    for (const [id, remedy] of Object.entries<Remedy>(remedies)) {
      expect(remedy.sparedBy !== undefined, id).toBe(Object.hasOwn(destructiveFixes, id));
      for (const check of remedy.sparedBy ?? []) {
        for (const kind of ['entra-joined', 'hybrid-joined', 'joined', 'domain-only'] as const) {
          const step = remedy.steps({ class: 'device-trust', confidence: 'confirmed', join: kind, dualState: false }).find((one) => one.id === check);
          expect(step, `${id} ${check}`).toMatchObject({ kind: 'check', risk: 'none' });
          expect(step!.verify, `${id} ${check}`).toMatch(/stop here|wait/i);
        }
      }
    }
  });

  it('give every cause something to do, whatever the join', () => {
    for (const rule of rules) {
      for (const kind of ['entra-joined', 'hybrid-joined', 'registered', 'domain-only', 'workgroup', 'unknown'] as const) {
        const situation: Situation = { class: rule.class, causeId: rule.id, confidence: 'likely', join: kind, dualState: false };
        expect(remedyOf(rule.remedy)?.steps(situation).length, `${rule.id} ${kind}`).toBeGreaterThan(0);
      }
    }
  });
});
