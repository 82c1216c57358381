import { keySignTestPost, troubleshootDsregcmd, troubleshootHybridJoin } from '../names/pages.js';

/**
 * What the lines of the evidence rest on: published pages by their address, public outputs of real PCs by what they are.
 * Nothing of those outputs but their form is used.
 */
export const publicSources = {
  statusPage: troubleshootDsregcmd,
  joinPage: troubleshootHybridJoin,
  win10: 'public output: Windows 10 19045, joined, elevated prompt of its user, March 2025',
  win11: 'public output: Windows 11, registered work account, elevated prompt',
  newest: 'public output: domain PC not joined, remote logon, May 2026',
  server2022: 'public output: Windows Server 2022, domain member not joined, elevated prompt, November 2022',
  server2016: 'public output: Windows Server 2016, hybrid joined, elevated prompt, in a hands-on lab of Microsoft',
  enterprisePrt: 'https://learn.microsoft.com/en-us/answers/questions/591928/windows-hello-for-business-with-adfs-certificate-h',
  systemAgent: 'public log of an agent that runs dsregcmd as SYSTEM on a workgroup PC',
  registered1709: 'public output: Windows 10 1709, registered work account',
  dnsDiary: 'public diary: joined VM whose names did not resolve, September 2026',
  keySignIssue: keySignTestPost,
} as const;
