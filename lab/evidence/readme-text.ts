/** The text that lies beside the evidence and says what it is and what to do with it. It names no fault: the reader may be about to guess. */
export function readmeText(): string {
  return [
    'Evidence from a laboratory',
    '',
    'Nothing here comes from a real PC, tenant or person. A model of Windows and Microsoft Entra ID ran the published protocol',
    'on one machine, something in it was broken, and the folder "evidence" holds what the model says Windows, Entra and an',
    'administrator would show afterwards.',
    '',
    '  evidence/dsregcmd.txt           dsregcmd /status',
    '  evidence/events/                event logs; Analytic logs are off in Windows and missing unless the run enabled them',
    '  evidence/graph/                 Microsoft Graph: device, deleted devices, user, audit log, sign-in log',
    '  evidence/netsh-winhttp.txt      netsh winhttp show proxy',
    '  evidence/internet-settings.reg  proxy setting of the user, where there is one',
    '  evidence/w32tm-stripchart.txt   clock comparison, where the clock is off',
    '  evidence/symptom.txt            what the user says, where that matters',
    '  provenance.tsv                  for every line: documented, captured or modelled, and the source',
    '',
    'Use it to practise and to test tools: npx prtrace diagnose evidence',
    'Do not use it as a proof of what Windows prints: look the line up in provenance.tsv first, and what is modelled in a real',
    'capture. Do not hand it on without this text.',
    '',
  ].join('\n');
}
