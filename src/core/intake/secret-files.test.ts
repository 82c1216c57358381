import { expect, test } from 'vitest';
import { secretFile } from './secret-files.js';

test.each([
  ['authlogs/WAM/settings.dat', 'tokens'], ['authlogs/wam/tbacct.txt', 'tokens'], ['b.zip!/WAM/Settings.DAT', 'tokens'], ['tbacct.txt', 'tokens'],
  ['C:\\Users\\user1\\AppData\\Local\\Microsoft\\TokenBroker\\Cache\\0a1b.tbres', 'tokens'], ['0a1b.TBRES', 'tokens'],
  ['TokenBroker/Accounts/abc.dat', 'tokens'], ['IdentityCache/1/UD/user.bin', 'tokens'], ['CloudAPCache/AzureAD/0f/Cache/CacheData', 'tokens'],
  ['msal_token_cache.bin', 'tokens'], ['.azure/accessTokens.json', 'tokens'],
  ['Default/Network/Cookies', 'tokens'], ['Default/Cookies', 'tokens'], ['cookies.sqlite', 'tokens'], ['WebCacheV01.dat', 'tokens'],
  ['Default/Login Data', 'keys'], ['key4.db', 'keys'], ['ntds.dit', 'keys'], ['config/SAM', 'keys'], ['RegBack/SECURITY', 'keys'],
  ['Microsoft/Protect/S-1-5-21-1/0f0f0f0f', 'keys'], ['Microsoft/Credentials/0f', 'keys'], ['Crypto/PCPKSP/0f/key', 'keys'], ['device.pfx', 'keys'],
  ['lsass.dmp', 'memory'], ['lsass01.run', 'memory'], ['trace.ttd', 'memory'], ['MEMORY.DMP', 'memory'],
])('%s is never opened: %s', (path, what) => {
  expect(secretFile(path)).toContain(what);
  expect(secretFile(path)).toMatch(/^it [^]*never opened[^]*[^.]$/);
});

test.each([
  'authlogs/Dsregcmd.txt', 'WAM/README.txt', 'cookies', 'logs/cookies', 'Security.evtx', 'evtx/Security', 'SAM.txt', 'Protect/notes.txt', 'settings.reg', 'a.running', 'run', 'ngc/certutil.txt', 'ngc/devices.json',
  'TokenBroker/dsregcmd.txt', 'Microsoft/protect', 'key.txt', 'dmp.txt', '', '/', 'WebAuth.etl', '(12) Command windir_system32_Dsregcmd_exe_status output.log',
])('%j may be opened', (path) => {
  expect(secretFile(path)).toBeUndefined();
});
