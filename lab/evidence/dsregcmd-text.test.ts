import { describe, expect, test } from 'vitest';
import { examine, readEvidence } from '../../src/core/index.js';
import { type CaptureContext, captureContexts, type Generation, generations } from './capture-options.js';
import { dsregcmdText } from './dsregcmd-text.js';
import { textOf } from './marked-lines.js';
import { hybridPc, samplePc } from './sample-pc.test-support.js';
import type { PcState } from '../windows/pc-state.js';

function printed(pc: PcState, generation: Generation, context: CaptureContext): string {
  return textOf(dsregcmdText(pc, { generation, context, user: 'alex@contoso.com' }));
}

function evidence(text: string) {
  return [{ path: 'dsregcmd.txt', bytes: new TextEncoder().encode(text) }];
}

const kinds: Readonly<Record<CaptureContext, readonly [entraJoined: string, hybrid: string]>> = {
  user: ['entra-user', 'domain-user'],
  'user-elevated': ['entra-user', 'domain-user'],
  system: ['system', 'system'],
  'local-admin': ['local-user', 'local-user'],
  'other-user': ['entra-user', 'domain-user'],
};

describe.each(generations)('%s', (generation) => {
  test.each(captureContexts)('%s: a complete capture of who ran it', (context) => {
    for (const [i, pc] of [samplePc(), hybridPc()].entries()) {
      const files = evidence(printed(pc, generation, context));
      const [capture] = readEvidence(files)[0]!.captures;
      expect(capture).toMatchObject({ status: 'complete', notes: [] });
      // Nothing before 21H1 names the account.
      const kind = generation === 'windows-10-1607' || generation === 'windows-10-1809' ? 'unknown' : kinds[context][i];
      expect(examine(files).results).toMatchObject([{ context: { kind, elevated: !(context === 'user' || context === 'other-user') } }]);
    }
  });
});
