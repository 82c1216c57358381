import { ngcLine } from './dsregcmd-lines.js';
import { helloPolicyEnabled, helloWillProvision, isUserAzureAd, yesNo } from './dsregcmd-values.js';
import type { LayoutSection } from './layout-line.js';
import { publicSources } from './public-sources.js';

const documented = { basis: 'documented', source: publicSources.statusPage } as const;

/** What Windows 10 1809 and later check before they set up Hello. */
export const helloPrerequisites: LayoutSection = {
  title: 'Ngc Prerequisite Check',
  groups: [[
    ngcLine('IsDeviceJoined', ({ join }) => yesNo(join !== undefined), documented),
    ngcLine('IsUserAzureAD', isUserAzureAd, documented),
    ngcLine('PolicyEnabled', helloPolicyEnabled, documented),
    ngcLine('PostLogonEnabled', () => 'YES', documented),
    ngcLine('DeviceEligible', ({ pc }) => yesNo(pc.tpm !== 'absent'), documented),
    ngcLine('SessionIsNotRemote', () => 'YES', documented),
    ngcLine('CertEnrollment', () => 'none', documented),
    ngcLine('PreReqResult', helloWillProvision, documented),
  ]],
};
