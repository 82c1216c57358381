import { expect, test } from 'vitest';
import { LabClock } from '../clock.js';
import { seededRandom } from '../random.js';
import { contosoDirectory } from './contoso.js';
import { createEntra } from './entra.js';
import { usualProtocol } from './protocol.js';
import { Refusal } from './refusal.js';
import { startSampleEntra } from './sample-entra.test-support.js';
import { stsErrors } from './sts-errors.js';
import type { StsErrorCode } from './sts-errors.js';

test.each(Object.keys(stsErrors))('%s is worded in full', (text) => {
  const code = Number(text) as StsErrorCode;
  const { message, sts } = new Refusal(code, ['first', 'second', 'third']);
  expect(message).toMatch(new RegExp(`^AADSTS${code}: [A-Z][^{}]+\\.( first)?$`));
  expect(sts.error).toMatch(/^[a-z_]+$/);
});

test('a mistake of the service itself is answered as one, and the service goes on', async () => {
  const protocol = { ...usualProtocol, readDeviceSigned: () => { throw new Error('broken'); } };
  const { app } = createEntra({ clock: new LabClock(0), random: seededRandom('mistake'), directory: contosoDirectory(), protocol }).hosts[0]!;
  const ask = (body: string) => app.request('https://login.microsoftonline.com/common/oauth2/token', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
  const answer = await ask('grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&request=eyJ4NWMiOiIifQ.e30.');
  expect(answer.status).toBe(500);
  expect(await answer.json()).toMatchObject({ error: 'server_error', error_codes: [50000] });
  expect((await ask('grant_type=srv_challenge')).status).toBe(200);
});

test('a user of another organisation is told so', async () => {
  const { askPrt, directory } = await startSampleEntra();
  directory.domains.push({ name: 'adatum.com', verified: true, ofTenant: '66666666-7777-4888-8999-000000000000' });
  expect((await askPrt({ username: 'robin@adatum.com' })).json).toMatchObject({ error_codes: [50020], error_description: expect.stringContaining('robin@adatum.com') as string });
});
